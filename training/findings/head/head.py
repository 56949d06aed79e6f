"""States of a report's words -> where a change is told; of an anchor, its move, phase and background, and its slots.

The states come from the shipped encoder and are not changed. One layer reads the whole report, another the words around an anchor.
"""
import numpy as np
import torch
from model import FAR, Dropout, Layer, buckets
from reports import MOVES, PHASES, ROLES
from torch import nn

WIDTH, NARROW, NEVER = 192, 128, -1e4


class Head(nn.Module):
    def __init__(self, states):
        super().__init__()
        self.lower = nn.Sequential(Dropout(0.2), nn.Linear(states, WIDTH), nn.LayerNorm(WIDTH))
        self.whole = Layer(WIDTH, 6, 2 * WIDTH, 0.2)
        self.anchors = nn.Sequential(Dropout(0.2), nn.Linear(2 * WIDTH, 128), nn.GELU(), nn.Linear(128, 3))
        self.about = nn.Sequential(nn.Dropout(0.2), nn.Linear(5 * WIDTH, 192), nn.GELU(), nn.Dropout(0.2))
        self.move, self.phase = nn.Linear(192, len(MOVES)), nn.Linear(192, len(PHASES))
        self.background = nn.Linear(192, 1)
        self.narrow, self.anchor = nn.Linear(WIDTH, NARROW), nn.Linear(NARROW, NARROW)
        self.beside = nn.Linear(NARROW, NARROW, bias=False)
        self.mark, self.far, self.same = nn.Embedding(3, NARROW), nn.Embedding(2 * FAR + 1, NARROW), nn.Embedding(2, NARROW)
        self.norm, self.around = nn.LayerNorm(NARROW), Layer(NARROW, 4, 2 * NARROW, 0.15)
        self.ends = nn.Linear(NARROW, 2 * len(ROLES))
        for table in (self.mark, self.far, self.same):
            nn.init.normal_(table.weight, std=0.1)

    def words(self, reports):
        """-> each word by itself, each word within its report, and which words there are."""
        size = max(report.size for report in reports)
        states = torch.zeros(len(reports), size, reports[0].states.shape[1])
        there = torch.zeros(len(reports), size)
        for b, report in enumerate(reports):
            states[b, : report.size] = torch.from_numpy(report.states)
            there[b, : report.size] = 1
        alone = self.lower(states)
        return alone, self.whole(alone, ((1 - there) * NEVER)[:, None, None]), there

    def anchor_scores(self, alone, within):
        """Of each word: none, begins, goes on."""
        return self.anchors(torch.cat([alone, within], -1))

    def labels(self, alone, within, reports, runs):
        rows = []
        for b, first, end in runs:
            own = reports[b].sentence
            low, high = np.searchsorted(own, own[first]), np.searchsorted(own, own[first], 'right')
            rows.append(torch.cat([within[b, first], within[b, end - 1], alone[b, first:end].mean(0),
                                   within[b, first:end].mean(0), within[b, low:high].mean(0)]))
        about = self.about(torch.stack(rows))
        return self.move(about), self.phase(about), self.background(about).squeeze(-1)

    def slot_ends(self, within, reports, runs):
        """-> for each role where it begins, then for each where it ends; the anchor's first word says that it is not told."""
        looks = [reports[b].around(first, end) for b, first, end in runs]
        shape = (len(runs), max(high - low for low, high in looks))
        words, mask = torch.zeros(*shape, NARROW), torch.zeros(shape)
        marks, far, same = (torch.zeros(shape, dtype=torch.long) for _ in range(3))
        narrow = self.narrow(within)
        for i, ((b, first, end), (low, high)) in enumerate(zip(runs, looks)):
            size, at, own = high - low, torch.arange(low, high), reports[b].sentence
            words[i, :size], mask[i, :size] = narrow[b, low:high], 1
            marks[i, first - low], marks[i, first - low + 1 : end - low] = 1, 2
            far[i, :size] = torch.where(at < first, at - first, torch.clamp(at - end + 1, min=0))
            same[i, :size] = torch.from_numpy(own[low:high] == own[first]).long()
        of_anchor = (marks > 0).float().unsqueeze(-1)
        anchor = (words * of_anchor).sum(1, keepdim=True) / of_anchor.sum(1, keepdim=True)
        given = self.mark(marks) + self.far(buckets(far)) + self.same(same)
        words = self.norm(words + given + self.anchor(anchor) + self.beside(words * anchor))
        words = self.around(words, ((1 - mask) * NEVER)[:, None, None])
        return self.ends(words).masked_fill(mask.unsqueeze(-1) == 0, NEVER), looks
