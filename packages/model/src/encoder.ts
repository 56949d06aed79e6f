import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { EncoderWord } from './encoder-words.ts';
import type { Weights } from './weights.ts';
import type { Window } from './windows.ts';

/** What the encoder says of one window: a row a word. */
export type Seen = { window: Window; cues: Float32Array; states: Float32Array };

/** A cue to look at again: words of a window, half-open, and the words around that are to be searched. */
export type Look = { seen: Seen; first: number; end: number; from: number; until: number };

/** What the second look says: a row of role scores a word searched, and whether the cue is one at all, as log-odds. */
export type Looked = { roles: Float32Array; genuine: number };

export type Encoder = {
  encode: (words: readonly EncoderWord[], windows: readonly Window[]) => Promise<Seen[]>;
  lookAgain: (looks: readonly Look[]) => Promise<Looked[]>;
};

const CUE_LABELS = 3;
export const ROLE_LABELS = 5;
const WIDTH = 192;
const OPENING = 101n;
const CLOSING = 102n;
const BLIND = -1e4;
const FEATURES = 4;
/** The signs that open and close a window have the shape of a sign, and no other feature. */
const SIGN = 4n;
const FAR = 16;

/** One thread, so that the same words give the same numbers wherever they are read. */
const OPTIONS: InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
};

export async function createEncoder(weights: Pick<Weights, 'words' | 'reader'>): Promise<Encoder> {
  const words = await InferenceSession.create(weights.words, OPTIONS);
  const reader = await InferenceSession.create(weights.reader, OPTIONS);
  return {
    encode: (of, windows) => encode(words, of, windows),
    lookAgain: (looks) => lookAgain(reader, looks),
  };
}

async function encode(
  session: InferenceSession,
  words: readonly EncoderWord[],
  windows: readonly Window[],
): Promise<Seen[]> {
  const n = windows.length;
  const sizes = windows.map(({ first, end }) =>
    words.slice(first, end).reduce((sum, w) => sum + w.pieces.length, 2),
  );
  const t = Math.max(...sizes);
  const w = Math.max(...windows.map(({ first, end }) => end - first));
  const pieces = new BigInt64Array(n * t);
  const features = new BigInt64Array(n * t * FEATURES);
  const mask = new Float32Array(n * t).fill(BLIND);
  const firsts = new BigInt64Array(n * w);
  windows.forEach(({ first, end }, row) => {
    let at = row * t;
    const put = (piece: bigint, shape: bigint) => {
      pieces[at] = piece;
      features[at * FEATURES] = shape;
      mask[at++] = 0;
    };
    put(OPENING, SIGN);
    words.slice(first, end).forEach((word, index) => {
      firsts[row * w + index] = BigInt(at - row * t);
      word.pieces.forEach((piece, part) => {
        features[at * FEATURES + 1] = BigInt(word.quoted);
        features[at * FEATURES + 2] = BigInt(part ? 0 : word.opens);
        features[at * FEATURES + 3] = BigInt(part ? 1 : word.joined);
        put(BigInt(piece), BigInt(word.shape));
      });
    });
    put(CLOSING, SIGN);
  });
  const out = await session.run({
    pieces: new Tensor('int64', pieces, [n, t]),
    features: new Tensor('int64', features, [n, t, FEATURES]),
    mask: new Tensor('float32', mask, [n, 1, 1, t]),
    firsts: new Tensor('int64', firsts, [n, w]),
  });
  const cues = out.cues!.data as Float32Array;
  const states = out.narrow!.data as Float32Array;
  return windows.map((window, row) => {
    const count = window.end - window.first;
    const rows = (data: Float32Array, width: number) =>
      data.slice(row * w * width, (row * w + count) * width);
    return { window, cues: rows(cues, CUE_LABELS), states: rows(states, WIDTH) };
  });
}

async function lookAgain(session: InferenceSession, looks: readonly Look[]): Promise<Looked[]> {
  const n = looks.length;
  const w = Math.max(...looks.map(({ from, until }) => until - from));
  const words = new Float32Array(n * w * WIDTH);
  const marks = new BigInt64Array(n * w);
  const far = new BigInt64Array(n * w).fill(BigInt(FAR));
  const mask = new Float32Array(n * w).fill(BLIND);
  looks.forEach(({ seen, first, end, from, until }, row) => {
    words.set(seen.states.subarray(from * WIDTH, until * WIDTH), row * w * WIDTH);
    for (let at = from; at < until; at++) {
      const cell = row * w + at - from;
      mask[cell] = 0;
      far[cell] = BigInt(bucketOf(at < first ? at - first : at >= end ? at - end + 1 : 0));
      if (at >= first && at < end) marks[cell] = at === first ? 1n : 2n;
    }
  });
  const out = await session.run({
    words: new Tensor('float32', words, [n, w, WIDTH]),
    marks: new Tensor('int64', marks, [n, w]),
    far: new Tensor('int64', far, [n, w]),
    mask: new Tensor('float32', mask, [n, 1, 1, w]),
  });
  const roles = out.roles!.data as Float32Array;
  const genuine = out.genuine!.data as Float32Array;
  return looks.map(({ from, until }, row) => ({
    roles: roles.slice(row * w * ROLE_LABELS, (row * w + until - from) * ROLE_LABELS),
    genuine: genuine[row]!,
  }));
}

/** Signed distance in words → its bucket: exact up to eight, then by doubling. */
function bucketOf(distance: number): number {
  if (distance === 0) return FAR;
  const size = Math.abs(distance);
  const bucket = Math.min(FAR, Math.round(size <= 8 ? size : 8 + 2 * Math.log2(size / 8)));
  return FAR + (distance < 0 ? -bucket : bucket);
}
