import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ProvisoError } from '@proviso/core/vocabulary';
import type { Steps } from './crf.ts';

/** The trained files of `weights/`, and what `weights.json` beside them holds: their hashes and the chains' steps. */
export type Weights = {
  words: Uint8Array;
  reader: Uint8Array;
  vocabulary: string;
  steps: { cue: Steps; role: Steps };
};

type Told = { sha256: Record<string, string>; steps: Weights['steps'] };

const FOLDER = new URL('../weights/', import.meta.url);

/** The weights as they were trained, or an error: a file that was cut short or exchanged must not speak for the model. */
export function readWeights(folder: URL = FOLDER): Weights {
  const { sha256, steps } = toldIn(bytesOf(new URL('weights.json', folder), 'weights.json'));
  const read = (name: string): Uint8Array => {
    const bytes = bytesOf(new URL(name, folder), name);
    const found = createHash('sha256').update(bytes).digest('hex');
    if (found !== sha256[name])
      throw new ProvisoError(
        'E_MODEL_DAMAGED',
        `\`${name}\` of the model is not the file that was trained: its sha256 is \`${found}\`; install Proviso again`,
      );
    return bytes;
  };
  return {
    words: read('words.onnx'),
    reader: read('reader.onnx'),
    vocabulary: new TextDecoder().decode(read('vocab.txt')),
    steps,
  };
}

function toldIn(bytes: Uint8Array): Told {
  try {
    const told = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Told>;
    if (told.sha256 && told.steps) return { sha256: told.sha256, steps: told.steps };
  } catch {
    // It is no JSON: told below.
  }
  throw cannotBeRead('weights.json');
}

function bytesOf(path: URL, name: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw cannotBeRead(name);
  }
}

const cannotBeRead = (name: string) =>
  new ProvisoError('E_MODEL_DAMAGED', `\`${name}\` of the model cannot be read; install Proviso again`);
