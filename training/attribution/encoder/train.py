"""Prepared lines + a pretrained encoder -> a checkpoint: `train.py --data FOLDER --encoder FOLDER --out FOLDER`.

Every tenth article of train is left out: rounds, thresholds and calibration are chosen there, never on dev.
"""
import argparse
import json
import random
import time
from pathlib import Path

import torch
import torch.nn.functional as F

from data import Document, around, batches, collate, labels, relations_in, tag_sets
from measure import measure
from model import Attributor, crf_loss

HELD_OUT = 10
MASK = 103


def documents(path, tags):
    with open(path) as lines:
        return [Document(line, tags) for line in lines]


def doubtful(scores, gold, counts):
    """Runs of words nearest to a cue that no annotator marked, likeliest first: what the second look must learn to refuse."""
    likely = torch.softmax(scores.detach().float(), -1)
    found = []
    for b in range(scores.shape[0]):
        n = int(counts[b])
        first = likely[b, :n, 1]
        for a in torch.nonzero(first > 0.02).flatten().tolist():
            z = a + 1
            while z < n and likely[b, z, 2] > 0.5:
                z += 1
            if gold[b, a:z].sum() == 0:
                found.append((float(first[a]), (b, a, z, [0] * n)))
    return [run for _, run in sorted(found, key=lambda f: -f[0])]


def loss_of(model, windows, rng, silver_weight):
    batch = collate(windows)
    pieces = batch['pieces'].clone()
    if rng is not None:
        hide = (torch.rand(pieces.shape) < 0.05) & (pieces > 103)
        pieces[hide] = MASK
    states = model.words(pieces, batch['features'], batch['lengths'], batch['firsts'])
    width = batch['firsts'].shape[1]
    inside = (torch.arange(width)[None] < batch['counts'][:, None]).float()
    cue, silver, heads = labels(windows, width)
    scores = model.cues(states)
    loss = crf_loss(scores, cue, model.cue_table(), inside).sum() / max(1, int((cue == 1).sum()))
    parts = {'cue': float(loss.detach())}

    relations = relations_in(windows, rng)
    wrong = doubtful(scores, cue, batch['counts'])
    wrong = wrong[: 1 + len(relations) // 2]
    looked = relations + wrong
    if looked:
        which, index, marks, far, mask, roles = around(looked, batch['counts'])
        narrow = model.narrow(states)
        words = narrow[which[:, None], index]
        blind = torch.zeros(mask.shape).masked_fill(mask == 0, -1e4)[:, None, None]
        found, genuine = model.reader(words, marks, far, blind)
        truth = torch.tensor([1.0] * len(relations) + [0.0] * len(wrong))
        if relations:
            n = len(relations)
            own = crf_loss(found[:n], roles[:n], model.role_table(), mask[:n]).sum() / n
            loss = loss + own
            parts['roles'] = float(own.detach())
        sure = F.binary_cross_entropy_with_logits(genuine.float(), truth)
        loss = loss + 0.5 * sure
        parts['genuine'] = float(sure.detach())
    if silver_weight > 0:
        told = 0
        for name, head in model.silver.items():
            told = told + F.cross_entropy(head(states).float().flatten(0, 1), silver[name].flatten(), ignore_index=-100)
        arcs = torch.einsum('bid,bjd->bij', model.dependent(states), model.head(states)).float() / 96**0.5
        arcs = arcs.masked_fill(inside[:, None] == 0, -1e4)
        told = told + F.cross_entropy(arcs.flatten(0, 1), heads.flatten(), ignore_index=-100)
        if torch.isfinite(told):
            loss = loss + silver_weight * told
            parts['silver'] = float(told.detach())
    return loss, parts


def groups_of(model, rate, head_rate, fall):
    groups = []
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        if name.startswith('encoder.layers.'):
            depth = int(name.split('.')[2])
            own = rate * fall ** (len(model.encoder.layers) - 1 - depth)
        elif name.startswith('encoder.'):
            own = rate * fall ** len(model.encoder.layers)
            if any(k in name for k in ('shape', 'quoted', 'opens', 'joined')):
                own = head_rate
        else:
            own = head_rate
        decay = 0.0 if parameter.ndim < 2 else 0.02
        groups.append({'params': [parameter], 'lr': own, 'full': own, 'weight_decay': decay})
    return groups


def main():
    a = argparse.ArgumentParser()
    a.add_argument('--data', required=True)
    a.add_argument('--encoder', required=True)
    a.add_argument('--out', required=True)
    a.add_argument('--rounds', type=int, default=8)
    a.add_argument('--warm', type=int, default=100, help='steps in which the rate rises')
    a.add_argument('--cool-from', type=int, help='step from which the rate falls; else read from OUT/cool, once it is there')
    a.add_argument('--cool', type=int, default=450, help='steps in which the rate falls to nothing')
    a.add_argument('--layers', type=int, default=6)
    a.add_argument('--threads', type=int, default=2)
    a.add_argument('--size', type=int, default=8)
    a.add_argument('--rate', type=float, default=2e-4)
    a.add_argument('--head-rate', type=float, default=8e-4)
    a.add_argument('--fall', type=float, default=0.9)
    a.add_argument('--silver', type=float, default=0.15)
    a.add_argument('--steps', type=int, default=0, help='stop after so many steps: to measure the speed')
    a.add_argument('--seed', type=int, default=7)
    a.add_argument('--resume', help='a stable.pt to go on from')
    a.add_argument('--start', help='a checkpoint whose weights to start from, with nothing else of its training')
    o = a.parse_args()
    torch.set_num_threads(o.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(o.seed)
    rng = random.Random(o.seed)
    out = Path(o.out)
    out.mkdir(parents=True, exist_ok=True)

    path = Path(o.data) / 'train.jsonl'
    tags = tag_sets(path)
    (out / 'tags.json').write_text(json.dumps(tags))
    every = documents(path, tags)
    train = [d for i, d in enumerate(every) if i % HELD_OUT]
    held = [d for i, d in enumerate(every) if i % HELD_OUT == 0]
    model = Attributor(30522, {k: len(v) for k, v in tags.items()}, o.layers)
    model.encoder.load(o.encoder)
    if o.start:
        model.load_state_dict(torch.load(o.start))
    model.encoder.word.weight.requires_grad = False
    optimiser = torch.optim.AdamW(groups_of(model, o.rate, o.head_rate, o.fall), betas=(0.9, 0.99), fused=True)
    first = [(d, s, e) for d in train for s, e in d.windows(random.Random(0))]
    print(f'{len(train)} articles, {len(first)} windows, about {len(first) // o.size} steps a round', flush=True)

    step, begun, sums, cool = 0, time.time(), {}, o.cool_from
    if o.resume:
        kept = torch.load(o.resume)
        model.load_state_dict(kept['model'])
        optimiser.load_state_dict(kept['optimiser'])
        step = kept['step']
        rng = random.Random(o.seed + step)
        torch.manual_seed(o.seed + step)

    def keep(name):
        torch.save({'model': model.state_dict(), 'optimiser': optimiser.state_dict(), 'step': step}, out / name)

    for round_ in range(o.rounds):
        model.train()
        windows = [(d, s, e) for d in train for s, e in d.windows(rng)]
        for group in batches(windows, o.size, rng):
            if cool is None and step % 10 == 0 and (out / 'cool').exists():
                cool = int((out / 'cool').read_text() or step)
            if cool is not None and step == cool:
                keep('stable.pt')
            left = 1.0 if cool is None or step < cool else 1 - (step - cool) / o.cool
            if left <= 0:
                break
            for g in optimiser.param_groups:
                g['lr'] = g['full'] * min((step + 1) / o.warm, left)
            silver = o.silver * max(0.0, 2 * left - 1)
            with torch.autocast('cpu', dtype=torch.bfloat16):
                loss, parts = loss_of(model, group, rng, silver)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            step += 1
            for k, v in parts.items():
                sums[k] = sums.get(k, 0) + v
            if step % 20 == 0:
                told = ' '.join(f'{k} {v / 20:.3f}' for k, v in sums.items())
                print(f'{step} {time.time() - begun:.0f}s {told}', flush=True)
                sums = {}
            if o.steps and step >= o.steps:
                return
        torch.save(model.state_dict(), out / 'checkpoint.pt')
        keep('last.pt')
        print(f'round {round_ + 1}', json.dumps(measure(model, held)), f'{time.time() - begun:.0f}s', flush=True)
        if cool is not None and step >= cool + o.cool:
            return


main()
