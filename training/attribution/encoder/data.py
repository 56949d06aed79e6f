"""Prepared lines (prepare.ts) -> windows of whole sentences with their labels; what silver tokens say comes along."""
import json
import random

import torch

from model import REACH, buckets

LONGEST = 190  # pieces, beside the two that open and close a window
OPENING, CLOSING = 101, 102
NONE = -100


class Document:
    def __init__(self, line, tags):
        row = json.loads(line)
        self.id, self.words, self.pieces, self.gold = row['id'], row['words'], row['pieces'], row['gold']
        n = len(self.words)
        starts = [w[0] for w in self.words]
        at = {start: i for i, start in enumerate(starts)}
        self.cue = [0] * n
        self.relations = []
        for gold in self.gold:
            runs = {role: [r for r in (self.run(span) for span in gold[role]) if r] for role in gold}
            if not runs['cue']:
                continue
            first, end = runs['cue'][0]
            self.cue[first:end] = [1] + [2] * (end - first - 1)
            self.relations.append((first, end, runs['source'], runs['content']))
        self.silver = {name: [NONE] * n for name in tags}
        self.heads = [NONE] * n
        tokens = row['silver'] or []
        of_token = [at.get(t[0], -1) for t in tokens]
        for token, i in zip(tokens, of_token):
            if i < 0:
                continue
            for name, column in (('pos', 4), ('ner', 5), ('dep', 8)):
                self.silver[name][i] = tags[name].get(token[column], 0)
            head = token[7]
            self.heads[i] = i if head < 0 else (of_token[head] if of_token[head] >= 0 else NONE)

    def run(self, span):
        inside = [i for i, w in enumerate(self.words) if w[0] < span[1] and w[1] > span[0]]
        return (inside[0], inside[-1] + 1) if inside else None

    def sentences(self):
        first = 0
        for i in range(1, len(self.words) + 1):
            if i == len(self.words) or self.words[i][2] != self.words[first][2]:
                yield first, i
                first = i

    def windows(self, rng=None):
        """Runs of whole sentences that fit; with `rng` the first one is shorter, so that each round cuts elsewhere."""
        room = LONGEST if rng is None else rng.randint(48, LONGEST)
        start, used, found = 0, 0, []
        for first, end in self.sentences():
            size = sum(len(p) for p in self.pieces[first:end])
            while size > LONGEST:
                if first > start:
                    found.append((start, first))
                cut, used = first, 0
                while used + len(self.pieces[cut]) <= LONGEST:
                    used += len(self.pieces[cut])
                    cut += 1
                found.append((first, cut))
                size, first, start, used = size - used, cut, cut, 0
            if used + size > room and first > start:
                found.append((start, first))
                start, used, room = first, 0, LONGEST
            used += size
        if start < len(self.words):
            found.append((start, len(self.words)))
        return found


def tag_sets(path):
    """The tags that silver tokens of these lines carry, by name."""
    sets = {'pos': set(), 'ner': set(), 'dep': set()}
    with open(path) as lines:
        for line in lines:
            for token in json.loads(line)['silver'] or []:
                for name, column in (('pos', 4), ('ner', 5), ('dep', 8)):
                    sets[name].add(str(token[column]))
    return {name: {tag: i for i, tag in enumerate(sorted(s))} for name, s in sets.items()}


def collate(windows):
    """[(document, first, end)] -> padded tensors."""
    rows = []
    for doc, first, end in windows:
        ids, feats, firsts = [OPENING], [[4, 0, 0, 0]], []
        for i in range(first, end):
            firsts.append(len(ids))
            word = doc.words[i]
            for k, piece in enumerate(doc.pieces[i]):
                ids.append(piece)
                feats.append([word[3], word[4], word[5] if k == 0 else 0, word[6] if k == 0 else 1])
        rows.append((ids + [CLOSING], feats + [[4, 0, 0, 0]], firsts))
    t = max(len(r[0]) for r in rows)
    w = max(len(r[2]) for r in rows)
    pad = lambda values, size, fill: values + [fill] * (size - len(values))
    return {
        'pieces': torch.tensor([pad(r[0], t, 0) for r in rows]),
        'features': torch.tensor([pad(r[1], t, [0, 0, 0, 0]) for r in rows]),
        'lengths': torch.tensor([len(r[0]) for r in rows]),
        'firsts': torch.tensor([pad(r[2], w, 0) for r in rows]),
        'counts': torch.tensor([len(r[2]) for r in rows]),
    }


def labels(windows, width):
    cue = torch.zeros(len(windows), width, dtype=torch.long)
    silver = {name: torch.full((len(windows), width), NONE) for name in ('pos', 'ner', 'dep')}
    heads = torch.full((len(windows), width), NONE)
    for b, (doc, first, end) in enumerate(windows):
        n = end - first
        cue[b, :n] = torch.tensor(doc.cue[first:end])
        if n and cue[b, 0] == 2:
            cue[b, 0] = 1
        for name, table in silver.items():
            table[b, :n] = torch.tensor(doc.silver[name][first:end])
        own = torch.tensor(doc.heads[first:end]) - first
        heads[b, :n] = torch.where((own >= 0) & (own < n), own, torch.full_like(own, NONE))
    return cue, silver, heads


def moved(a, z, past, rng):
    """The cue's words as the first look may well take them: too few or too many of them, mostly at the end."""
    if rng.random() < 0.25:
        a = max(0, min(z - 1, a + rng.choice((-2, -1, 1, 2))))
    elif z > a + 1 and rng.random() < 0.6:
        z = rng.randint(a + 1, z - 1)
    else:
        z = min(past, z + rng.randint(1, 3))
    return a, z


def relations_in(windows, rng=None):
    """-> (window, cue first, cue end, role labels by word of the window) of each relation that lies wholly inside."""
    found = []
    for b, (doc, first, end) in enumerate(windows):
        for c0, c1, source, content in doc.relations:
            runs = [(c0, c1), *source, *content]
            if min(r[0] for r in runs) < first or max(r[1] for r in runs) > end:
                continue
            roles = [0] * (end - first)
            for label, spans in ((1, source), (3, content), (5, [(c0, c1)])):
                for s, e in spans:
                    roles[s - first : e - first] = [label] + [label + 1] * (e - s - 1)
            a, z = c0 - first, c1 - first
            if rng is not None and rng.random() < 0.3:
                a, z = moved(a, z, end - first, rng)
            found.append((b, a, z, roles))
    return found


def around(relations, counts):
    """Where each second look looks: index of words, marks, distances, mask; roles where they are told."""
    spans = [(b, max(0, a - REACH), min(int(counts[b]), z + REACH)) for b, a, z, _ in relations]
    width = max(hi - lo for _, lo, hi in spans)
    n = len(relations)
    index = torch.zeros(n, width, dtype=torch.long)
    marks = torch.zeros(n, width, dtype=torch.long)
    far = torch.zeros(n, width, dtype=torch.long)
    mask = torch.zeros(n, width)
    roles = torch.zeros(n, width, dtype=torch.long)
    for i, ((b, a, z, told), (_, lo, hi)) in enumerate(zip(relations, spans)):
        size = hi - lo
        where = torch.arange(lo, hi)
        index[i, :size] = where
        marks[i, a - lo] = 1
        marks[i, a + 1 - lo : z - lo] = 2
        far[i, :size] = torch.where(where < a, where - a, torch.where(where >= z, where - z + 1, torch.zeros_like(where)))
        mask[i, :size] = 1
        if told is not None:
            own = told[lo:hi]
            if own and own[0] in (2, 4, 6):
                own = [own[0] - 1] + own[1:]
            roles[i, :size] = torch.tensor(own)
    return torch.tensor([r[0] for r in relations]), index, marks, buckets(far), mask, roles


def batches(windows, size, rng):
    """Windows of like length together, in an order that changes each round."""
    order = sorted(windows, key=lambda w: (w[2] - w[1]) + rng.random() * 40)
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(groups)
    return groups
