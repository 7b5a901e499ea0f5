#!/usr/bin/env python3
"""agree.py [--least SHARE] FIRST.conllu SECOND.conllu > OUT.conllu: the first teacher's sentences on whose trees both agree.

Kept is what the first read of each sentence, where at least this share of its words has the same head in the second reading
(0.85 if not told otherwise). A sentence that one of them lacks is left out.
"""
import argparse, sys
import teacher


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--least", type=float, default=0.85)
    parser.add_argument("first")
    parser.add_argument("second")
    args = parser.parse_args()
    heads = {" ".join(r[1] for r in rows): [r[6] for r in rows] for _, rows in teacher.sentences(args.second)}
    all_, kept = 0, 0
    for _, rows in teacher.sentences(args.first):
        other = heads.get(" ".join(r[1] for r in rows), [])
        all_ += 1
        if len(other) == len(rows) and sum(h == r[6] for h, r in zip(other, rows)) >= args.least * len(rows):
            kept += 1
            print("\n".join("\t".join(r) for r in rows) + "\n")
    print(f"{kept} of {all_} sentences kept", file=sys.stderr)


main()
