#!/usr/bin/env python3
"""rename.py NAMES [--also MORE.conllu] IN.conllu... > OUT.conllu: sentences once more with other names in them, so that a name is known by its place
in the sentence and not by heart alone.

A name of proper nouns gives way to another of its kind and length: persons are made of the census's given and family names
(NAMES/dist.*, as frequent as they are) or are, like organisations and places, drawn from the names of all input
files and of MORE.conllu. Trees, tags and marks stay. Capitals stay where a name has none or has nothing else. Every sentence with a name comes once; fixed seed.
"""
import os, random, sys

random.seed(9)


def sentences(path):
    rows = []
    for line in open(path, encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        if len(fields) == 10:
            if fields[0].isdigit():
                rows.append(fields)
        elif rows and not line.startswith("#"):
            yield rows
            rows = []
    if rows:
        yield rows


def names(rows):
    """(start, end, kind) of a sentence's names."""
    start = None
    for i, row in enumerate(rows):
        mark = row[9].split("|")[0]
        part, kind = mark[5:6], mark[7:]
        if part == "S":
            yield i, i + 1, kind
        elif part == "B":
            start = i
        elif part == "E" and start is not None:
            yield start, i + 1, kind


def proper(rows):
    return all(r[4] == "NNP" and r[1][:1].isalpha() for r in rows)


def census(folder, file):
    out = []
    for line in open(os.path.join(folder, file)):
        name, share = line.split()[:2]
        out += [name.title()] * max(1, int(float(share) * 100))
    return out


arguments, also = sys.argv[1:], []
if arguments[1] == "--also":
    also = [arguments[2]]
    del arguments[1:3]
folder, files = arguments[0], arguments[1:]
given = census(folder, "dist.male.first") + census(folder, "dist.female.first")
family = census(folder, "dist.all.last")
pool = {}
treebanks = [list(sentences(path)) for path in files]
for bank in treebanks + [sentences(path) for path in also]:
    for rows in bank:
        for start, end, kind in names(rows):
            if proper(rows[start:end]):
                pool.setdefault((kind, end - start), set()).add(tuple(r[1] for r in rows[start:end]))
pool = {key: sorted(values) for key, values in pool.items()}


def another(kind, length):
    if kind == "PER" and length <= 3 and random.random() < 0.6:
        if length == 1:
            return [random.choice(given if random.random() < 0.6 else family)]
        return [random.choice(given) for _ in range(length - 1)] + [random.choice(family)]
    return list(random.choice(pool[kind, length]))


for bank in treebanks:
    for rows in bank:
        found = [n for n in names(rows) if proper(rows[n[0] : n[1]])]
        if not found:
            continue
        for start, end, kind in found:
            for row, word in zip(rows[start:end], another(kind, end - start)):
                old = row[1]
                row[1] = word.lower() if old.islower() else word.upper() if old.isupper() and len(old) > 4 else word
                row[2] = row[1]
        print("\n".join("\t".join(r) for r in rows) + "\n")
