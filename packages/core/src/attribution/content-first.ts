import type { Candidate } from './candidate.ts';
import { laterOpening } from './content-start.ts';
import { contentAfter, contentBefore } from './contents.ts';
import type { Cue } from './lexicon.ts';
import { phraseAfter } from './phrase-after.ts';
import { isClosing, isOpening, isSetting, isWhole, timeRun } from './phrases.ts';
import type { Run, Scene } from './scene.ts';

/** "C, said S": the source follows, and what is said ends right before the verb. */
export function invertedAt(
  scene: Scene,
  at: number,
  group: Run,
  pattern: string,
): Omit<Candidate, 'confidence' | 'verb'> | null {
  if (pattern !== 'np' || group.first !== at) return null;
  const before = scene.tokens[at - 1];
  if (!before || (before.text !== ',' && !isClosing(scene, at - 1))) return null;
  const content = contentBefore(scene, at);
  const sentence = scene.sentenceOf(at);
  const source = phraseAfter(scene, at + 1, sentence.endToken);
  if (!content || !source || scene.tokens[at]!.text.endsWith('ing')) return null;
  if (!content.quoted && !isClauseful(scene, content.run)) return null;
  return {
    source,
    cue: [{ first: at, end: at + 1 }],
    content: [content.run, ...resumed(scene, source.end, at)],
  };
}

/** "C, S said": what is said ends right before the source. */
export function afterContent(
  scene: Scene,
  at: number,
  group: Run,
  source: Run,
  cue: Cue,
  pattern: string,
): Omit<Candidate, 'confidence' | 'verb'> | null {
  const { tokens } = scene;
  const limit = scene.sentenceOf(at).endToken;
  const before = tokens[source.first - 1];
  if (!before) return null;
  const closes =
    (isClosing(scene, source.first - 1) && !endsItsSentence(scene, source.first - 1)) ||
    (before.text === ',' && isClosing(scene, source.first - 2));
  if (before.text !== ',' && !closes) return null;
  if (pattern === 'that' || pattern === 'wh') return null;
  if (pattern === 'np' && !closes) return null;
  if (pattern === 'quote' && !closes) return null;
  if (
    pattern !== 'end' &&
    pattern !== 'quote' &&
    !closes &&
    !isSetting(scene, at + 1, limit) &&
    !(cue.class === 'say' && pattern.startsWith('prep:') && laterOpening(scene, at + 1, limit, cue) === null)
  )
    return null;
  const content = contentBefore(scene, source.first);
  if (!content) return null;
  if (!content.quoted && !isClauseful(scene, content.run)) return null;
  const more = resumed(scene, at + 1, at);
  const rest = !content.quoted && !more.length ? interrupted(scene, at) : null;
  return { source, cue: [group], content: rest ? [content.run, rest] : [content.run, ...more] };
}

const isClauseful = (scene: Scene, run: Run) =>
  scene.tokens
    .slice(run.first, run.end)
    .some((t) => t.pos === 'AUX' || (t.pos === 'VERB' && !t.text.endsWith('ing')));

/** What goes on after the cue: “X,” he said, “Y”, and the quotation that opens the next sentence of the paragraph. */
function resumed(scene: Scene, from: number, cue: number): Run[] {
  const { tokens } = scene;
  const sentence = scene.sentenceOf(cue);
  let i = timeRun(scene, from, sentence.endToken);
  const comma = tokens[i]?.text === ',';
  if (comma) i++;
  for (let n = i; n < Math.min(tokens.length, sentence.endToken); n++) {
    if (isOpening(scene, n)) {
      const quotation = scene.quotationAt(n)!;
      return comma || n === i || /^[,:]$/.test(tokens[n - 1]!.text)
        ? [{ first: n, end: quotation.endToken }]
        : [];
    }
    if (tokens[n]!.pos === 'VERB') break;
  }
  const next = tokens[sentence.endToken];
  if (
    next &&
    isOpening(scene, sentence.endToken) &&
    scene.sentenceOf(sentence.endToken).block === sentence.block
  ) {
    const quotation = scene.quotationAt(sentence.endToken)!;
    if (isWhole(scene, quotation) || tokens[quotation.endToken]?.text === '.')
      return [{ first: quotation.firstToken, end: quotation.endToken }];
  }
  return [];
}

/** “No.” She left: a full stop inside the marks, where a comma would let the sentence go on. */
const endsItsSentence = (scene: Scene, close: number): boolean => {
  const { end } = scene.tokens[close]!;
  return /\.["'”’»]+$/.test(scene.text.slice(Math.max(0, end - 3), end));
};

/** "If prices rise, he warned, | the ban will stay": the clause that the cue interrupts. */
function interrupted(scene: Scene, cue: number): Run | null {
  const next = scene.tokens[cue + 2];
  const goesOn =
    scene.tokens[cue + 1]?.text === ',' && next !== undefined && cue + 2 < scene.sentenceOf(cue).endToken;
  return goesOn && !(next.pos === 'VERB' && next.text.endsWith('ing'))
    ? contentAfter(scene, cue + 2, cue)
    : null;
}
