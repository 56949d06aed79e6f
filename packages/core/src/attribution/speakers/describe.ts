/**
 * A name → the words around it that say who that is: the post before it ("Polish foreign minister NAME"), the apposition
 * after it ("NAME, the envoy"), the party in brackets ("NAME (D-Va.)"), the predicate ("NAME is a lawyer").
 */
import type { Token } from '../../vocabulary/index.ts';
import type { Run, Scene } from '../scene.ts';
import roleWords from './roles.json' with { type: 'json' };

const OFFICES = new Set([...roleWords.offices, ...roleWords.occupations]);
const CLOSES = /^(?:[,;.!?:—–()]|--|who|which|that)$/;
const SAME: Record<string, string> = roleWords.sameAs;
const PARTIES: Record<string, string> = roleWords.parties;

/** The name with its description before or after it, as one run. Another person's name (`isOther`) ends it. */
export function describe(scene: Scene, run: Run, isOther: (token: number) => boolean): Run {
  const { tokens } = scene;
  const { firstToken, endToken } = scene.sentenceOf(run.first);
  let first = run.first;
  while (first > firstToken) {
    const { pos, text } = tokens[first - 1]!;
    const inside = /^(?:NOUN|ADJ|PROPN|DET|NUM)$/.test(pos) || text === '-' || /^['’]s$/.test(text);
    const of = text === 'of' && OFFICES.has(tokens[first - 2]?.lemma ?? '');
    if ((!inside && !of) || isOther(first - 1)) break;
    first--;
    if (pos === 'DET') break;
  }
  while (first < run.first && /^(?:PART|PUNCT)$/.test(tokens[first]!.pos)) first++;
  const titled = first < run.first && /^(?:NOUN|PROPN|ADJ)$/.test(tokens[run.first - 1]!.pos);
  if (!titled) first = run.first;
  const opening = pastAside(scene, run.end, endToken);
  let end = run.end;
  if (tokens[opening]?.text === ',' && opening + 1 < endToken && isAppositive(scene, opening + 1)) {
    let close = opening + 1;
    while (close < endToken && !CLOSES.test(tokens[close]!.text) && tokens[close]!.pos !== 'VERB') close++;
    if (close - opening <= 14 && tokens[close]?.pos !== 'VERB') end = close;
  }
  return { first, end };
}

/** Past a place, a bracket or an age after the name: "NAME of Ohio", "NAME (R-Tex.)", "NAME, 56,". */
function pastAside(scene: Scene, name: number, end: number): number {
  const { tokens } = scene;
  const place = tokens[name]?.text === 'of' ? scene.entityAt(name + 1) : undefined;
  const at = place?.kind === 'place' && place.endToken < end ? place.endToken : name;
  if (tokens[at]?.text === '(')
    for (let n = at + 1; n < Math.min(end, at + 9); n++) if (tokens[n]!.text === ')') return n + 1;
  if (tokens[at]?.text === ',' && tokens[at + 1]?.pos === 'NUM' && tokens[at + 2]?.text === ',')
    return at + 2;
  return at;
}

function isAppositive(scene: Scene, at: number): boolean {
  const token = scene.tokens[at]!;
  if (token.pos === 'DET') return true;
  return scene.tokens.slice(at, at + 4).some((t) => OFFICES.has(t.lemma));
}

/** The words of the description that name a post, without the name and the article. */
export function officeIn(scene: Scene, described: Run, name: Run): string | null {
  const { tokens, text } = scene;
  const before = { first: described.first, end: name.first };
  const after = {
    first: Math.min(pastAside(scene, name.end, described.end) + 1, described.end),
    end: described.end,
  };
  const isPost = ({ text: word, lemma }: Token) =>
    OFFICES.has(lemma) || OFFICES.has(SAME[word.toLowerCase()] ?? '');
  for (const part of [after, before]) {
    let { first } = part;
    while (first < part.end && tokens[first]!.pos === 'DET') first++;
    if (first < part.end && tokens.slice(first, part.end).some(isPost))
      return text.slice(tokens[first]!.start, tokens[part.end - 1]!.end).replace(/\s+/g, ' ');
  }
  return null;
}

/** What the report calls the bearer of the name here, in the forms of `sameAs`. */
export function wordsOf(scene: Scene, described: Run, name: Run): Set<string> {
  const { tokens } = scene;
  const found = new Set<string>();
  const take = (n: number) => {
    for (const word of formsOf(scene, n)) found.add(word);
  };
  takeAll(described.first, name.first);
  takeAll(name.end, described.end);
  /** "the nominee's daughter" is no nominee; "Ukraine's president" is of Ukraine. */
  function takeAll(first: number, end: number): void {
    let owner = end;
    while (owner >= first && !/^['’]s?$/.test(tokens[owner]?.text ?? '')) owner--;
    for (let n = Math.max(first, owner + 1); n < end; n++) take(n);
    const place = owner > first ? scene.entityAt(owner - 1) : undefined;
    if (place?.kind === 'place' && place.id) found.add(place.id);
  }
  const of = tokens[name.end]?.text === 'of' ? scene.entityAt(name.end + 1) : undefined;
  if (of?.kind === 'place' && of.id) found.add(of.id);
  const party = tokens[name.end]?.text === '(' ? PARTIES[tokens[name.end + 1]?.text ?? ''] : undefined;
  if (party) found.add(party);
  if (/^(?:is|was)$/.test(tokens[name.end]?.text ?? '') && tokens[name.end + 1]?.pos === 'DET')
    takeAll(name.end + 2, predicateEnd(scene, name.end + 2));
  return found;
}

/** "a lawyer", "the party's nominee": up to what is no part of a noun phrase. */
function predicateEnd({ tokens }: Scene, first: number): number {
  let end = first;
  while (end < first + 7 && /^(?:NOUN|ADJ|PROPN|PART)$|^-$/.test(tokens[end]?.pos ?? '')) end++;
  return end;
}

/** A word under the form that its synonyms share ("nominee" is "candidate"), and the place that it names. */
export function formsOf(scene: Scene, at: number): string[] {
  const { lemma, text, pos } = scene.tokens[at]!;
  if (!/^(?:NOUN|ADJ|PROPN|X|VERB)$/.test(pos)) return [];
  const word = SAME[text.toLowerCase()] ?? SAME[lemma] ?? lemma;
  const place = scene.entityAt(at);
  return place?.kind === 'place' && place.id ? [word, place.id] : [word];
}
