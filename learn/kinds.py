#!/usr/bin/env python3
"""kinds.py --encoder FOLDER --model TEACHER --words TABLE... --texts TREES.conllu... > kinds.tsv

What a large teacher takes a word for when it hardly knows what stands about it: a lower-cased word, a tab, one of 255 groups.
The teacher reads every word with a capital in a sentence that tells nothing ("This is about Ruritania ."); the vectors that it
makes names and tags of are brought down to their chief axes and gathered into groups (k-means). So the program's net learns that a
word it never saw stands for a firm, a town, a family or a thing, as far as the encoder knows it from all that it has read (Turian et al.
2010 did so with clusters of plain texts). Words are the first fields of the tables (of `lists.tsv` those in lists of names), the whole
words of the encoder's pieces, and what stands twice or more in the texts.
"""
import argparse, collections, re, sys
import numpy, torch
from tokenizers import Tokenizer
import teacher

GROUPS, AXES, ROUNDS = 255, 48, 40
LISTS_OF_NAMES = 63  # the bits of lists.tsv that stand for names


def key(word):
    return re.sub("[0-9]", "0", word.strip().lower()).replace("’", "'")


def words_of(tables, texts, tokenizer):
    found = {}
    for path in tables:
        for line in open(path, encoding="utf-8"):
            word, _, number = line.rstrip("\n").partition("\t")
            if not path.endswith("lists.tsv") or int(number) & LISTS_OF_NAMES:
                found.setdefault(key(word))
    counts = collections.Counter()
    for path in texts:
        for line in open(path, encoding="utf-8"):
            fields = line.split("\t")
            if len(fields) == 10:
                counts[key(fields[1])] += 1
    for word in [w for w in counts if counts[w] > 1] + sorted(tokenizer.get_vocab()):
        found.setdefault(key(word))
    return [w for w in found if re.match(r"[^\W\d_]", w) and len(w.encode()) <= 40 and not re.search(r"\s", w)]


@torch.no_grad()
def vectors_of(model, tokenizer, words, size=256):
    """[words, 2 d]: what the heads of names and of tags see of each word."""
    order = sorted(range(len(words)), key=lambda i: len(words[i]))
    out = None
    for at in range(0, len(order), size):
        chosen = order[at:at + size]
        items = []
        for i in chosen:
            told = ["This", "is", "about", words[i][0].upper() + words[i][1:], "."]
            pieces = tokenizer.encode(told, is_pretokenized=True)
            places = [k for k, w in enumerate(pieces.word_ids) if w == 3] or [1]
            items.append(dict(ids=pieces.ids, first=places[0], last=places[-1],
                              shapes=[0 if w is None else teacher.shape(told[w], w == 0) for w in pieces.word_ids]))
        batch = {k: teacher.pad([i[k] for i in items]) for k in ("ids", "shapes")}
        batch["mask"] = teacher.pad([[1] * len(i["ids"]) for i in items])
        first, last = (torch.tensor([[i[k]] for i in items]) for k in ("first", "last"))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = model.layers(batch)
            both = torch.cat([model.words(hidden, task, first, last)[:, 0].float() for task in (1, 0)], -1)
        if out is None:
            out = numpy.zeros((len(words), both.shape[1]), dtype=numpy.float32)
        out[chosen] = both.numpy()
        print(f"\r{at + len(chosen)} of {len(words)} words", end="", file=sys.stderr, flush=True)
    return out


def axes_of(vectors, keep):
    """The chief axes, the half of the names' head weighing twice."""
    half = vectors.shape[1] // 2
    vectors = vectors - vectors.mean(0)
    vectors[:, :half] *= 2 / numpy.sqrt((vectors[:, :half] ** 2).sum(1).mean())
    vectors[:, half:] *= 1 / numpy.sqrt((vectors[:, half:] ** 2).sum(1).mean())
    _, turned = numpy.linalg.eigh(vectors.T @ vectors)
    return vectors @ turned[:, ::-1][:, :keep]


def groups_of(points, groups, rounds):
    chance = numpy.random.default_rng(1)
    centres = points[chance.choice(len(points), groups, replace=False)]
    for _ in range(rounds):
        nearest = numpy.concatenate([(((centres ** 2).sum(1) - 2 * p @ centres.T)).argmin(1) for p in numpy.array_split(points, 64)])
        for g in range(groups):
            mine = points[nearest == g]
            centres[g] = mine.mean(0) if len(mine) else points[chance.integers(len(points))]
    return nearest


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--model", required=True, action="append")
    parser.add_argument("--words", default=[], nargs="+")
    parser.add_argument("--texts", default=[], nargs="+")
    args = parser.parse_args()
    (model,), _ = teacher.models_load(args)
    model.eval()
    tokenizer = Tokenizer.from_file(args.encoder + "/tokenizer.json")
    tokenizer.no_padding(); tokenizer.no_truncation()
    words = words_of(args.words, args.texts, tokenizer)
    groups = groups_of(axes_of(vectors_of(model, tokenizer, words), AXES), GROUPS, ROUNDS)
    for word, group in zip(words, groups):
        print(f"{word}\t{group + 1}")


main()
