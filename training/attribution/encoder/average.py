"""Checkpoints that went apart from one -> the mean of their weights: `average.py --out FILE CHECKPOINT CHECKPOINT ...`."""
import argparse

import torch


def main():
    a = argparse.ArgumentParser()
    a.add_argument('--out', required=True)
    a.add_argument('checkpoints', nargs='+')
    o = a.parse_args()
    given = [torch.load(path) for path in o.checkpoints]
    mean = lambda name: sum(weights[name] for weights in given) / len(given)
    torch.save({name: mean(name) if value.is_floating_point() else value for name, value in given[0].items()}, o.out)


main()
