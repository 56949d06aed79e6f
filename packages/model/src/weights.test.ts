import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readWeights } from './weights.ts';

const TRAINED = fileURLToPath(new URL('../weights/', import.meta.url));

const rows: { name: string; file: string; as: 'missing' | ((bytes: Buffer) => Buffer); message: RegExp }[] = [
  {
    name: 'a file that is missing',
    file: 'words.onnx',
    as: 'missing',
    message: /^`words.onnx` .* cannot be read/,
  },
  {
    name: 'a file that was cut short',
    file: 'reader.onnx',
    as: (bytes) => bytes.subarray(0, 1000),
    message: /^`reader.onnx` .* is not the file that was trained/,
  },
  {
    name: 'a file that was changed',
    file: 'vocab.txt',
    as: (bytes) => Buffer.concat([bytes, Buffer.from('more\n')]),
    message: /^`vocab.txt` .* is not the file that was trained/,
  },
  {
    name: 'no list of hashes',
    file: 'weights.json',
    as: 'missing',
    message: /^`weights.json` .* cannot be read/,
  },
  {
    name: 'a list of hashes that is no JSON',
    file: 'weights.json',
    as: () => Buffer.from('{"sha256":'),
    message: /^`weights.json` .* cannot be read/,
  },
  {
    name: 'a list of hashes without hashes',
    file: 'weights.json',
    as: () => Buffer.from('[]'),
    message: /^`weights.json` .* cannot be read/,
  },
];

for (const { name, file, as, message } of rows)
  test(`${name} is told with its code, and nothing is loaded`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'proviso-weights-'));
    try {
      for (const one of readdirSync(TRAINED)) {
        if (one !== file) symlinkSync(join(TRAINED, one), join(folder, one));
        else if (as !== 'missing') writeFileSync(join(folder, one), as(readFileSync(join(TRAINED, one))));
      }
      assert.throws(() => readWeights(pathToFileURL(`${folder}/`)), { code: 'E_MODEL_DAMAGED', message });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
