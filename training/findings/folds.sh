#!/bin/sh
# Annotated reports -> what a head over the encoder's states finds in reports it was not taught on, beside what rules find.
# usage: training/findings/folds.sh WORK [CHECKOUT]   (WORK: an empty folder; CHECKOUT: see prepare.ts)
# Python needs training/attribution/encoder/requirements.txt. Ten minutes of one core that is free; PYTHON, EPOCHS and
# FOLDS ("w7+w8 w5+w6") may be set. Nothing of it goes into the product: decision 0067.
set -eu
work=$1
here=$(dirname "$0")
python=${PYTHON:-python3}
export PYTHONPATH="$here/../attribution/encoder"
node "$here/prepare.ts" "$@"
"$python" "$here/head/states.py" --data "$work" --weights "$here/../../packages/model/weights"
# shellcheck disable=SC2086 -- each fold is a word
"$python" "$here/head/folds.py" --data "$work" --epochs "${EPOCHS:-12}" --folds ${FOLDS:-w1+w2 w3+w4 w5+w6 w7+w8}
node "$here/measure.ts" "$work"
