/** A document and chance → the document harmed in a few of the ways in which documents come to harm, or are made to do it. */
import type { Random } from './random.ts';
import tokens from './tokens.json' with { type: 'json' };

export function mutate(document: Buffer, others: readonly Buffer[], random: Random): Buffer {
  let bytes = document;
  for (let times = 1 + random.whole(5); times > 0; times--) bytes = random.of(HARMS)(bytes, others, random);
  return bytes;
}

type Harm = (bytes: Buffer, others: readonly Buffer[], random: Random) => Buffer;

const MOST_PIECE_BYTES = 300;
const MOST_REPEATS = 40;

const HARMS: Harm[] = [
  function flipBits(bytes, _, random) {
    const harmed = Buffer.from(bytes);
    for (let times = 1 + random.whole(8); times > 0 && harmed.length > 0; times--)
      harmed[random.whole(harmed.length)]! ^= 1 << random.whole(8);
    return harmed;
  },
  function writeNoise(bytes, _, random) {
    const noise = Buffer.from(Array.from({ length: 1 + random.whole(6) }, () => random.whole(256)));
    return insert(bytes, noise, random);
  },
  (bytes, _, random) => bytes.subarray(0, random.whole(bytes.length + 1)),
  (bytes, _, random) => bytes.subarray(random.whole(Math.min(bytes.length, MOST_PIECE_BYTES) + 1)),
  function leaveOut(bytes, _, random) {
    const at = random.whole(bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + random.whole(MOST_PIECE_BYTES))]);
  },
  function repeat(bytes, _, random) {
    const piece = pieceOf(bytes, random);
    return insert(bytes, Buffer.concat(Array(1 + random.whole(MOST_REPEATS)).fill(piece)), random);
  },
  (bytes, others, random) => insert(bytes, pieceOf(random.of(others), random), random),
  (bytes, _, random) => insert(bytes, Buffer.from(random.of(tokens.markup)), random),
  (bytes, _, random) => insert(bytes, Buffer.from(random.of(tokens.entities)), random),
  (bytes, _, random) => insert(bytes, Buffer.from(random.of(tokens.words)), random),
  function repeatToken(bytes, _, random) {
    const token = random.of(random.once(2) ? tokens.markup : tokens.entities);
    return insert(bytes, Buffer.from(token.repeat(1 + random.whole(MOST_REPEATS * 5))), random);
  },
  function swapTags(bytes, _, random) {
    const from = random.of(tokens.tags);
    const to = random.of(tokens.tags);
    const text = bytes.toString('latin1');
    return Buffer.from(text.replaceAll(new RegExp(`<(/?)${from}\\b`, 'g'), `<$1${to}`), 'latin1');
  },
  function loseEndTags(bytes, _, random) {
    const tag = random.of(tokens.tags);
    return Buffer.from(bytes.toString('latin1').replaceAll(`</${tag}>`, ''), 'latin1');
  },
  (bytes) => Buffer.from(bytes.toString('utf8'), 'latin1'),
  (bytes) => Buffer.from(bytes.toString('latin1'), 'utf8'),
  function asUtf16(bytes, _, random) {
    const text = Buffer.from(bytes.toString('utf8'), 'utf16le');
    return random.once(2) ? text : text.swap16();
  },
  (bytes, _, random) => Buffer.concat([Buffer.from(random.of(tokens.beginnings), 'latin1'), bytes]),
];

function insert(bytes: Buffer, piece: Uint8Array, random: Random): Buffer {
  const at = random.whole(bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
}

function pieceOf(bytes: Buffer, random: Random): Buffer {
  const at = random.whole(bytes.length + 1);
  return bytes.subarray(at, at + random.whole(MOST_PIECE_BYTES));
}
