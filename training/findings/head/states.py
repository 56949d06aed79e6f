"""Prepared reports and the shipped encoder -> a row of states for each word: `states.npz` in the same folder.

The embeddings, the fourth layer and the last: the words themselves, their grammar and their sense. Windows are the product's own.
"""
import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime

LAYERS = ['/encoder/norm/LayerNormalization_output_0', '/encoder/layers.3/norm2/LayerNormalization_output_0',
          '/encoder/layers.5/norm2/LayerNormalization_output_0']
OPENING, CLOSING, SIGN = 101, 102, [4, 0, 0, 0]


def session_of(path):
    graph = onnx.load(path)
    for name in LAYERS:
        graph.graph.output.append(onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(graph.SerializeToString(), options)


def feed_of(report, first, end):
    pieces, features, firsts = [OPENING], [SIGN], []
    for at in range(first, end):
        firsts.append(len(pieces))
        _, _, _, shape, quoted, opens, joined = report['words'][at]
        for part, piece in enumerate(report['pieces'][at]):
            pieces.append(piece)
            features.append([shape, quoted, 0 if part else opens, 1 if part else joined])
    feed = {'pieces': [pieces + [CLOSING]], 'features': [features + [SIGN]], 'firsts': [firsts]}
    return {name: np.array(value) for name, value in feed.items()}, firsts


def states_of(report, session):
    rows = []
    for first, end in report['windows']:
        feed, firsts = feed_of(report, first, end)
        rows.append(np.concatenate([layer[0][firsts] for layer in session.run(LAYERS, feed)], 1))
    return np.concatenate(rows).astype(np.float16)


if __name__ == '__main__':
    parser = argparse.ArgumentParser()
    parser.add_argument('--data', type=Path, required=True)
    parser.add_argument('--weights', type=Path, required=True)
    args = parser.parse_args()
    session = session_of(args.weights / 'words.onnx')
    with open(args.data / 'reports.jsonl') as lines:
        reports = [json.loads(line) for line in lines]
    np.savez(args.data / 'states.npz', **{report['id']: states_of(report, session) for report in reports})
