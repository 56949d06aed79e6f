"""A checkpoint -> int8 graphs: `export.py --checkpoint FILE --tags FILE --out FOLDER`.

Weights are held to seven bits, so that a machine without VNNI, whose 16-bit sums would overflow, gives the same result.
"""
import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from fused import fuse
from model import HIDDEN, NARROW, Attributor


class Reader(nn.Module):
    def __init__(self, model):
        super().__init__()
        self.reader = model.reader

    def forward(self, words, marks, far):
        return self.reader(words, marks, far, None)


class Words(nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, pieces, features, firsts):
        h = self.model.encoder(pieces, features, None)
        states = torch.gather(h, 1, firsts.unsqueeze(-1).expand(-1, -1, HIDDEN))
        return self.model.cues(states), self.model.narrow(states)


def export(module, inputs, names, outputs, free, path):
    torch.onnx.export(module, inputs, path, input_names=names, output_names=outputs, dynamic_axes=free, opset_version=17, dynamo=False)


def main():
    a = argparse.ArgumentParser()
    a.add_argument('--checkpoint', required=True)
    a.add_argument('--tags', required=True)
    a.add_argument('--encoder', required=True, help='the folder of the pretrained encoder: its vocabulary goes along')
    a.add_argument('--out', required=True)
    a.add_argument('--layers', type=int, default=6)
    o = a.parse_args()
    tags = {k: len(v) for k, v in json.loads(Path(o.tags).read_text()).items()}
    model = Attributor(30522, tags, o.layers)
    model.load_state_dict(torch.load(o.checkpoint))
    model.eval()
    fuse(model)
    out = Path(o.out)
    shutil.copy(Path(o.encoder) / 'vocab.txt', out / 'vocab.txt')
    with tempfile.TemporaryDirectory() as folder:
        words, reader = Path(folder) / 'words.onnx', Path(folder) / 'reader.onnx'
        export(
            Words(model),
            (torch.ones(2, 9, dtype=torch.long), torch.zeros(2, 9, 4, dtype=torch.long), torch.ones(2, 5, dtype=torch.long)),
            ['pieces', 'features', 'firsts'],
            ['cues', 'narrow'],
            {'pieces': {0: 'n', 1: 't'}, 'features': {0: 'n', 1: 't'}, 'firsts': {0: 'n', 1: 'w'}},
            words,
        )
        export(
            Reader(model),
            (torch.randn(3, 7, NARROW), torch.ones(3, 7, dtype=torch.long), torch.ones(3, 7, dtype=torch.long)),
            ['words', 'marks', 'far'],
            ['roles', 'genuine'],
            {'words': {0: 'n', 1: 'w'}, 'marks': {0: 'n', 1: 'w'}, 'far': {0: 'n', 1: 'w'}},
            reader,
        )
        for path, name in ((words, 'words'), (reader, 'reader')):
            quantize_dynamic(path, out / f'{name}.onnx', per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
                             op_types_to_quantize=['MatMul', 'Gemm', 'Gather'], extra_options={'MatMulConstBOnly': True})
    steps = {'cue': model.cue_table().tolist(), 'role': model.role_table().tolist()}
    steps = {k: [[round(x, 4) for x in row] for row in v] for k, v in steps.items()}
    names = ('reader.onnx', 'vocab.txt', 'words.onnx')
    sha256 = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in names}
    (out / 'weights.json').write_text(json.dumps({'sha256': sha256, 'steps': steps}, indent=2) + '\n')


main()
