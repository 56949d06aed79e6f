"""Reports and their states -> for each fold a head taught on all other reports, and what it says of those of the fold.

`folds.py --data FOLDER --folds w1+w2 w7+w8 [--epochs N]` writes `told.jsonl`: of each report where a change is likely told, and of
the anchors of rules the same, as labels with their likelihoods and slots with their margin over "not told". A fold is a
batch of reports, or several; `first` are the reports of before the batches.
"""
import argparse
import json
import random
from pathlib import Path

import torch
import torch.nn.functional as F
from head import Head
from reports import MOVES, PHASES, ROLES, read_reports

TOGETHER, RATE, WARM, LEAST = 8, 1e-3, 0.1, 0.02
OWN_LABEL = 0.7  # of a finding that has other labels too, the weight of the annotator's own
WORTH_TELLING, LONGEST_SLOT, LEAST_MARGIN = 0.06, 18, -2.5


def teach(reports, epochs, seed):
    torch.manual_seed(seed)
    rng = random.Random(seed)
    head = Head(reports[0].states.shape[1])
    optimiser = torch.optim.AdamW(head.parameters(), lr=RATE, betas=(0.9, 0.98), weight_decay=0.03)
    total, step = epochs * -(-len(reports) // TOGETHER), 0
    for _ in range(epochs):
        order = sorted(reports, key=lambda report: report.size + rng.random() * 60)
        groups = [order[i : i + TOGETHER] for i in range(0, len(order), TOGETHER)]
        rng.shuffle(groups)
        for group in groups:
            step += 1
            share = min(step / (WARM * total), max(LEAST, (total - step) / ((1 - WARM) * total)))
            for parameters in optimiser.param_groups:
                parameters['lr'] = RATE * share
            loss = loss_of(head, group, rng)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimiser.step()
    return head.eval()


def loss_of(head, group, rng):
    found = [(b, *finding) for b, report in enumerate(group) for finding in report.findings]
    alone, within, there = head.words(group)
    begins = torch.zeros(there.shape, dtype=torch.long)
    for b, (first, end), *_ in found:
        begins[b, first], begins[b, first + 1 : end] = 1, 2
    each = F.cross_entropy(head.anchor_scores(alone, within).transpose(1, 2), begins, reduction='none')
    loss = (each * there).sum() / max(4, len(found))
    if not found:
        return loss
    runs = [(b, first, other_end(first, end, group[b].size, rng)) for b, (first, end), *_ in found]
    move, phase, background = head.labels(alone, within, group, runs)
    moves, phases = shares([labels for _, _, labels, *_ in found])
    told = torch.tensor([background for *_, background, _ in found])
    loss = loss + F.cross_entropy(move, moves) + F.cross_entropy(phase, phases)
    loss = loss + 0.5 * F.binary_cross_entropy_with_logits(background, told)
    ends, looks = head.slot_ends(within, group, runs)
    first, last = slot_targets(found, looks)
    n = len(ROLES)
    return loss + 2 * (F.cross_entropy(ends[..., :n], first) + F.cross_entropy(ends[..., n:], last))


def other_end(first, end, size, rng):
    """Anchors are found with a word too few or too many; so they are taught."""
    return max(first + 1, min(size, end + rng.choice((-1, 1)))) if rng.random() < 0.3 else end


def shares(labels):
    moves, phases = torch.zeros(len(labels), len(MOVES)), torch.zeros(len(labels), len(PHASES))
    for i, told in enumerate(labels):
        for j, (move, phase) in enumerate(told):
            own = 1.0 if len(told) == 1 else OWN_LABEL if j == 0 else (1 - OWN_LABEL) / (len(told) - 1)
            moves[i, MOVES.index(move)] += own
            phases[i, PHASES.index(phase)] += own
    return moves, phases


def slot_targets(found, looks):
    first, last = (torch.zeros(len(found), len(ROLES), dtype=torch.long) for _ in range(2))
    for i, ((_, anchor, _, _, roles), (low, high)) in enumerate(zip(found, looks)):
        for r, role in enumerate(ROLES):
            run = roles.get(role)
            seen = run and run != anchor and low <= run[0] and run[1] <= high
            first[i, r] = (run[0] if seen else anchor[0]) - low
            last[i, r] = (run[1] - 1 if seen else anchor[0]) - low
    return first, last


@torch.no_grad()
def told_of(head, report):
    alone, within, _ = head.words([report])
    likely = torch.softmax(head.anchor_scores(alone, within)[0], -1).tolist()
    own = likely_runs(likely)
    # A rule may anchor on a sign that is no word of the encoder's: it is asked about at the first word then.
    of_rules = [report.run(finding['anchor']) or (0, 1) for finding in report.rules]
    runs = [(0, first, end) for first, end in own + of_rules]
    if not runs:
        return {'id': report.id, 'candidates': [], 'ofRules': []}
    move, phase, background = head.labels(alone, within, [report], runs)
    move, phase = torch.softmax(move, -1).tolist(), torch.softmax(phase, -1).tolist()
    ends, looks = head.slot_ends(within, [report], runs)
    told = [
        {
            'anchor': report.span(first, end),
            'likely': max(word[1] for word in likely[first:end]),
            'moves': dict(zip(MOVES, move[i])),
            'phases': dict(zip(PHASES, phase[i])),
            'background': torch.sigmoid(background[i]).item(),
            'slots': slots_of(report, ends[i], first, looks[i]),
        }
        for i, (_, first, end) in enumerate(runs)
    ]
    return {'id': report.id, 'candidates': told[: len(own)], 'ofRules': told[len(own) :]}


def likely_runs(likely):
    runs, at = [], 0
    while at < len(likely):
        none, begins, goes_on = likely[at]
        end = at + 1
        if begins > WORTH_TELLING and begins >= goes_on:
            while end < len(likely) and likely[end][2] > max(likely[end][:2]):
                end += 1
            runs.append((at, end))
        at = end
    return runs


def slots_of(report, ends, anchor, look):
    low, high = look
    begins, last = torch.log_softmax(ends[: high - low], 0).split(len(ROLES), 1)
    slots = {}
    for r, role in enumerate(ROLES):
        absent = (begins[anchor - low, r] + last[anchor - low, r]).item()
        runs = []
        for at in torch.topk(begins[:, r], min(5, high - low)).indices.tolist():
            end = at + int(last[at : at + LONGEST_SLOT, r].argmax())
            if at != anchor - low:
                runs.append(((begins[at, r] + last[end, r]).item() - absent, at, end))
        margin, at, end = max(runs, default=(LEAST_MARGIN, 0, 0))
        if margin > LEAST_MARGIN:
            slots[role] = {**report.span(low + at, low + end + 1), 'margin': margin}
    return slots


if __name__ == '__main__':
    parser = argparse.ArgumentParser()
    parser.add_argument('--data', type=Path, required=True)
    parser.add_argument('--folds', nargs='+', required=True)
    parser.add_argument('--epochs', type=int, default=12)
    parser.add_argument('--seed', type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(1)
    reports = read_reports(args.data)
    with open(args.data / 'told.jsonl', 'w') as out:
        for fold in args.folds:
            batches = fold.split('+')
            head = teach([report for report in reports if report.batch not in batches], args.epochs, args.seed)
            for report in reports:
                if report.batch in batches:
                    out.write(json.dumps(told_of(head, report)) + '\n')
            out.flush()
