"""The exported encoder and prepared articles -> the same graph with one more output, `tags`: each word's class.

A linear layer over the states of the second of six layers, fitted to the silver parts of speech of PolNeAR's train part:
the lower layers tell them best. `classes.py --data FOLDER --weights FOLDER`; it changes `words.onnx` and its hash.
"""
import argparse
import hashlib
import json
import random
import re
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
import torch.nn.functional as F
from onnx import TensorProto, helper, numpy_helper

from data import Document

STATES = '/encoder/layers.1/norm2/LayerNormalization_output_0'
# In the order of packages/model/src/word-classes.ts.
CLASSES = ['VERB', 'AUX', 'NOUN', 'PROPN', 'ADJ', 'ADV', 'ADP', 'DET', 'PRON', 'CCONJ', 'NUM', 'PART', 'INTJ', 'PUNCT']
# Beginnings of the Penn treebank's tags, the longer first.
CLASS_OF = {'NNP': 'PROPN', 'WRB': 'ADV', 'PDT': 'DET', 'WDT': 'DET', 'PRP': 'PRON', 'POS': 'PART', 'VB': 'VERB', 'MD': 'AUX',
            'NN': 'NOUN', 'JJ': 'ADJ', 'RB': 'ADV', 'IN': 'ADP', 'DT': 'DET', 'WP': 'PRON', 'EX': 'PRON', 'CC': 'CCONJ',
            'CD': 'NUM', 'TO': 'PART', 'RP': 'ADP', 'UH': 'INTJ'}
ARTICLES, ROUNDS, BATCH = 220, 6, 2048


def class_of(tag):
    return next((name for start, name in CLASS_OF.items() if tag.startswith(start)), 'PUNCT')


def states_and_classes(lines, session):
    states, classes = [], []
    for line in lines:
        row = json.loads(line)
        document = Document(line, {'pos': {}, 'ner': {}, 'dep': {}})
        told = {token[0]: class_of(token[4]) for token in row['silver'] or []}
        for first, end in document.windows():
            ids, features, firsts = [101], [[4, 0, 0, 0]], []
            for i in range(first, end):
                firsts.append(len(ids))
                word = document.words[i]
                for k, piece in enumerate(document.pieces[i]):
                    ids.append(piece)
                    features.append([word[3], word[4], 0 if k else word[5], 1 if k else word[6]])
            ids.append(102)
            features.append([4, 0, 0, 0])
            feed = {'pieces': np.array([ids]), 'features': np.array([features]), 'firsts': np.array([firsts])}
            seen = session.run([STATES], feed)[0][0][firsts]
            for i in range(first, end):
                if document.words[i][0] in told:
                    states.append(seen[i - first])
                    classes.append(CLASSES.index(told[document.words[i][0]]))
    return torch.tensor(np.array(states)), torch.tensor(classes)


def fit(states, classes):
    head = torch.nn.Linear(states.shape[1], len(CLASSES))
    steps = torch.optim.AdamW(head.parameters(), lr=4e-3, weight_decay=1e-4)
    for _ in range(ROUNDS):
        order = torch.randperm(len(classes))
        for at in range(0, len(order), BATCH):
            some = order[at : at + BATCH]
            steps.zero_grad()
            F.cross_entropy(head(states[some]), classes[some]).backward()
            steps.step()
        for group in steps.param_groups:
            group['lr'] *= 0.6
    return head


def main():
    a = argparse.ArgumentParser()
    a.add_argument('--data', required=True, help='the folder that prepare.ts wrote')
    a.add_argument('--weights', required=True)
    o = a.parse_args()
    path = Path(o.weights) / 'words.onnx'
    model = onnx.load(path)
    seen = onnx.ModelProto()
    seen.CopyFrom(model)
    seen.graph.output.append(helper.make_tensor_value_info(STATES, TensorProto.FLOAT, None))
    session = onnxruntime.InferenceSession(seen.SerializeToString())
    lines = (Path(o.data) / 'train.jsonl').read_text().splitlines()
    random.Random(3).shuffle(lines)
    head = fit(*states_and_classes(lines[:ARTICLES], session))
    graph = model.graph
    gather = next(node for node in graph.node if node.op_type == 'GatherElements')
    graph.initializer.append(numpy_helper.from_array(head.weight.detach().numpy().T.copy(), 'tags.weight'))
    graph.initializer.append(numpy_helper.from_array(head.bias.detach().numpy(), 'tags.bias'))
    graph.node.append(helper.make_node('GatherElements', [STATES, gather.input[1]], ['/tags/states'], axis=1))
    graph.node.append(helper.make_node('MatMul', ['/tags/states', 'tags.weight'], ['/tags/scores']))
    graph.node.append(helper.make_node('Add', ['/tags/scores', 'tags.bias'], ['tags']))
    graph.output.append(helper.make_tensor_value_info('tags', TensorProto.FLOAT, ['n', 'w', len(CLASSES)]))
    onnx.save(model, path)
    told = Path(o.weights) / 'weights.json'
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    told.write_text(re.sub(r'("words.onnx": ")[0-9a-f]+', rf'\g<1>{digest}', told.read_text()))


main()
