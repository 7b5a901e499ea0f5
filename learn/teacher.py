#!/usr/bin/env python3
"""A teacher: a pretrained encoder (all-mpnet-base-v2, all-MiniLM-L6-v2) with heads for tags, names and trees, trained on the
treebanks, which reads raw articles for the program's net to learn from.

    teacher.py train --encoder FOLDER --out FILE [--seed N] [--epochs N] [--judge DEV.conllu]... TRAIN.conllu...
    teacher.py read --encoder FOLDER --model FILE [--model FILE]... IN.conllu OUT.conllu

Trees by biaffine attention (Dozat & Manning 2017) over the encoder's layers mixed (Peters et al. 2018); UPOS, XPOS and features as
one class; names as BIOES classes, from MISC (`Name=B-PER`; no mark: not known, which teaches nothing). A word is its first
and last piece; what the uncased pieces do not say, capitals and digits, is added as a row for the word's shape. Several
models of one encoder read together, by the mean of their scores.
"""
import argparse, math, os, random, sys, time
import numpy, torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional as F

from decode import NAMES, names_of, tree_of

SHAPES = 10
DROPPED = ("Typo=", "Style=", "ExtPos=", "CorrectForm")


def shape(word, first):
    if word[:1].isdigit():
        return 1
    if not any(c.isalpha() for c in word):
        return 2
    if word.islower():
        return 3
    if len(word) == 1 or (len(word) == 2 and word[1] == "."):
        return 4
    if word.isupper():
        return 5
    if word[0].isupper() and word[1:].islower():
        return 6 if not first else 7
    return 8


def sentences(path):
    """Yields (comments, rows of ten fields)."""
    comments, rows = [], []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("#"):
            comments.append(line)
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            yield comments, rows
            comments, rows = [], []
    if rows:
        yield comments, rows


def tag_of(row):
    feats = [f for f in row[5].split("|") if f != "_" and not f.startswith(DROPPED)]
    return "\t".join((row[3], row[4], "|".join(feats) or "_"))


class Inventory:
    def __init__(self, tags, labels):
        self.tags, self.labels = tags, labels
        self.tag = {t: i for i, t in enumerate(tags)}
        self.label = {t: i for i, t in enumerate(labels)}
        self.upos = [t.split("\t")[0] for t in tags]


def inventory_of(corpora):
    tags, labels = {}, {}
    for corpus in corpora:
        for _, rows in corpus:
            for row in rows:
                if row[0].isdigit():
                    tags[tag_of(row)] = tags.get(tag_of(row), 0) + 1
                    labels[row[7]] = labels.get(row[7], 0) + 1
    return Inventory(sorted(t for t in tags if tags[t] >= 3), sorted(l for l in labels if labels[l] >= 5))


def examples_of(corpus, inventory, tokenizer, most=110):
    out = []
    for _, rows in corpus:
        rows = [r for r in rows if r[0].isdigit()]
        if len(rows) > most:
            continue
        words = [r[1] for r in rows]
        pieces = tokenizer.encode(words, is_pretokenized=True, add_special_tokens=True)
        first, last = [0] * len(words), [0] * len(words)
        for at, word in enumerate(pieces.word_ids):
            if word is not None:
                if first[word] == 0:
                    first[word] = at
                last[word] = at
        if min(first) == 0 or len(pieces.ids) > 500:
            continue  # a word without pieces
        shapes = [0 if w is None else shape(words[w], w == 0) for w in pieces.word_ids]
        names = []
        for r in rows:
            mark = [m[5:] for m in r[9].split("|") if m.startswith("Name=")]
            names.append(NAMES.index(mark[0]) if mark and mark[0] in NAMES else -1)
        out.append(dict(rows=rows, ids=pieces.ids, first=first, last=last, shapes=shapes, names=names,
                        tags=[inventory.tag.get(tag_of(r), -1) for r in rows],
                        heads=[int(r[6]) if r[6].isdigit() else 0 for r in rows],
                        labels=[inventory.label.get(r[7], inventory.label.get(r[7].split(":")[0], -1)) for r in rows]))
    return out


class Biaffine(nn.Module):
    def __init__(self, size, outputs):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(outputs, size + 1, size + 1))

    def forward(self, x, y):  # [b, n, d], [b, m, d] -> [b, o, n, m]
        x, y = F.pad(x, (0, 1), value=1.0), F.pad(y, (0, 1), value=1.0)
        return torch.einsum("bnd,ode,bme->bonm", x, self.weight.to(x.dtype), y)


class Teacher(nn.Module):
    def __init__(self, encoder, inventory, arc=384, rel=128, drop=0.25):
        super().__init__()
        self.encoder = encoder
        d, layers = encoder.config.hidden_size, encoder.config.num_hidden_layers + 1
        self.shape = nn.Embedding(SHAPES, d)
        nn.init.normal_(self.shape.weight, std=0.01)
        self.mixes = nn.Parameter(torch.zeros(3, layers) + torch.tensor([0.0] * (layers - 1) + [1.0]))
        self.root = nn.Parameter(torch.zeros(d))
        self.drop = nn.Dropout(drop)
        self.join = nn.ModuleList([nn.Linear(2 * d, d) for _ in range(3)])
        self.tag, self.name = nn.Linear(d, len(inventory.tags)), nn.Linear(d, len(NAMES))
        self.parts = nn.ModuleList([nn.Sequential(nn.Linear(d, n), nn.GELU(), nn.Dropout(drop)) for n in (arc, arc, rel, rel)])
        self.arc, self.rel = Biaffine(arc, 1), Biaffine(rel, len(inventory.labels))

    def words(self, hidden, task, first, last):
        weights = torch.softmax(self.mixes[task], 0)
        mixed = sum(w * h for w, h in zip(weights, hidden))
        at = torch.arange(mixed.shape[0])[:, None]
        both = torch.cat((mixed[at, first], mixed[at, last]), -1)
        return self.drop(F.gelu(self.join[task](self.drop(both))))

    def layers(self, batch):
        e = self.encoder.embeddings.word_embeddings(batch["ids"]) + self.shape(batch["shapes"])
        return self.encoder(inputs_embeds=e, attention_mask=batch["mask"], output_hidden_states=True).hidden_states

    def forward(self, batch):
        hidden = self.layers(batch)
        first, last = batch["first"], batch["last"]
        tags = self.tag(self.words(hidden, 0, first, last))
        names = self.name(self.words(hidden, 1, first, last))
        x = self.words(hidden, 2, first, last)
        heads = torch.cat((self.root.to(x.dtype).expand(x.shape[0], 1, -1), x), 1)
        arcs = self.arc(self.parts[0](x), self.parts[1](heads))[:, 0]
        return tags, names, arcs, self.parts[2](x), self.parts[3](heads)

    def rels(self, dependents, heads, at):
        """Scores of labels [b, n, labels] for given heads."""
        chosen = torch.gather(heads, 1, at[..., None].expand(-1, -1, heads.shape[-1]))
        x, y = F.pad(dependents, (0, 1), value=1.0), F.pad(chosen, (0, 1), value=1.0)
        left = torch.einsum("bnd,ode->bnoe", x, self.rel.weight.to(x.dtype))
        return torch.einsum("bnoe,bne->bno", left, y)


def pad(lists, value=0):
    n = max(len(l) for l in lists)
    return torch.tensor([list(l) + [value] * (n - len(l)) for l in lists])


def collate(items):
    batch = {k: pad([i[k] for i in items]) for k in ("ids", "shapes", "first", "last", "heads")}
    batch.update({k: pad([i[k] for i in items], -1) for k in ("names", "tags", "labels")})
    batch["mask"] = pad([[1] * len(i["ids"]) for i in items])
    batch["real"] = pad([[1] * len(i["first"]) for i in items]).bool()
    return batch


def batches(items, words, shuffle):
    order = sorted(range(len(items)), key=lambda i: (len(items[i]["ids"]) + (random.random() * 6 if shuffle else 0)))
    out, now = [], []
    for i in order:
        if now and (len(now) + 1) * len(items[i]["ids"]) > words:
            out.append(now)
            now = []
        now.append(i)
    out.append(now)
    if shuffle:
        random.shuffle(out)
    return out


def masked(arcs, real):
    """Scores of heads: none beyond the sentence, no word its own head."""
    n = real.shape[1]
    allowed = F.pad(real, (1, 0), value=True)[:, None, :].expand(-1, n, -1)
    own = F.pad(torch.eye(n, dtype=torch.bool), (1, 0), value=False)
    return arcs.float().masked_fill(~allowed | own, -1e4)


def loss_of(model, batch):
    tags, names, arcs, dependents, heads = model(batch)
    real = batch["real"]
    arcs = masked(arcs, real)
    loss = F.cross_entropy(arcs[real], batch["heads"][real])
    labels = model.rels(dependents, heads, batch["heads"]).float()
    loss = loss + F.cross_entropy(labels.flatten(0, 1), batch["labels"].flatten(), ignore_index=-1)
    loss = loss + 0.5 * F.cross_entropy(tags.float().flatten(0, 1), batch["tags"].flatten(), ignore_index=-1)
    if (batch["names"] >= 0).any():
        loss = loss + 0.5 * F.cross_entropy(names.float().flatten(0, 1), batch["names"].flatten(), ignore_index=-1)
    return loss


@torch.no_grad()
def read(models, items, inventory, words=6000, told=None):
    """Yields (item index, heads, labels, tags, names)."""
    for model in models:
        model.eval()
    done = 0
    for batch_items in batches(items, words, False):
        batch = collate([items[i] for i in batch_items])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            outs = [m(batch) for m in models]
        log = [torch.log_softmax(masked(o[2], batch["real"]), -1) for o in outs]
        arcs = torch.stack(log).logsumexp(0) - math.log(len(models))
        tags = torch.stack([o[0].float().log_softmax(-1) for o in outs]).mean(0).argmax(-1).numpy()
        names = torch.stack([o[1].float().log_softmax(-1) for o in outs]).mean(0).numpy()
        heads = []
        width = batch["real"].shape[1]
        for k, i in enumerate(batch_items):
            n = len(items[i]["first"])
            a = arcs[k, :n, :n + 1].numpy()
            heads.append(list(tree_of(a)) + [0] * (width - n))
        at = torch.tensor(numpy.array(heads))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            rels = torch.stack([m.rels(o[3], o[4], at).float().log_softmax(-1) for m, o in zip(models, outs)]).mean(0)
        root = inventory.label["root"]
        is_root = (at == 0)
        rels[..., root] = torch.where(is_root, torch.tensor(1e4), torch.tensor(-1e4))
        rels = rels.argmax(-1).numpy()
        for k, i in enumerate(batch_items):
            n = len(items[i]["first"])
            yield i, heads[k][:n], rels[k][:n], tags[k][:n], names_of(names[k][:n])
        done += len(batch_items)
        if told:
            told(done)


def spans(names):
    out, start = set(), None
    for i, c in enumerate(names):
        p = NAMES[c][0] if c >= 0 else "O"
        if p == "S":
            out.add((i, i + 1, NAMES[c][2:]))
        elif p == "B":
            start = i
        elif p == "E" and start is not None:
            out.add((start, i + 1, NAMES[c][2:]))
    return out


def judge(model, items, inventory, name):
    words = arcs = las = upos = tag = hit = have = gold = 0
    for i, heads, labels, tags, names in read([model], items, inventory):
        it = items[i]
        for k, r in enumerate(it["rows"]):
            words += 1
            right = heads[k] == it["heads"][k]
            arcs += right
            las += right and inventory.labels[labels[k]].split(":")[0] == r[7].split(":")[0]
            upos += inventory.upos[tags[k]] == r[3]
            tag += tags[k] == it["tags"][k]
        if any(x >= 0 for x in it["names"]):
            g, h = spans(it["names"]), spans(names)
            hit, have, gold = hit + len(g & h), have + len(h), gold + len(g)
    f = 2 * hit / (have + gold) if have + gold else 0
    print(f"  {name}: UAS {arcs / words:.4f} LAS {las / words:.4f} UPOS {upos / words:.4f} tags {tag / words:.4f} names {f:.3f}", flush=True)


def train(args):
    from transformers import AutoModel
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    corpora = [list(sentences(p)) for p in args.files]
    inventory = inventory_of(corpora)
    tokenizer = Tokenizer.from_file(os.path.join(args.encoder, "tokenizer.json"))
    tokenizer.no_padding(); tokenizer.no_truncation()
    items = [x for c in corpora for x in examples_of(c, inventory, tokenizer)]
    judged = [(os.path.basename(p), examples_of(list(sentences(p)), inventory, tokenizer, 200)) for p in args.judge]
    print(len(items), "sentences,", len(inventory.tags), "tags,", len(inventory.labels), "labels", flush=True)
    model = Teacher(AutoModel.from_pretrained(args.encoder, attn_implementation="eager", attention_probs_dropout_prob=0.0), inventory)
    model.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    old = [p for n, p in model.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    new = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW([dict(params=old, lr=args.rate), dict(params=new, lr=1e-3)], betas=(0.9, 0.98), weight_decay=0.01)
    steps = args.epochs * len(batches(items, args.words, True))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1, s / (0.06 * steps)) * max(0.0, 1 - s / steps))
    for epoch in range(args.epochs):
        model.train()
        start, total = time.time(), 0
        todo = batches(items, args.words, True)
        for b in todo:
            batch = collate([items[i] for i in b])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(model, batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch + 1}: loss {total / len(todo):.3f}, {time.time() - start:.0f} s", flush=True)
        if epoch % 3 == 2 or epoch == args.epochs - 1:
            for name, dev in judged:
                judge(model, dev, inventory, name)
            torch.save(dict(model=model.state_dict(), tags=inventory.tags, labels=inventory.labels), args.out)


def aligned(weight, own, wanted, missing):
    """Rows of a head's weight in another inventory's order; classes that it does not know get `missing`."""
    at = {name: i for i, name in enumerate(own)}
    rows = [weight[at[name]] if name in at else torch.full_like(weight[0], missing) for name in wanted]
    return nn.Parameter(torch.stack(rows))


def models_load(args):
    """The models, with classes in the first one's order, and that inventory."""
    from transformers import AutoConfig, AutoModel
    models, inventory = [], None
    for path in args.model:
        saved = torch.load(path)
        own = Inventory(saved["tags"], saved["labels"])
        inventory = inventory or own
        config = AutoConfig.from_pretrained(args.encoder)
        model = Teacher(AutoModel.from_config(config, attn_implementation="eager"), own)
        model.load_state_dict(saved["model"])
        model.tag.weight = aligned(model.tag.weight.data, own.tags, inventory.tags, 0.0)
        model.tag.bias = aligned(model.tag.bias.data, own.tags, inventory.tags, -1e4)
        model.rel.weight = aligned(model.rel.weight.data, own.labels, inventory.labels, 0.0)
        models.append(model)
    return models, inventory


def fit(rows):
    """Whether a raw sentence is worth reading: no table, no slug, no fragment."""
    words = [r[1] for r in rows if r[0].isdigit()]
    digits = sum(any(c.isdigit() for c in w) for w in words)
    capitals = sum(w.isupper() and len(w) > 1 for w in words)
    return (5 <= len(words) <= 60 and digits < 0.2 * len(words) and capitals < 0.3 * len(words)
            and any(r[3] in ("VERB", "AUX") for r in rows))


def annotate(args):
    models, inventory = models_load(args)
    tokenizer = Tokenizer.from_file(os.path.join(args.encoder, "tokenizer.json"))
    tokenizer.no_padding(); tokenizer.no_truncation()
    corpus = list({" ".join(r[1] for r in rows): (c, rows) for c, rows in sentences(args.files[0]) if fit(rows)}.values())
    items = examples_of(corpus, inventory, tokenizer)
    start = time.time()
    told = lambda n: print(f"\r{n} of {len(items)} sentences, {time.time() - start:.0f} s", end="", file=sys.stderr, flush=True)
    got = [None] * len(items)
    for i, heads, labels, tags, names in read(models, items, inventory, told=told):
        got[i] = (heads, labels, tags, names)
    with open(args.files[1], "w", encoding="utf-8") as out:
        for item, (heads, labels, tags, names) in zip(items, got):
            for k, row in enumerate(item["rows"]):
                upos, xpos, feats = inventory.tags[tags[k]].split("\t")
                misc = ["Name=" + NAMES[names[k]]] + [m for m in row[9].split("|") if m.startswith("SpaceAfter")]
                row[3:10] = [upos, xpos, feats, str(heads[k]), inventory.labels[labels[k]], "_", "|".join(misc)]
                row[2] = "_"
                out.write("\t".join(row) + "\n")
            out.write("\n")
    print(f"\n{len(items)} of {len(corpus)} sentences read", file=sys.stderr)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=("train", "read"))
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--out")
    parser.add_argument("--model", action="append", default=[])
    parser.add_argument("--judge", action="append", default=[])
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--words", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("files", nargs="+")
    args = parser.parse_args()
    train(args) if args.what == "train" else annotate(args)
