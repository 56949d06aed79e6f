"""Prepared reports with their states -> what the head learns from: runs of words in place of spans of characters."""
import json
import re

import numpy as np

MOVES = ['impose', 'tighten', 'ease', 'lift', 'suspend', 'keep']
PHASES = ['in_force', 'announced', 'proposed', 'hinted', 'urged', 'rejected', 'denied', 'no_comment']
ROLES = ['issuer', 'addressee', 'action', 'item', 'place', 'purpose', 'condition', 'instrument', 'announced_on',
         'effective_from', 'effective_until', 'speaker']
FEW, FAR_OFF = 120, 80  # words that one look at an anchor takes; how far it goes in a longer paragraph


class Report:
    def __init__(self, row, states):
        self.id, self.words, self.rules, self.states = row['id'], row['words'], row['rules'], states
        self.size = len(self.words)
        batch = re.match(r'(w\d)-', self.id)
        self.batch = batch.group(1) if batch else 'first'
        self.sentence = np.array([word[2] for word in self.words])
        self.paragraph = np.cumsum([word[5] >= 2 for word in self.words])
        self.findings = [f for f in (self.finding(gold) for gold in row['findings']) if f]

    def run(self, span):
        """The words that a span touches, half-open; None where it touches none."""
        inside = [i for i, word in enumerate(self.words) if word[0] < span['end'] and word[1] > span['start']]
        return (inside[0], inside[-1] + 1) if inside else None

    def span(self, first, end):
        return {'start': self.words[first][0], 'end': self.words[end - 1][1]}

    def finding(self, gold):
        """(anchor, labels with the annotator's own first, background, run by role)"""
        anchor = self.run(gold['anchor'])
        if not anchor:
            return None
        spans = {**gold['slots'], 'speaker': gold['speaker']}
        told = {role: spans[role] for role in ROLES if isinstance(spans.get(role), dict)}
        labels = [(gold['move'], gold['phase']), *(tuple(label.split('/')) for label in gold.get('alt') or [])]
        return anchor, labels, float(gold['background']), {role: self.run(span) for role, span in told.items()}

    def around(self, first, end):
        """Where the slots of an anchor are searched: its paragraph, and neighbours while all are few words."""
        own = self.paragraph[first]
        low, high = self.bounds(own)
        if high - low > FEW:
            return max(low, first - FAR_OFF), min(high, end + FAR_OFF)
        for paragraph in (own - 1, own + 1):
            if self.paragraph[0] <= paragraph <= self.paragraph[-1]:
                before, after = self.bounds(paragraph)
                if max(high, after) - min(low, before) <= FEW:
                    low, high = min(low, before), max(high, after)
        return low, high

    def bounds(self, paragraph):
        return int(np.searchsorted(self.paragraph, paragraph)), int(np.searchsorted(self.paragraph, paragraph, 'right'))


def read_reports(folder):
    """All reports, their states brought to one scale."""
    stored = np.load(folder / 'states.npz')
    with open(folder / 'reports.jsonl') as lines:
        rows = [json.loads(line) for line in lines]
    some = np.concatenate([stored[row['id']][::3] for row in rows]).astype(np.float32)
    mean, scale = some.mean(0), some.std(0) + 1e-3
    return [Report(row, (stored[row['id']].astype(np.float32) - mean) / scale) for row in rows]
