#!/usr/bin/env python3
"""clusters.py CLUSTERS.json.gz FREQUENCIES.json.gz [WORDS] > clusters.tsv

Brings the English Brown clusters of the package spacy-lookups-data 1.0.5 (files en_lexeme_cluster.json.gz and
en_lexeme_prob.json.gz, MIT licence) into the form that `learn` reads: a lower-cased word, a tab, its cluster's path as an
integer whose lowest bit is the path's first step; the most frequent words first. Digits are written as 0.
"""
import gzip, json, re, sys

clusters = json.load(gzip.open(sys.argv[1]))
logs = json.load(gzip.open(sys.argv[2]))
most = int(sys.argv[3]) if len(sys.argv) > 3 else 120000
best = {}
for word, path in clusters.items():
    key = re.sub("[0-9]", "0", word.lower()).replace("’", "'")
    log = logs.get(word, -30.0)
    if path and not re.search(r"\s", key) and len(key.encode()) <= 40 and (key not in best or log > best[key][0]):
        best[key] = (log, path)
for key in sorted(best, key=lambda k: (-best[k][0], k))[:most]:
    print(f"{key}\t{best[key][1]}")
