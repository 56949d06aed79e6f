"""A checkpoint and held-out articles -> exact F1 by role and of whole relations, decoded as simply as can be.

Only to follow the training: what is reported comes from bench/attribution.ts, which runs the product.
"""
import torch

from data import around, collate
from model import best_path


def runs(path, begins):
    found, start = [], None
    for i, label in enumerate(path + [0]):
        if start is not None and label != begins + 1:
            found.append((start, i))
            start = None
        if label == begins:
            start = i
    return found


@torch.no_grad()
def read(model, windows):
    """-> relations (document, cue, source, content, sureness) of these windows, in words of the document."""
    batch = collate(windows)
    states = model.words(batch['pieces'], batch['features'], batch['lengths'], batch['firsts'])
    scores = model.cues(states).float()
    steps = model.cue_table()
    looked = []
    for b in range(len(windows)):
        path = best_path(scores[b, : int(batch['counts'][b])], steps)
        looked += [(b, a, z, None) for a, z in runs(path, 1)]
    if not looked:
        return []
    which, index, marks, far, mask, _ = around(looked, batch['counts'])
    blind = torch.zeros(mask.shape).masked_fill(mask == 0, -1e4)[:, None, None]
    found, genuine = model.reader(model.narrow(states)[which[:, None], index], marks, far, blind)
    out = []
    for i, (b, a, z, _) in enumerate(looked):
        n = int(mask[i].sum())
        path = best_path(found[i, :n].float(), model.role_table())
        shift = int(index[i, 0]) + windows[b][1]
        move = lambda spans: tuple((s + shift, e + shift) for s, e in spans)
        cue = (a + windows[b][1], z + windows[b][1])
        out.append((windows[b][0], cue, move(runs(path, 1)), move(runs(path, 3)), float(torch.sigmoid(genuine[i]))))
    return out


def f1(hit, said, gold):
    return round(200 * hit / max(1, said + gold), 1)


def measure(model, documents):
    model.eval()
    counts = {k: [0, 0, 0] for k in ('source', 'cue', 'content', 'strict')}
    windows = [(d, s, e) for d in documents for s, e in d.windows()]
    windows.sort(key=lambda w: w[2] - w[1])
    by = {id(d): [] for d in documents}
    for i in range(0, len(windows), 16):
        with torch.autocast('cpu', dtype=torch.bfloat16):
            for doc, *relation in read(model, windows[i : i + 16]):
                if relation[2]:
                    by[id(doc)].append(relation)
    for d in documents:
        gold = [((c0, c1), tuple(source), tuple(content)) for c0, c1, source, content in d.relations]
        mine = [tuple(r[:3]) for r in by[id(d)]]
        for name, at in (('cue', 0), ('source', 1), ('content', 2)):
            g = {s for r in gold for s in ([r[at]] if at == 0 else r[at])}
            p = {s for r in mine for s in ([r[at]] if at == 0 else r[at])}
            counts[name][0] += len(g & p)
            counts[name][1] += len(p)
            counts[name][2] += len(g)
        counts['strict'][0] += len(set(gold) & set(mine))
        counts['strict'][1] += len(mine)
        counts['strict'][2] += len(gold)
    return {k: f1(*v) for k, v in counts.items()}
