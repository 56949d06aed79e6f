import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { EncoderWord } from './encoder-words.ts';
import type { Weights } from './weights.ts';
import type { Window } from './windows.ts';

/** What the encoder says of one window: a row a word. */
export type Seen = { window: Window; cues: Float32Array; tags: Float32Array; states: Float32Array };

/** A cue to look at again and the words around it that are searched, both half-open; a row of `states` a word searched. */
export type Look = { first: number; end: number; from: number; until: number; states: Float32Array };

/** What the second look says: a row of role scores a word searched, and whether the cue is one at all, as log-odds. */
type Looked = { roles: Float32Array; genuine: number };

/** Both take one at a time: nothing is padded, and no one's numbers hang on those beside it. */
export type Encoder = {
  encode: (words: readonly EncoderWord[], window: Window) => Promise<Seen>;
  lookAgain: (look: Look) => Promise<Looked>;
};

const WIDTH = 192;
const OPENING = 101n;
const CLOSING = 102n;
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
  // Its norm of a sum goes number by number: apart, the two steps take a fifth of its time.
  extra: { optimization: { disable_specified_optimizers: 'SkipLayerNormFusion' } },
};

export async function createEncoder(weights: Pick<Weights, 'words' | 'reader'>): Promise<Encoder> {
  const words = await InferenceSession.create(weights.words, OPTIONS);
  const reader = await InferenceSession.create(weights.reader, OPTIONS);
  return {
    encode: (of, window) => encode(words, of, window),
    lookAgain: (look) => lookAgain(reader, look),
  };
}

async function encode(
  session: InferenceSession,
  words: readonly EncoderWord[],
  window: Window,
): Promise<Seen> {
  const own = words.slice(window.first, window.end);
  const size = own.reduce((sum, word) => sum + word.pieces.length, 2);
  const pieces = new BigInt64Array(size);
  const features = new BigInt64Array(size * FEATURES);
  const firsts = new BigInt64Array(own.length);
  pieces[0] = OPENING;
  features[0] = SIGN;
  let at = 1;
  own.forEach((word, index) => {
    firsts[index] = BigInt(at);
    word.pieces.forEach((piece, part) => {
      pieces[at] = BigInt(piece);
      features[at * FEATURES] = BigInt(word.shape);
      features[at * FEATURES + 1] = BigInt(word.quoted);
      features[at * FEATURES + 2] = BigInt(part ? 0 : word.opens);
      features[at * FEATURES + 3] = BigInt(part ? 1 : word.joined);
      at++;
    });
  });
  pieces[at] = CLOSING;
  features[at * FEATURES] = SIGN;
  const out = await session.run({
    pieces: new Tensor('int64', pieces, [1, size]),
    features: new Tensor('int64', features, [1, size, FEATURES]),
    firsts: new Tensor('int64', firsts, [1, own.length]),
  });
  return {
    window,
    cues: out.cues!.data as Float32Array,
    tags: out.tags!.data as Float32Array,
    states: out.narrow!.data as Float32Array,
  };
}

async function lookAgain(
  session: InferenceSession,
  { states, first, end, from, until }: Look,
): Promise<Looked> {
  const size = until - from;
  const marks = new BigInt64Array(size);
  const far = new BigInt64Array(size);
  for (let at = from; at < until; at++) {
    far[at - from] = BigInt(bucketOf(at < first ? at - first : at >= end ? at - end + 1 : 0));
    if (at >= first && at < end) marks[at - from] = at === first ? 1n : 2n;
  }
  const out = await session.run({
    words: new Tensor('float32', states, [1, size, WIDTH]),
    marks: new Tensor('int64', marks, [1, size]),
    far: new Tensor('int64', far, [1, size]),
  });
  return {
    roles: out.roles!.data as Float32Array,
    genuine: (out.genuine!.data as Float32Array)[0]!,
  };
}

/** Signed distance in words → its bucket: exact up to eight, then by doubling. */
function bucketOf(distance: number): number {
  if (distance === 0) return FAR;
  const size = Math.abs(distance);
  const bucket = Math.min(FAR, Math.round(size <= 8 ? size : 8 + 2 * Math.log2(size / 8)));
  return FAR + (distance < 0 ? -bucket : bucket);
}
