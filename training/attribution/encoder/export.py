"""A checkpoint -> int8 graphs: `export.py --checkpoint FILE --tags FILE --out FOLDER`.

Weights are held to seven bits, so that a machine without VNNI, whose 16-bit sums would overflow, gives the same result.
"""
import argparse
import json
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from model import HIDDEN, NARROW, Attributor


class Words(nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, pieces, features, mask, firsts):
        h = self.model.encoder(pieces, features, mask)
        states = torch.gather(h, 1, firsts.unsqueeze(-1).expand(-1, -1, HIDDEN))
        return self.model.cues(states), self.model.narrow(states)


def export(module, inputs, names, outputs, free, path):
    torch.onnx.export(module, inputs, path, input_names=names, output_names=outputs, dynamic_axes=free, opset_version=17, dynamo=False)


def main():
    a = argparse.ArgumentParser()
    a.add_argument('--checkpoint', required=True)
    a.add_argument('--tags', required=True)
    a.add_argument('--out', required=True)
    a.add_argument('--layers', type=int, default=6)
    o = a.parse_args()
    tags = {k: len(v) for k, v in json.loads(Path(o.tags).read_text()).items()}
    model = Attributor(30522, tags, o.layers)
    model.load_state_dict(torch.load(o.checkpoint))
    model.eval()
    out = Path(o.out)
    with tempfile.TemporaryDirectory() as folder:
        words, reader = Path(folder) / 'words.onnx', Path(folder) / 'reader.onnx'
        export(
            Words(model),
            (torch.ones(2, 9, dtype=torch.long), torch.zeros(2, 9, 4, dtype=torch.long), torch.zeros(2, 1, 1, 9), torch.ones(2, 5, dtype=torch.long)),
            ['pieces', 'features', 'mask', 'firsts'],
            ['cues', 'narrow'],
            {'pieces': {0: 'n', 1: 't'}, 'features': {0: 'n', 1: 't'}, 'mask': {0: 'n', 3: 't'}, 'firsts': {0: 'n', 1: 'w'}},
            words,
        )
        export(
            model.reader,
            (torch.randn(3, 7, NARROW), torch.ones(3, 7, dtype=torch.long), torch.ones(3, 7, dtype=torch.long), torch.zeros(3, 1, 1, 7)),
            ['words', 'marks', 'far', 'mask'],
            ['roles', 'genuine'],
            {'words': {0: 'n', 1: 'w'}, 'marks': {0: 'n', 1: 'w'}, 'far': {0: 'n', 1: 'w'}, 'mask': {0: 'n', 3: 'w'}},
            reader,
        )
        for path, name in ((words, 'words'), (reader, 'reader')):
            quantize_dynamic(path, out / f'{name}.onnx', per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
                             op_types_to_quantize=['MatMul', 'Gemm', 'Gather'], extra_options={'MatMulConstBOnly': True})
    steps = {'cue': model.cue_table().tolist(), 'role': model.role_table().tolist()}
    (out / 'steps.json').write_text(json.dumps({k: [[round(x, 4) for x in row] for row in v] for k, v in steps.items()}) + '\n')


main()
