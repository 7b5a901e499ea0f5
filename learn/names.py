#!/usr/bin/env python3
"""names.py [--marks FILE] IN.conllu > OUT.conllu: writes names of persons, organisations and places into MISC (`Name=B-PER`).

With --marks from a list of them: `sent_id TAB first-last=KIND …`, words counted from 1; sentences that it lacks have none. Without,
out of GUM's entities. GUM marks every phrase that denotes something, named or not, with all that belongs to it ("the former
prime minister Ann Example, who"). A name is less: the run of proper nouns about the phrase's head, with the small words that hold
the names of bodies and places together ("Bank of Ruritania"), without title and article, as in the Universal NER guidelines
(Mayhew et al. 2024). The longest entity wins; what stands inside a name is no name of its own.
"""
import re, sys

KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}
ALWAYS = {"-", "'s", "’s", "'", "de", "von", "van", "la", "el", "&", "."}
JOINS = {"PER": ALWAYS, "ORG": ALWAYS | {"of", "for", "the", "and"}, "LOC": ALWAYS | {"of", "the"}}
TITLES = set("Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Prof Prof. Professor President Sen. Senator Rep. Gov. Governor Minister Prime Chancellor "
             "Justice Judge Chief General Gen. Colonel Col. Captain Lieutenant Sgt. Major Sir Lady Lord Rev. Reverend Pope Secretary "
             "Mayor Ambassador Representative Congressman Attorney Director Vice Doctor Aunt Uncle Chairman Speaker Commissioner".split())


def entities(rows):
    """(start, end, kind) of each entity that closes within the sentence."""
    out, begun = [], []
    for at, row in enumerate(rows):
        mark = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        for part in re.findall(r"\([^()]*\)?|\d+(?:\[[^\]]*\])?\)", mark.group(1) if mark else ""):
            if part[0] == "(":
                number, kind = re.match(r"\((\d+)[^-]*-(\w+)", part).groups()
                if part[-1] == ")":
                    out.append((at, at + 1, kind))
                else:
                    begun.append((number, at, kind))
                continue
            number = re.match(r"\d+", part).group()
            for k in reversed(range(len(begun))):
                if begun[k][0] == number:
                    out.append((begun[k][1], at + 1, begun[k][2]))
                    del begun[k]
                    break
    return out


def name_in(rows, start, end, kind):
    """The name within an entity; empty if its head is no proper noun."""
    head = next((i for i in range(start, end) if not start < int(rows[i][6]) <= end), start)
    proper = [row[4] in ("NNP", "NNPS") for row in rows]
    if not proper[head]:
        return head, head
    low, high = head, head + 1
    for i in range(head - 1, start - 1, -1):
        if proper[i]:
            low = i
        elif rows[i][1] not in JOINS[kind]:
            break
    for i in range(head + 1, end):
        if proper[i]:
            high = i + 1
        elif rows[i][1] not in JOINS[kind]:
            break
    while kind == "PER" and high - low > 1 and rows[low][1] in TITLES:
        low += 1
    return low, high


def names_of_entities(rows):
    for start, end, kind in sorted(entities(rows), key=lambda e: e[0] - e[1]):
        if kind in KINDS:
            yield *name_in(rows, start, end, KINDS[kind]), KINDS[kind]


def names_of_marks(text):
    for first, last, kind in re.findall(r"(\d+)(?:-(\d+))?=(\w+)", text):
        yield int(first) - 1, int(last or first), kind


def sentence_print(lines, names):
    rows = [fields for fields in lines if fields[0].isdigit()]
    classes = ["O"] * len(rows)
    for low, high, kind in names(rows):
        if low < high and all(c == "O" for c in classes[low:high]):
            for i in range(low, high):
                part = "S" if high - low == 1 else "B" if i == low else "E" if i == high - 1 else "I"
                classes[i] = part + "-" + kind
    for fields, name in zip(rows, classes):
        fields[9] = "Name=" + name + ("" if fields[9] == "_" else "|" + fields[9])
    for fields in lines:
        print("\t".join(fields))


arguments, marks = sys.argv[1:], None
if arguments[0] == "--marks":
    marks = dict(line.rstrip("\n").split("\t") for line in open(arguments[1], encoding="utf-8"))
    del arguments[:2]
lines, sentence = [], None
for line in open(arguments[0], encoding="utf-8"):
    fields = line.rstrip("\n").split("\t")
    if len(fields) == 10:
        lines.append(fields)
        continue
    if line.startswith("# sent_id = "):
        sentence = line[12:].rstrip("\n")
    if lines:
        sentence_print(lines, names_of_entities if marks is None else lambda rows: names_of_marks(marks.get(sentence, "")))
    lines = []
    print(line.rstrip("\n"))
