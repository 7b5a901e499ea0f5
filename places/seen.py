#!/usr/bin/env python3
"""seen.py TEXTS... > seen.tsv: how English newspapers use words, as evidence for pruning the gazetteer.

TEXTS are JSON-lines files (gzip allowed) with a `text` key. Prints FORM, times capitalised inside a sentence
(runs of one to four words), times in small letters, times before or after the marks of a person
("Mr X", "X said", "John X")."""
import collections
import gzip
import json
import re
import sys

WORD = re.compile(r"[^\W\d_]+(?:['’\-.][^\W\d_]+)*\.?")
PERSON_BEFORE = {"Mr", "Mr.", "Mrs.", "Ms.", "Dr.", "President", "Minister", "Secretary", "Senator", "Sen.", "Rep.",
                 "Chancellor", "Judge", "Gen.", "General", "Governor", "Gov.", "King", "Prince", "Colonel", "Col."}
PERSON_AFTER = {"said", "says", "told", "added", "wrote", "tweeted", "asked", "who", "himself", "herself"}


def main():
    capital, small, person = collections.Counter(), collections.Counter(), collections.Counter()
    for path in sys.argv[1:]:
        opener = gzip.open if path.endswith(".gz") else open
        with opener(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                text = json.loads(line).get("text") or ""
                for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z\"“])|\n", text):
                    words = WORD.findall(sentence)
                    if sum(w.isupper() for w in words) * 2 > len(words):
                        continue
                    for i, w in enumerate(words):
                        if w[0].islower():
                            small[w] += 1
                            continue
                        if i == 0:
                            continue
                        before = words[i - 1]
                        after = words[i + 1] if i + 1 < len(words) else ""
                        person[w] += before in PERSON_BEFORE or after in PERSON_AFTER
                        for n in range(1, 5):
                            run = words[i:i + n]
                            if len(run) < n:
                                break
                            capital[" ".join(run).rstrip(".")] += 1
    for form, count in sorted(capital.items()):
        if count >= 2 or small[form.lower()]:
            print(form, count, small[form.lower()], person[form], sep="\t")


main()
