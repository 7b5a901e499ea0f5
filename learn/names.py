#!/usr/bin/env python3
"""names.py PLACES ACTORS NAMES IN.conllu > OUT.conllu

Marks names in tagged sentences from what this project's tables know, so that the tagger of names learns from text whose
names nobody marked: MISC gets Name=B-PER and so on, Name=O for words that are no name, and nothing for proper nouns that
nothing is known of, which then teach nothing. A run of proper nouns is looked up whole and in parts; titles, given names, and
the words that bodies are called by tell the rest; a family name means the person named in full a little before.
"""
import collections, glob, os, re, sys

places, actors, census, path = sys.argv[1:5]
TITLES = set("Mr. Mr Mrs. Mrs Ms. Ms Dr. Dr President Minister Senator Sen. Rep. Gov. Governor General Gen. Colonel Col. "
             "Chancellor King Queen Prince Princess Sheikh Secretary Ambassador Judge Justice Mayor Congressman Spokesman "
             "Representative Chairman Director Captain Capt. Sgt. Lieutenant Lt. Admiral Adm. Pope Premier Professor Prof. "
             "Sir Lord Lady Rev. Reverend Crown Prime Deputy Vice Chief Attorney Speaker Leader Foreign Defense Defence Interior "
             "Finance Justice Press White Aunt Uncle".split())
TIMES = set("Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon. Tue. Wed. Thu. Fri. Sat. Sun. January February March "
            "April May June July August September October November December Jan Jan. Feb Feb. Mar Mar. Apr Apr. Jun Jul Jul. Aug "
            "Aug. Sep Sep. Sept Sept. Oct Oct. Nov Nov. Dec Dec. AM PM GMT EST EDT CST PST Christmas Easter Ramadan Internet "
            "English Arabic French Spanish Russian Chinese German Twitter Facebook".split()) - {"Twitter", "Facebook"}
BODIES = set("Ministry Party University Bank Corp. Corp Inc. Inc Co. Ltd. Ltd Plc Committee Council Department Agency "
             "Association Union Court Group Institute Parliament Senate Congress Commission Organisation Organization Foundation "
             "Airlines Airways Federation Office Bureau Company Corporation Fund League Assembly Army Navy Board Authority Center "
             "Centre College School Club Front Movement Service Services Partners Industries International Systems Energy "
             "Society Administration Alliance Coalition Cabinet Kremlin Pentagon Treasury".split())
JOIN = {"of", "the", "and", "for", "-", "&", "'s", "’s", "al", "bin", "de", "von", "van", "la", "el", "ul", "da", "dos"}


def rows(path):
    lines = [l.rstrip("\r\n") for l in open(path, encoding="utf-8") if l.strip() and not l.startswith("#")]
    head = lines[0].split("\t")
    for line in lines[1:]:
        yield collections.defaultdict(str, zip(head, line.split("\t")))


def key(words):
    return re.sub(r"[\W_]+", " ", " ".join(words).replace("’", "'")).strip().lower()


known, capitals = {}, set()


def learn(name, kind, rank):
    name = re.sub(r"^(the|The) ", "", name)
    k = key([name])
    if " " not in k and rank >= 4 and kind == "ORG" and not name.isupper() or name in ("Republican", "Democrat", "Republicans", "Democrats", "Act"):
        return
    if " " not in k and name.isupper() and kind == "ORG":
        capitals.add(k)
    if len(k) < 3 and k not in ("us", "uk", "un", "eu") or not name[:1].isupper():
        return
    if k not in known or known[k][1] > rank:
        known[k] = (kind, rank)
    elif known[k][1] == rank and known[k][0] != kind:
        known[k] = (None, rank)


for file in sorted(glob.glob(os.path.join(places, "*.tsv"))):
    base = os.path.basename(file)
    for row in rows(file):
        if base.startswith("countries"):
            for name in [row["name"], row["capital"]] + row["alternates"].split("|"):
                learn(name, "LOC", 0)
        elif base.startswith("regions") or base.startswith("towns") and int(row["population"] or 0) >= 60000:
            learn(row["name"], "LOC", 3)
for name in "US U.S. U.S UK U.K. Europe Asia Africa America Middle East Gaza West Bank Gaza Strip Wall Street".split():
    learn(name, "LOC", 0)
for name in ("Middle East", "West Bank", "Gaza Strip", "Wall Street", "New York", "Los Angeles", "Hong Kong", "Latin America"):
    learn(name, "LOC", 0)
for file in sorted(glob.glob(os.path.join(actors, "*.tsv"))):
    base = os.path.basename(file)
    for row in rows(file):
        names = [row["name"]] + re.split(r"; *", row["alias"] + ";" + row["aliases"])
        if base.startswith(("leaders", "legislators", "officials", "people")):
            for name in names:
                learn(name, "PER", 2 if " " in name else 9)
        elif base.startswith(("organisations", "parties", "armed")):
            for name in names:
                learn(name, "ORG", 1 if " " in name or base.startswith("organisations") else 4)
hand = {row["name"]: row["kind"] for row in rows(os.path.join(os.path.dirname(__file__), "names.tsv"))}
often = {l.split()[0].lower() for f in ("dist.male.first", "dist.female.first") for l in open(os.path.join(census, f))
         if float(l.split()[1]) >= 0.5}
given = {l.split()[0].lower() for f in ("dist.male.first", "dist.female.first") for l in open(os.path.join(census, f))}
recent = collections.OrderedDict()  # family name -> sentence


SIDES = set("South North East West Southern Northern Eastern Western Central Greater New Upper Lower Old Southeast "
            "Northeast Southwest Northwest".split())
GROUNDS = set("Street St. St Ave Ave. Avenue Road Rd Rd. River Lake Island Islands Bay Sea Mountains Mountain Airport Park Square "
              "Valley Province County District Bridge Station Beach Hotel Museum Mall Building Hospital Falls Tower City Village "
              "Gulf Ocean Peninsula Desert Hills Region Coast Strait Territory Restaurant Plaza Drive Highway Boulevard Blvd".split())


def look_up(words):
    k = key(words)
    kind = known.get(k, (None,))[0]
    if len(words) == 1 and k in often and known.get(k, (None, 0))[1] >= 3:
        return None
    by_hand = hand.get(" ".join(words).replace("’", "'"))
    return by_hand or (None if k in capitals and not words[0].isupper() else kind)


def mark(words, xpos, number):
    n = len(words)
    proper = [x in ("NNP", "NNPS") for x in xpos]
    out = [None if p else "O" for p in proper]
    i = 0

    def put(a, b, kind):
        for j in range(a, b):
            part = "S" if b - a == 1 else "B" if j == a else "E" if j == b - 1 else "I"
            out[j] = part + "-" + kind
        if kind == "PER":
            recent[words[b - 1]] = number

    while i < n:
        if not proper[i]:
            i += 1
            continue
        end = i + 1
        j = i + 1
        while j < n and (proper[j] or words[j] in JOIN):
            j += 1
            if proper[j - 1]:
                end = j
        for j in range(i, end):
            if not proper[j]:
                out[j] = None
        run(words, proper, i, end, out, put, number)
        i = end
    return out


def run(words, proper, a, b, out, put, number):
    j = a
    while j < b:
        for e in range(b, j, -1):
            if proper[e - 1] and look_up(words[j:e]):
                break
        else:
            e = j
        first = j
        while first < b and words[first] in TITLES:
            first += 1
        if b - j == 1 and recent.get(words[j], -99) > number - 40:
            put(j, b, "PER")
            j = b
        elif e > j and (e == b or not proper[e] or look_up(words[j:e]) == "ORG" or e - j > 1):
            kind = look_up(words[j:e])
            if kind == "LOC" and e < b and words[e] in GROUNDS and proper[e]:
                e += 1
            if kind == "O":
                for k in range(j, e):
                    out[k] = "O"
            else:
                put(j, e, kind)
            j = e
        elif words[j] in SIDES and j + 1 < b and look_up(words[j + 1 : b]) == "LOC":
            put(j, b, "LOC")
            j = b
        elif words[j] in TIMES:
            out[j] = "O"
            j += 1
        elif first > j and first < b and proper[first] and words[first] not in BODIES:
            stop = first
            while stop < b and (proper[stop] or words[stop] in ("-", "al", "bin", "de", "von", "van")):
                stop += 1
            for k in range(j, first):
                out[k] = "O"
            if words[stop - 1] not in BODIES and stop - first <= 4 and words[first] not in ("House", "Army"):
                put(first, stop, "PER")
            j = stop
        elif words[b - 1] in GROUNDS and b - j > 1 and all(proper[j:b]):
            put(j, b, "LOC")
            j = b
        elif words[b - 1] in BODIES and b - j > 1 and all(proper[j:b]):
            put(j, b, "ORG")
            j = b
        elif words[j] in BODIES and j + 2 < b and words[j + 1] in ("of", "for"):
            put(j, b, "ORG")
            j = b
        elif words[j].lower() in given and j + 1 < b and proper[j + 1] and b - j <= 4 and words[j].istitle():
            stop = j + 1
            while stop < b and (proper[stop] or words[stop] in ("-", "al", "bin", "de", "von", "van")):
                stop += 1
            if stop - j <= 4 and not any(w in BODIES for w in words[j:stop]):
                put(j, stop, "PER")
            j = stop
        elif b - j == 1 and b - a == 1 and words[j].lower() in given and words[j].istitle() and len(words[j]) > 2:
            put(j, b, "PER")
            j = b
        else:
            j += 1
            while j < b and not proper[j]:
                j += 1


def sentence_print(lines, number):
    """Prints a sentence's lines (lists of fields) with its words' names in MISC."""
    words = [fields for fields in lines if fields[0].isdigit()]
    names = mark([fields[1] for fields in words], [fields[4] for fields in words], number)
    for fields, name in zip(words, names):
        misc = [m for m in fields[9].split("|") if m != "_" and not m.startswith("Name=")]
        fields[9] = "|".join((["Name=" + name] if name else []) + misc) or "_"
    for fields in lines:
        print("\t".join(fields))


lines, number = [], 0
for line in open(path, encoding="utf-8"):
    row = line.rstrip("\n").split("\t")
    if len(row) == 10:
        lines.append(row)
        continue
    if lines:
        number += 1
        sentence_print(lines, number)
        lines = []
    print(line.rstrip("\n"))
if lines:
    sentence_print(lines, number + 1)
