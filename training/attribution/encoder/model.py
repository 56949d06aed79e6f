"""Word pieces with features -> cue scores, and, given a cue, scores of its source and content.

An encoder of MiniLM's shape reads each window once; a small second reader looks again at the words around each cue.
"""
import json
import math
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import nn

HIDDEN, LAYERS, HEADS, INNER = 384, 6, 12, 1536
NARROW, AGAIN, AGAIN_HEADS = 192, 2, 6
SHAPES, QUOTED, OPENS, JOINED = 6, 4, 4, 2
CUE_LABELS = 3  # none, begins, goes on
ROLE_LABELS = 7  # none; source, content, and the cue itself anew: begins, goes on
REACH = 80  # words on either side of a cue that its source and content are looked for in
FAR = 16  # buckets of distance on either side
NEVER = -1e4


def cue_rules():
    allowed = torch.zeros(CUE_LABELS + 1, CUE_LABELS)  # last row: the start
    allowed[0, 2] = allowed[CUE_LABELS, 2] = NEVER
    return allowed


def role_rules():
    allowed = torch.zeros(ROLE_LABELS + 1, ROLE_LABELS)
    for before in range(ROLE_LABELS + 1):
        for begins in (1, 3, 5):
            if before not in (begins, begins + 1):
                allowed[before, begins + 1] = NEVER
    return allowed


class Dropout(nn.Module):
    """One mask for all the words of a row: as good a brake as one for each, and ten times as cheap on a CPU."""

    def __init__(self, p):
        super().__init__()
        self.p = p

    def forward(self, x):
        if not self.training or self.p == 0:
            return x
        keep = torch.rand(x.shape[0], 1, x.shape[-1]) >= self.p
        return x * (keep.to(x.dtype) / (1 - self.p))


class Layer(nn.Module):
    def __init__(self, width, heads, inner, dropout):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.drop = Dropout(dropout)

    def forward(self, x, mask):
        n, t, d = x.shape
        q, k, v = self.qkv(x).view(n, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        fit = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(d // self.heads) + mask.to(q.dtype), -1)
        a = fit.to(v.dtype) @ v
        x = self.norm1(x + self.drop(self.out(a.transpose(1, 2).reshape(n, t, d))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    def __init__(self, vocabulary, layers=LAYERS, dropout=0.1):
        super().__init__()
        self.word = nn.Embedding(vocabulary, HIDDEN)
        self.place = nn.Embedding(512, HIDDEN)
        self.shape = nn.Embedding(SHAPES, HIDDEN)
        self.quoted = nn.Embedding(QUOTED, HIDDEN)
        self.opens = nn.Embedding(OPENS, HIDDEN)
        self.joined = nn.Embedding(JOINED, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(HIDDEN, HEADS, INNER, dropout) for _ in range(layers))
        for table in (self.shape, self.quoted, self.opens, self.joined):
            nn.init.zeros_(table.weight)

    def forward(self, pieces, features, mask):
        place = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.word(pieces) + self.place(place) + self.shape(features[..., 0]) + self.quoted(features[..., 1])
        x = self.drop(self.norm(x + self.opens(features[..., 2]) + self.joined(features[..., 3])))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def load(self, folder):
        given = load_file(Path(folder) / 'model.safetensors')
        get = lambda name: given[name] if name in given else given['bert.' + name]
        with torch.no_grad():
            self.word.weight.copy_(get('embeddings.word_embeddings.weight'))
            self.place.weight.copy_(get('embeddings.position_embeddings.weight') + get('embeddings.token_type_embeddings.weight')[0])
            self.norm.weight.copy_(get('embeddings.LayerNorm.weight'))
            self.norm.bias.copy_(get('embeddings.LayerNorm.bias'))
            for i, layer in enumerate(self.layers):
                at = f'encoder.layer.{i}.'
                for kind in ('weight', 'bias'):
                    parts = [get(f'{at}attention.self.{n}.{kind}') for n in ('query', 'key', 'value')]
                    getattr(layer.qkv, kind).copy_(torch.cat(parts))
                    getattr(layer.out, kind).copy_(get(f'{at}attention.output.dense.{kind}'))
                    getattr(layer.norm1, kind).copy_(get(f'{at}attention.output.LayerNorm.{kind}'))
                    getattr(layer.up, kind).copy_(get(f'{at}intermediate.dense.{kind}'))
                    getattr(layer.down, kind).copy_(get(f'{at}output.dense.{kind}'))
                    getattr(layer.norm2, kind).copy_(get(f'{at}output.LayerNorm.{kind}'))


def buckets(distance):
    """Signed distance in words -> 0 .. 2 * FAR: exact up to 8, then by doubling."""
    size = distance.abs().clamp(min=1).float()
    far = torch.where(size <= 8, size, 8 + 2 * torch.log2(size / 8)).round().clamp(max=FAR).long()
    far = torch.where(distance == 0, torch.zeros_like(far), far)
    return FAR + torch.where(distance < 0, -far, far)


class Reader(nn.Module):
    """The second look: the words around one cue, given which words the cue is."""

    def __init__(self, dropout=0.1):
        super().__init__()
        self.mark = nn.Embedding(3, NARROW)  # elsewhere, the cue's first word, its others
        self.far = nn.Embedding(2 * FAR + 1, NARROW)
        self.cue = nn.Linear(NARROW, NARROW)
        self.with_cue = nn.Linear(NARROW, NARROW, bias=False)
        self.norm = nn.LayerNorm(NARROW, eps=1e-12)
        self.layers = nn.ModuleList(Layer(NARROW, AGAIN_HEADS, 3 * NARROW, dropout) for _ in range(AGAIN))
        self.roles = nn.Linear(NARROW, ROLE_LABELS)
        self.genuine = nn.Sequential(nn.Linear(NARROW, 64), nn.GELU(), nn.Linear(64, 1))
        for table in (self.mark, self.far):
            nn.init.normal_(table.weight, std=0.1)

    def forward(self, words, marks, far, mask):
        is_cue = (marks > 0).to(words.dtype).unsqueeze(-1)
        cue = (words * is_cue).sum(1, keepdim=True) / is_cue.sum(1, keepdim=True)
        x = self.norm(words + self.mark(marks) + self.far(far) + self.cue(cue) + self.with_cue(words * cue))
        for layer in self.layers:
            x = layer(x, mask)
        summary = (x * is_cue).sum(1) / is_cue.sum(1)
        return self.roles(x), self.genuine(summary).squeeze(-1)


class Attributor(nn.Module):
    def __init__(self, vocabulary, tags, layers=LAYERS):
        super().__init__()
        self.encoder = Encoder(vocabulary, layers)
        self.cues = nn.Sequential(Dropout(0.1), nn.Linear(HIDDEN, 128), nn.GELU(), nn.Linear(128, CUE_LABELS))
        self.narrow = nn.Linear(HIDDEN, NARROW)
        self.reader = Reader()
        self.silver = nn.ModuleDict({name: nn.Linear(HIDDEN, n) for name, n in tags.items()})
        self.dependent = nn.Linear(HIDDEN, 96)
        self.head = nn.Linear(HIDDEN, 96)
        self.cue_steps = nn.Parameter(torch.zeros(CUE_LABELS + 1, CUE_LABELS))
        self.role_steps = nn.Parameter(torch.zeros(ROLE_LABELS + 1, ROLE_LABELS))
        self.register_buffer('cue_rules', cue_rules(), persistent=False)
        self.register_buffer('role_rules', role_rules(), persistent=False)

    def words(self, pieces, features, lengths, firsts):
        """-> a state a word: the encoder's at the word's first piece."""
        mask = (torch.arange(pieces.shape[1])[None] < lengths[:, None])[:, None, None]
        mask = torch.zeros(mask.shape).masked_fill(~mask, NEVER)
        h = self.encoder(pieces, features, mask)
        return torch.gather(h, 1, firsts.unsqueeze(-1).expand(-1, -1, HIDDEN))

    def cue_table(self):
        return self.cue_steps + self.cue_rules

    def role_table(self):
        return self.role_steps + self.role_rules


def path_score(scores, labels, steps, mask):
    n, t, k = scores.shape
    before = torch.cat([torch.full((n, 1), k), labels[:, :-1]], 1)
    each = scores.gather(2, labels.unsqueeze(-1)).squeeze(-1) + steps[before, labels]
    return (each * mask).sum(1)


def all_paths(scores, steps, mask):
    n, t, k = scores.shape
    alpha = scores[:, 0] + steps[k]
    for i in range(1, t):
        after = torch.logsumexp(alpha.unsqueeze(2) + steps[:k].unsqueeze(0), 1) + scores[:, i]
        alpha = torch.where(mask[:, i : i + 1] > 0, after, alpha)
    return torch.logsumexp(alpha, 1)


def crf_loss(scores, labels, steps, mask):
    scores = scores.float()
    return all_paths(scores, steps, mask) - path_score(scores, labels, steps, mask)


def best_path(scores, steps):
    """Viterbi over one sequence [t, k] (numpy-like tensors) -> labels."""
    t, k = scores.shape
    score = scores[0] + steps[k]
    back = []
    for i in range(1, t):
        through = score[:, None] + steps[:k]
        best, arg = through.max(0)
        back.append(arg)
        score = best + scores[i]
    at = int(score.argmax())
    path = [at]
    for arg in reversed(back):
        at = int(arg[at])
        path.append(at)
    return path[::-1]
