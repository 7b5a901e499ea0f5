#!/usr/bin/env python3
"""lists.py PLACES ACTORS NAMES LEMMAS.json.gz > lists.tsv

The lists that single words stand in, for the tagger of names: a lower-cased word, a tab, the sum of 1 given name,
2 family name, 4 the whole name of a place, 8 part of a longer one, 16 part of an organisation's name, 32 a country or its
adjective, 64 a verb and 128 a noun in its basic form. PLACES and ACTORS are this project's folders; NAMES is a folder with the lists of first and last names of the
United States Census of 1990 (public domain; in the package names 0.3.0); LEMMAS is en_lemma_index.json.gz of the package
spacy-lookups-data 1.0.5 (WordNet 3.0's licence).
"""
import collections, glob, gzip, json, os, re, sys

places, actors, census, lemmas = sys.argv[1:5]
bits = collections.Counter()
small = set("of the and for in on de la el al von van der du des le da do dos y e a at to".split())


def rows(path):
    lines = [l.rstrip("\r\n") for l in open(path, encoding="utf-8") if l.strip() and not l.startswith("#")]
    head = lines[0].split("\t")
    for line in lines[1:]:
        yield collections.defaultdict(str, zip(head, line.split("\t")))


def words(name):
    name = name.replace("’", "'")
    return [re.sub("[0-9]", "0", w.lower()) for w in re.findall(r"[^\W_](?:[\w'.]*\w)?", name) if w.lower() not in small and len(w) > 1]


def put(word, bit):
    bits[word] |= bit


def place(name):
    parts = words(name)
    for part in parts:
        if part[:1].isalpha():
            put(part, 4 if len(parts) == 1 else 8)


for path in sorted(glob.glob(os.path.join(places, "*.tsv"))):
    base = os.path.basename(path)
    if not base.startswith(("towns", "regions", "countries", "counties", "other")):
        continue
    for row in rows(path):
        place(row["name"])
        if base.startswith("countries"):
            for name in [row["name"]] + row["alternates"].split("|") + row["adjectives"].split("|"):
                for part in words(name):
                    put(part, 32)
first, last, bodies = collections.Counter(), collections.Counter(), collections.Counter()
for path in sorted(glob.glob(os.path.join(actors, "*.tsv"))):
    base = os.path.basename(path)
    people = base.startswith(("leaders", "legislators", "officials", "people"))
    groups = base.startswith(("organisations", "parties", "armed"))
    for row in rows(path):
        names = [row["name"]] + re.split(r"; *", row["alias"] + ";" + row["aliases"])
        if people and len(row["name"].split()) > 1:
            parts = words(row["name"])
            for part in parts[:1]:
                first[part] += 1
            for part in parts[-1:]:
                last[part] += 1
        if groups:
            for name in names:
                parts = words(name)
                for part in parts:
                    bodies[part] += 2 if len(parts) == 1 else 1
for word, count in first.items():
    if count >= 2:
        put(word, 1)
for word, count in last.items():
    put(word, 2)
for word, count in bodies.items():
    if count >= 2:
        put(word, 16)
for name, bit, most in (("dist.male.first", 1, 10**6), ("dist.female.first", 1, 10**6), ("dist.all.last", 2, 12000)):
    for i, line in enumerate(open(os.path.join(census, name))):
        if i < most:
            put(line.split()[0].lower(), bit)
for kind, bit in (("verb", 64), ("noun", 128)):
    for word in json.load(gzip.open(lemmas))[kind]:
        if re.fullmatch(r"[a-z][a-z'-]*[a-z]", word):
            put(word, bit)
for word in sorted(bits):
    if len(word.encode()) <= 40:
        print(f"{word}\t{bits[word]}")
