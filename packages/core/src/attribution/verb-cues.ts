import type { Candidate } from './candidate.ts';
import { afterContent, invertedAt } from './content-first.ts';
import { contentBegin } from './content-start.ts';
import { contentAfter } from './contents.ts';
import type { Cue } from './lexicon.ts';
import { cueOf, likelihood } from './lexicon.ts';
import { lightVerb } from './light-verbs.ts';
import { kindAt } from './noun-cues.ts';
import { patternOf } from './patterns.ts';
import { phraseAfter } from './phrase-after.ts';
import type { Run, Scene } from './scene.ts';
import { subjectBefore } from './subject.ts';
import words from './words.json' with { type: 'json' };

const COPULAS = new Set(words.copulas);
const CHAINS = new Set(words.chains);
const RAISING = new Set(words.raising);
const QUOTED_CUES = 0.35;
/** Whose clause a participle hangs on is not looked for further back than this. */
const REACH = 80;
/** Below this nothing is worth weighing. */
const THRESHOLD = 0.1;
/** A chain's or a shared source's cue must be a likely one. */
const LIKELY = 0.42;

/** Verbs of speech, thought and wanting, in every order: "S said C", "C, said S", "C, S said", "S was told C", "saying C". */
export function verbCues(scene: Scene): Candidate[] {
  const found: Candidate[] = [];
  for (let at = 0; at < scene.tokens.length; at++) {
    const token = scene.tokens[at]!;
    if (token.pos !== 'VERB' || kindAt(scene, at) === 'noun') continue;
    const cue = cueOf(token.lemma, 'verb');
    if (!cue || token.lemma === 'accord') continue;
    if (CHAINS.has(token.lemma) && leadsToCue(scene, at)) continue;
    const pattern = patternOf(scene, at);
    const p = likelihood(cue, pattern) * (scene.quotationAt(at) ? QUOTED_CUES : 1);
    if (p < THRESHOLD) continue;
    const candidate = relationAt(scene, at, cue, pattern, p, found);
    if (candidate) found.push(candidate);
  }
  return found;
}

/** "declined to comment": the last verb of the chain is the cue's chief word. */
function leadsToCue(scene: Scene, at: number): boolean {
  const verb = scene.tokens[at + 2];
  if (scene.tokens[at + 1]?.text !== 'to' || verb?.pos !== 'VERB') return false;
  const cue = cueOf(verb.lemma, 'verb');
  return cue !== undefined && likelihood(cue, patternOf(scene, at + 2)) >= LIKELY;
}

function relationAt(
  scene: Scene,
  at: number,
  cue: Cue,
  pattern: string,
  p: number,
  earlier: Candidate[],
): Candidate | null {
  const group = groupAround(scene, at);
  if (pattern.startsWith('passive ') && !isState(scene, at, cue, pattern))
    return passive(scene, at, group, cue, p);
  const inverted = cue.class === 'tell' ? null : invertedAt(scene, at, group, pattern);
  if (inverted) return { ...inverted, confidence: p, verb: at };
  const subject = sourceOf(scene, at, group, earlier);
  const post = subject.run && subject.near ? afterContent(scene, at, group, subject.run, cue, pattern) : null;
  if (post) return { ...post, confidence: p, verb: at };
  const begin = contentBegin(scene, at, cue, pattern);
  const relativeContent = relativeObject(scene, subject.run);
  if (relativeContent && (pattern === 'end' || pattern === 'verb')) {
    const resumes = scene.tokens[at + 1]?.text === ',' ? at + 2 : at + 1;
    const rest = resumes < scene.sentenceOf(at).endToken ? contentAfter(scene, resumes, at) : null;
    const content = rest ? [relativeContent, rest] : [relativeContent];
    return { source: subject.run, cue: [group], content, confidence: p, verb: at };
  }
  if (begin === null) return null;
  const led = lightVerb(scene, at);
  if (led) {
    const content = contentAfter(scene, led.content, led.cue);
    if (content)
      return {
        source: subject.run,
        cue: [{ first: group.first, end: led.cueEnd }],
        content: [content],
        confidence: p,
        verb: at,
      };
  }
  if (RAISING.has(scene.tokens[at]!.lemma) && subject.run && subject.near && pattern === 'to') {
    const rest = contentAfter(scene, at + 1, at);
    if (rest) return { source: null, cue: [group], content: [subject.run, rest], confidence: p, verb: at };
  }
  const content = contentAfter(scene, begin.content, at);
  if (!content) return null;
  return {
    source: subject.run,
    cue: [{ first: group.first, end: begin.cueEnd }],
    content: [content],
    confidence: p * (subject.run ? 1 : 0.8),
    verb: at,
  };
}

/** The verb with its auxiliaries, adverbs and "to" chains: "has also called", "goes on to say", "do not want". */
function groupAround(scene: Scene, at: number): Run {
  const { tokens } = scene;
  const floor = scene.sentenceOf(at).firstToken;
  let first = at;
  let i = at - 1;
  while (i >= floor) {
    const { pos, text, lemma } = tokens[i]!;
    if (pos === 'AUX' || (pos === 'VERB' && COPULAS.has(lemma))) first = i;
    else if (pos === 'PART' && /^(?:n['’]t|not|to)$/i.test(text)) {
      if (
        text.toLowerCase() === 'to' &&
        !(tokens[i - 1]?.pos === 'VERB' && CHAINS.has(tokens[i - 1]!.lemma)) &&
        !/^(?:on)$/.test(tokens[i - 1]?.text ?? '') &&
        tokens[i - 1]?.pos !== 'AUX'
      ) {
        first = i;
        break;
      }
      first = i;
    } else if (pos === 'VERB' && CHAINS.has(lemma) && /^(?:to|on)$/.test(tokens[i + 1]?.text ?? ''))
      first = i;
    else if (text === 'on' && tokens[i + 1]?.text === 'to' && tokens[i - 1]?.lemma === 'go') first = i;
    else if (pos !== 'ADV' || /^(?:when|where|why|how|there|so)$/i.test(text)) break;
    else if (i > floor && (tokens[i - 1]!.pos !== 'PUNCT' || first !== at)) first = i;
    i--;
  }
  while (
    first < at &&
    tokens[first]!.pos === 'ADV' &&
    (first === floor || tokens[first - 1]!.pos === 'PUNCT')
  )
    first++;
  return { first, end: at + 1 };
}

/** "is worried that", "was opposed to", "is concerned about": a state of mind, not something done to anybody. */
const isState = (scene: Scene, at: number, cue: Cue, pattern: string): boolean =>
  (cue.class === 'believe' || cue.class === 'oppose' || cue.class === 'want') &&
  /(?:that|about|over)$|prep:to$/.test(pattern) &&
  !/^(?:expected|known|believed|said|feared|considered|seen|thought)$/.test(scene.tokens[at]!.text);

function passive(scene: Scene, at: number, group: Run, cue: Cue, p: number): Candidate | null {
  const { tokens } = scene;
  const limit = scene.sentenceOf(at).endToken;
  const subject = subjectBefore(scene, group.first);
  const next = tokens[at + 1];
  if (next?.text.toLowerCase() === 'by') {
    const agent = phraseAfter(scene, at + 2, limit);
    if (!agent || !subject) return null;
    const rest = /^(?:as|for|to|that)$/.test(tokens[agent.end]?.text ?? '')
      ? contentAfter(scene, agent.end, at)
      : null;
    return {
      source: { first: at + 1, end: agent.end },
      cue: [group],
      content: rest ? [subject, rest] : [subject],
      confidence: p,
      verb: at,
    };
  }
  const joins = next !== undefined && cue.joined.has(`prep:${next.text.toLowerCase()}`);
  const rest = contentAfter(scene, joins ? at + 2 : at + 1, at);
  // Who "was told" or "was asked" is no part of what was said.
  if (cue.class === 'tell' || cue.class === 'ask')
    return rest
      ? {
          source: null,
          cue: [joins ? { ...group, end: at + 2 } : group],
          content: [rest],
          confidence: p,
          verb: at,
        }
      : null;
  const expletive = subject && subject.end - subject.first === 1 && /^it$/i.test(tokens[subject.first]!.text);
  if (next?.text.toLowerCase() === 'that' || expletive)
    return rest ? { source: null, cue: [group], content: [rest], confidence: p, verb: at } : null;
  if (!subject) return null;
  return {
    source: null,
    cue: [group],
    content: rest ? [subject, rest] : [subject],
    confidence: p * 0.9,
    verb: at,
  };
}

function sourceOf(
  scene: Scene,
  at: number,
  group: Run,
  earlier: Candidate[],
): { run: Run | null; near: boolean } {
  const { tokens } = scene;
  const near = subjectBefore(scene, group.first);
  const token = tokens[at]!;
  const before = tokens[group.first - 1];
  if (near && !(token.text.endsWith('ing') && before?.text === ',')) return { run: near, near: true };
  const floor = Math.max(scene.sentenceOf(at).firstToken, at - REACH);
  let said: Candidate | undefined;
  for (let n = earlier.length - 1; n >= 0 && earlier[n]!.verb >= floor && !said; n--) {
    const { source, confidence } = earlier[n]!;
    if (source && source.first >= floor && confidence >= LIKELY) said = earlier[n];
  }
  if (said?.source) return { run: said.source, near: false };
  return { run: mainSubject(scene, floor, at), near: false };
}

/** The subject of the clause that a participle hangs on: the last one before it that begins a clause. */
function mainSubject(scene: Scene, floor: number, at: number): Run | null {
  const { tokens } = scene;
  let main: Run | null = null;
  for (let n = floor; n < at; n++) {
    if (tokens[n]!.pos !== 'VERB' && tokens[n]!.pos !== 'AUX') continue;
    const subject = subjectBefore(scene, groupAround(scene, n).first);
    const opener = subject && subject.first > floor ? tokens[subject.first - 1]! : null;
    if (subject && (!opener || !main || opener.text === ',' || opener.pos === 'CCONJ')) main = subject;
  }
  return main;
}

/** "a claim which he denied": the relative word is what is said. */
function relativeObject(scene: Scene, subject: Run | null): Run | null {
  if (!subject) return null;
  const before = scene.tokens[subject.first - 1];
  return before && /^(?:which|what|that)$/i.test(before.text)
    ? { first: subject.first - 1, end: subject.first }
    : null;
}
