import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ProvisoError } from '@proviso/core/vocabulary';
import type { Steps } from './crf.ts';

/** What lies in `weights/`, by its name in `weights.json`, which also holds each file's hash. */
export type Weights = {
  words: Uint8Array;
  reader: Uint8Array;
  vocabulary: string;
  steps: { cue: Steps; role: Steps };
};

const FOLDER = new URL('../weights/', import.meta.url);

/** The weights as they were trained, or an error: a file that was cut short or exchanged must not speak for the model. */
export function readWeights(folder: URL = FOLDER): Weights {
  const hashes = JSON.parse(readFileSync(new URL('weights.json', folder), 'utf8')) as Record<string, string>;
  const read = (name: string): Uint8Array => {
    const bytes = bytesOf(new URL(name, folder), name);
    const found = createHash('sha256').update(bytes).digest('hex');
    if (found !== hashes[name])
      throw new ProvisoError(
        'E_MODEL_DAMAGED',
        `\`${name}\` of the model is not the file that was trained: its sha256 is \`${found}\`; install Proviso again`,
      );
    return bytes;
  };
  const text = (name: string) => new TextDecoder().decode(read(name));
  return {
    words: read('words.onnx'),
    reader: read('reader.onnx'),
    vocabulary: text('vocab.txt'),
    steps: JSON.parse(text('steps.json')),
  };
}

function bytesOf(path: URL, name: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new ProvisoError(
      'E_MODEL_DAMAGED',
      `\`${name}\` of the model cannot be read; install Proviso again`,
    );
  }
}
