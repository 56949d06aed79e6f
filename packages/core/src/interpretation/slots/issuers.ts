/**
 * Who may make a rule: a phrase's head is an authority, a country, an organisation, or a person to whom the report gives
 * a public post. A rule's own text ("the decree") may stand for its maker.
 */

import { isTimePhrase } from '../dates/time-words.ts';
import { bare, headOf, phraseBefore, phraseList } from '../grammar/noun-phrase.ts';
import {
  isActivity,
  isAuthority,
  isDraft,
  isPeople,
  isPlaceNoun,
  isText,
  isTitle,
  normAt,
} from '../lexicon.ts';
import type { Run, Scene } from '../scene.ts';
import words from './issuers.json' with { type: 'json' };

export type Making = 'issuer' | 'text' | 'draft' | 'other';

export type Officials = (name: string) => boolean;

/** The last names of people to whom the report gives a post somewhere. */
export function officialsOf(scene: Scene): Officials {
  const names = new Set<string>();
  const enter = (name: string) => names.add(name.split(' ').at(-1)!.toLowerCase());
  for (const s of scene.statements)
    for (const speaker of [s.speaker, ...(s.speaker.members ?? [])])
      if (
        speaker.name &&
        speaker.office
          ?.toLowerCase()
          .split(/\W+/)
          .some((w) => isTitle(w) || isAuthority(w))
      )
        enter(speaker.name);
  scene.tokens.forEach((_, i) => {
    const entity = scene.entityAt(i);
    if (!entity || entity.firstToken !== i) return;
    if (entity.kind === 'person' || entity.kind === 'name') {
      if (
        isTitle(scene.low[i - 1]) ||
        (scene.low[entity.endToken] === ',' && postFollows(scene, entity.endToken + 1))
      )
        enter(entity.name);
    }
  });
  return (name) => names.has(name.split(' ').at(-1)!.toLowerCase());
}

const postFollows = (scene: Scene, at: number) => {
  for (let i = at; i < at + 7 && scene.low[i] !== undefined && scene.low[i] !== ','; i++)
    if (isTitle(scene.low[i]) && scene.low[i] !== 'leader') return true;
  return false;
};

/** `known`: a name that nothing is known of does not do. */
export function makingOf(scene: Scene, officials: Officials, run: Run, known = false): Making {
  const head = headOf(scene, run);
  const word = scene.low[head]!;
  const entity = scene.entityAt(head);
  if (entity) {
    if (entity.kind === 'office' || entity.kind === 'agency' || entity.kind === 'organisation')
      return 'issuer';
    if (entity.kind === 'place') return entity.demonym && word.endsWith('s') ? 'other' : 'issuer';
    if (entity.kind === 'outlet') return 'other';
    const parts = entity.name.toLowerCase().split(/\s+/);
    if (parts.some((p) => isAuthority(p))) return 'issuer';
    if (officials(entity.name)) return 'issuer';
    if (entity.kind === 'person') return 'other';
    if (BODIES.has(word)) return 'issuer';
    if (!known && entity.kind === 'name' && mayBeCountry(scene, entity)) return 'issuer';
  }
  if (isDraft(word)) return 'draft';
  if (isText(word) || (normAt(scene, head)?.kind ?? '') === 'rule') return 'text';
  if (isAuthority(word) || BODIES.has(word)) return 'issuer';
  if (isPeople(word)) return 'other';
  for (let i = run.first; i < run.end; i++) if (isTitle(scene.low[i])) return 'issuer';
  return 'other';
}

/**
 * A name that nothing is known of: one word, or with an article, is rather a country's or a body's than a person's. A
 * common noun that only begins its sentence is no name.
 */
function mayBeCountry(
  scene: Scene,
  { firstToken, endToken }: { firstToken: number; endToken: number },
): boolean {
  if (endToken - firstToken > 1) return scene.low[firstToken - 1] === 'the';
  const word = scene.low[firstToken]!;
  const { pos, text } = scene.tokens[firstToken]!;
  const opens =
    scene.sentenceOf(firstToken).firstToken === firstToken || /^[–—:]$/.test(scene.low[firstToken - 1] ?? '');
  const isNoun = isPeople(word) || isActivity(word) || isPlaceNoun(word);
  return pos === 'PROPN' && !isNoun && !(opens && (word.endsWith('s') || isWrittenSmall(scene, text)));
}

const isWrittenSmall = (scene: Scene, word: string): boolean => {
  const small = word.toLowerCase();
  return scene.tokens.some((token) => token.text === small);
};

/** A person's name without title and post: what a slot for a person shows. */
export function nameIn(scene: Scene, run: Run): Run {
  for (let i = run.first; i < run.end; i++) {
    const entity = scene.entityAt(i);
    if (!entity) continue;
    const person =
      entity.kind === 'person' ||
      (entity.kind === 'name' &&
        (isTitle(scene.low[i - 1]) ||
          (entity.firstToken === run.first && scene.low[entity.endToken] === ',')));
    const owns = /^'s?$/.test(scene.low[entity.endToken] ?? '') && entity.endToken + 1 < run.end;
    // "Deputy Prime Minister Alexander Novak's office"
    if (person && owns && isTitle(scene.low[run.first])) return { first: entity.firstToken, end: run.end };
    if (person && !owns && entity.firstToken >= run.first && entity.endToken <= run.end)
      return untitled(scene, { first: entity.firstToken, end: entity.endToken });
  }
  const comma = scene.low.findIndex(
    (w, i) =>
      i > run.first &&
      i < run.end &&
      w === ',' &&
      (/^(?:the|a|an|which|who)$/.test(scene.low[i + 1] ?? '') || isTitle(scene.low[i + 1])),
  );
  const named = bare(scene, comma > run.first && comma < run.end ? { first: run.first, end: comma } : run);
  return untitledFirst(scene, withOwner(scene, named));
}

/** "*China's* Ministry of Commerce": whose body it is. */
function withOwner(scene: Scene, run: Run): Run {
  const owner = scene.low[run.first - 1] === "'s" ? scene.entityAt(run.first - 2) : undefined;
  return owner?.kind === 'place' ? { first: owner.firstToken, end: run.end } : run;
}

const untitledFirst = (scene: Scene, { first, end }: Run): Run => ({
  first: HONORIFICS.has(scene.low[first]!) && end - first > 1 ? first + 1 : first,
  end,
});

/** "District Judge Clark Waddoups" is Clark Waddoups. */
function untitled(scene: Scene, { first, end }: Run): Run {
  for (let i = end - 2; i >= first; i--) if (isTitle(scene.low[i])) return { first: i + 1, end };
  return untitledFirst(scene, { first, end });
}
const BODIES = new Set(words.bodies);
const HONORIFICS = new Set(words.honorifics);

/** "A federal judge *in Honolulu*", "the minister *for Primary Industries*": a post or body with where or for what it is. */
export function postWithPlace(scene: Scene, run: Run, end: number): Run {
  const head = headOf(scene, run);
  const isPost = isTitle(scene.low[head]) || isAuthority(scene.low[head]);
  const link = scene.low[run.end];
  if (!isPost || (link !== 'in' && link !== 'at' && link !== 'for') || run.end + 1 >= end) return run;
  const isName = scene.tokens[head]!.text !== scene.low[head];
  if (isName !== (link === 'for')) return run;
  const list = phraseList(scene, run.end + 1, end);
  const last = list.at(-1);
  if (!last || isTimePhrase(scene, { first: list[0]!.first, end: last.end })) return run;
  if (link !== 'for' && scene.entityAt(last.end - 1) === undefined) return run;
  const close = scene.low[last.end] === '(' && scene.low[last.end + 2] === ')' ? last.end + 3 : last.end;
  return { first: run.first, end: close };
}

/** The nearest issuer named before a token: what "it" or "they" most likely stands for. */
export function issuerBefore(scene: Scene, officials: Officials, at: number, person: boolean): Run | null {
  const block = scene.sentenceOf(at).block;
  for (let i = at - 1; i >= 0; i--) {
    const sentence = scene.sentenceOf(i);
    if (sentence.block < block - 1) break;
    const body = person ? null : bodyEndingAt(scene, i);
    if (body) return body;
    const entity = scene.entityAt(i);
    if (!entity || entity.firstToken !== i) continue;
    const run = { first: i, end: entity.endToken };
    if (
      person
        ? entity.kind === 'person' || (entity.kind === 'name' && officials(entity.name))
        : entity.kind === 'place' &&
          !entity.demonym &&
          scene.low[i - 1] !== 'in' &&
          scene.low[i - 1] !== 'to' &&
          scene.low[i - 1] !== 'from'
    )
      return run;
    if (!person && (entity.kind === 'organisation' || entity.kind === 'office' || entity.kind === 'agency'))
      return run;
  }
  return null;
}

/** "The agriculture department" before a verb of its own. */
function bodyEndingAt(scene: Scene, at: number): Run | null {
  if (scene.tokens[at]!.pos !== 'NOUN' || !isAuthority(scene.low[at]) || isTitle(scene.low[at])) return null;
  if (!/^(?:VERB|AUX)$/.test(scene.tokens[at + 1]?.pos ?? '')) return null;
  return phraseBefore(scene, at + 1, scene.sentenceOf(at).firstToken);
}
