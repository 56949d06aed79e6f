/**
 * Scene and relations → the meaning of any noun phrase or pronoun: a person or body of the report, an earlier phrase, or
 * nothing told. One pass in the order of the text understands every "he" and "she"; the rest is looked up when asked.
 */
import type { Block } from '../../vocabulary/index.ts';
import type { Run, Scene } from '../scene.ts';
import { antecedentOf, genderOfPronoun } from './antecedent.ts';
import { findBodies } from './bodies.ts';
import { type Definite, definiteFor, genderOfRole, isDefinite, type Minded } from './definite.ts';
import { formsOf } from './describe.ts';
import type { Asked } from './features.ts';
import { firstWhere, Memory } from './memory.ts';
import { nameRuns } from './name-runs.ts';
import { headOf, isSomebody, phraseOf } from './noun-phrases.ts';
import { findPeople } from './people.ts';
import { groupFor } from './plural.ts';
import { type Gender, type Mention, type Referent, textOf } from './referent.ts';
import { relativeHead } from './relative.ts';
import { type Relation, type Talk, talkOf } from './talk.ts';
import { speaks, thingsFor } from './thing.ts';

export type Meaning =
  | { kind: 'referent'; referent: Referent }
  | { kind: 'phrase'; run: Run }
  | { kind: 'open' };

const OPEN: Meaning = { kind: 'open' };
const isMeaning = (referent: Referent): Meaning => ({ kind: 'referent', referent });

/** What the trainer learns from: every name, then each "he" and "she", which it may answer in the ranker's place. */
export type Observer = {
  named: (mention: Mention) => void;
  asked: (asked: Asked) => Referent | undefined;
};

export function understand(
  scene: Scene,
  blocks: readonly Block[],
  relations: readonly Relation[],
  observe?: Observer,
): (run: Run) => Meaning {
  const isHeadline = (token: number) => blocks[scene.sentenceOf(token).block]?.kind === 'headline';
  const bodies = findBodies(scene, nameRuns(scene), isHeadline);
  const people = findPeople(scene, bodies.left, isHeadline);
  const mentions = [...bodies.mentions, ...people].sort((a, b) => a.name.first - b.name.first);
  const talk = talkOf(scene, relations);
  const reader = new Reader(scene, talk, mentions, bodies.mentions);
  reader.readAll(observe);
  return (run) => reader.meaningOf(run);
}

class Reader {
  readonly #scene: Scene;
  readonly #talk: Talk;
  readonly #bodies: readonly Mention[];
  readonly #memory: Memory;
  readonly #at = new Map<number, Mention>();
  readonly #pronouns = new Map<number, Referent>();
  readonly #mentions: readonly Mention[];
  /** "NAME and NAME", as one. */
  readonly #pairs: readonly Run[];
  readonly #called = new Map<string, Referent[]>();
  readonly #sourceHeads = new Map<number, Run>();
  /** By the head of a source that is no name: who that is. */
  readonly #described = new Map<number, Referent>();
  /** Who spoke, by the last token of the source, in the order of the text. */
  readonly #spoken: { at: number; referent: Referent }[] = [];

  constructor(scene: Scene, talk: Talk, mentions: readonly Mention[], bodies: readonly Mention[]) {
    this.#scene = scene;
    this.#talk = talk;
    this.#mentions = mentions;
    this.#bodies = bodies;
    this.#memory = new Memory(scene);
    this.#pairs = mentions.flatMap((mention, i) => {
      const before = mentions[i - 1];
      const from = Math.min(mention.name.first, mention.described.first);
      const joined = before?.name.end === from - 1 && scene.tokens[before.name.end]!.text === 'and';
      return joined ? [{ first: before.name.first, end: mention.name.end }] : [];
    });
    for (const run of talk.sources.flat()) {
      const head = headOf(scene, run);
      if (head >= 0 && !PRONOUN.test(scene.tokens[head]!.text.toLowerCase()))
        this.#sourceHeads.set(head, run);
    }
    for (const mention of mentions)
      for (let n = mention.name.first; n < mention.name.end; n++) this.#at.set(n, mention);
    for (const referent of new Set(mentions.map((m) => m.referent)))
      for (const word of referent.words) {
        const list = this.#called.get(word);
        if (list) list.push(referent);
        else this.#called.set(word, [referent]);
      }
  }

  readAll(observe?: Observer): void {
    const { tokens } = this.#scene;
    if (observe) for (const mention of this.#mentions) observe.named(mention);
    for (let at = 0; at < tokens.length; at++) {
      const mention = this.#at.get(at);
      if (mention && mention.name.first === at) {
        this.#memory.note({ at, end: mention.name.end, referent: mention.referent, pronoun: false });
        this.#hear(at, mention.name.end - 1, mention.referent);
        continue;
      }
      const gender = genderOfPronoun(tokens[at]!.text);
      const source = gender ? undefined : this.#sourceHeads.get(at);
      if (source) this.#meet(source, at);
      if (!gender) continue;
      const asked = this.#asked(at, gender);
      const referent = observe?.asked(asked) ?? antecedentOf(asked);
      if (!referent) continue;
      this.#pronouns.set(at, referent);
      this.#memory.note({ at, end: at + 1, referent, pronoun: true });
      this.#hear(at, at, referent);
    }
  }

  /** A source that is neither a name nor a pronoun: "the president" is somebody known, "a spokeswoman" somebody new. */
  #meet(source: Run, head: number): void {
    const meaning = this.meaningOf(source);
    const referent = meaning.kind === 'referent' ? meaning.referent : this.#unnamedIn(meaning, head);
    if (!referent) return;
    this.#described.set(head, referent);
    this.#memory.note({ at: head, end: head + 1, referent, pronoun: false });
    this.#spoken.push({ at: head, referent });
  }

  #unnamedIn(meaning: Meaning, head: number): Referent | null {
    if (meaning.kind !== 'phrase' || !isSomebody(this.#scene, head)) return null;
    // "The nominee" may well be one of those who were named: only where nobody was is it somebody else.
    const isKnown = isDefinite(this.#scene, meaning.run);
    if (isKnown && this.#memory.before(head, (r) => r.named && r.kind === 'person').length > 0) return null;
    const best = meaning.run;
    const called = new Set<string>();
    for (let n = best.first; n < best.end; n++) for (const form of formsOf(this.#scene, n)) called.add(form);
    return {
      kind: 'person',
      named: false,
      name: textOf(this.#scene, best),
      gender: genderOfRole(this.#scene.tokens[head]!.text),
      proven: true,
      office: null,
      best,
      words: called,
    };
  }

  #hear(first: number, head: number, referent: Referent): void {
    const relation = this.#talk.sourceAt(first);
    if (relation < 0) return;
    const run = this.#talk.sources[relation]!.find((r) => first >= r.first && first < r.end);
    if (run && headOf(this.#scene, run) === head) this.#spoken.push({ at: head, referent });
  }

  #lastSpeaker(at: number): Referent | null {
    const after = firstWhere(this.#spoken.length, (n) => this.#spoken[n]!.at >= at);
    return this.#spoken[after - 1]?.referent ?? null;
  }

  /** As far as it is known yet: a name, or a pronoun understood before. */
  #speakerOf(relation: number): Referent | null {
    for (const run of this.#talk.sources[relation] ?? []) {
      const head = headOf(this.#scene, run);
      const named = this.#at.get(head) ?? this.#apposed(run, head);
      if (named) return named.referent;
      const understood = this.#pronouns.get(head) ?? this.#described.get(head);
      if (understood) return understood;
    }
    return null;
  }

  meaningOf(run: Run, depth = 0): Meaning {
    const { tokens } = this.#scene;
    const from = /^by$/i.test(tokens[run.first]!.text) && run.end - run.first > 1 ? run.first + 1 : run.first;
    const whole = { first: from, end: run.end };
    const head = headOf(this.#scene, whole);
    if (head < 0) return { kind: 'phrase', run: whole };
    const word = pronounIn(tokens[head]!.text);
    if (PRONOUN.test(word)) return this.#meaningOfPronoun(word, head, depth);
    const named = this.#at.get(head) ?? this.#apposed(whole, head);
    if (named && (named.name.end === head + 1 || named.name.first <= head)) return isMeaning(named.referent);
    const phrase = phraseOf(this.#scene, head);
    const definite = { first: Math.max(phrase.first, from), end: head + 1 };
    const found = isDefinite(this.#scene, definite)
      ? definiteFor(this.#mindedAt(head), definite, head)
      : null;
    return found ? asMeaning(found) : { kind: 'phrase', run: whole };
  }

  #meaningOfPronoun(word: string, at: number, depth: number): Meaning {
    if (genderOfPronoun(word)) {
      const referent = this.#pronouns.get(at);
      return referent ? isMeaning(referent) : OPEN;
    }
    if (FIRST.test(word)) return this.#ownSpeaker(at, depth);
    if (/^(?:who|whose|whom)$/.test(word)) {
      const phrase = relativeHead(this.#scene, at, (token) => this.#isThing(token));
      const named = phrase ? (this.#at.get(phrase.end - 1) ?? this.#describedAt(phrase.end - 1)) : undefined;
      if (named) return isMeaning(named.referent);
      return phrase ? this.meaningOf(phrase, depth + 1) : OPEN;
    }
    if (/^(?:they|them|their)$/.test(word)) {
      const group = groupFor(this.#scene, this.#talk, this.#bodies, this.#pairs, at);
      if (!group) return OPEN;
      return group.referent ? isMeaning(group.referent) : { kind: 'phrase', run: group.run };
    }
    if (/^its?$/.test(word) && this.#talk.sourceAt(at) >= 0) return this.#thing(at, depth);
    return OPEN;
  }

  /** A place, or a body that is named. */
  #isThing(token: number): boolean {
    const kind = this.#at.get(token)?.referent.kind;
    return this.#scene.entityAt(token)?.kind === 'place' || kind === 'body' || kind === 'outlet';
  }

  #thing(at: number, depth: number): Meaning {
    if (depth > 2) return OPEN;
    for (const run of thingsFor(this.#scene, at)) {
      const meaning = this.meaningOf(run, depth + 1);
      if (meaning.kind === 'referent' && meaning.referent.kind === 'person' && meaning.referent.proven)
        continue;
      if (meaning.kind === 'phrase' && !speaks(this.#scene, meaning.run.end - 1)) continue;
      return meaning;
    }
    return OPEN;
  }

  /** "I" and "we" are whoever speaks the words around them; outside any quotation it is the reporter, who is unknown. */
  #ownSpeaker(at: number, depth: number): Meaning {
    const relation = this.#talk.contentAt(at);
    if (!this.#scene.quotationAt(at) || depth > 3) return OPEN;
    if (relation < 0) return OPEN;
    const run = this.#talk.sources[relation]?.[0];
    return run ? this.meaningOf(run, depth + 1) : OPEN;
  }

  /** "the envoy, NAME," names its speaker after the comma. */
  #apposed(run: Run, head: number): Mention | undefined {
    const { tokens } = this.#scene;
    if (head < 0 || tokens[head]!.pos !== 'NOUN') return undefined;
    for (let n = head + 1; n < run.end; n++)
      if (tokens[n]!.text === ',' && n + 1 < run.end) return this.#at.get(n + 1);
    return undefined;
  }

  /** "NAME, the envoy | who": the description belongs to a name. */
  #describedAt(token: number): Mention | undefined {
    for (let n = token; n >= Math.max(0, token - 16); n--) {
      const mention = this.#at.get(n);
      if (mention && token < mention.described.end) return mention;
    }
    return undefined;
  }

  /** What is in mind at a description. */
  #mindedAt(at: number): Minded {
    return {
      asked: this.#asked(at, 'masculine'),
      candidates: (called) => this.#candidates(called, at),
      since: (referent, place) => {
        const last = this.#memory.lastBefore(referent, place);
        return last === null
          ? null
          : this.#scene.tokens[place]!.sentence - this.#scene.tokens[last]!.sentence;
      },
    };
  }

  #asked(at: number, gender: Gender): Asked {
    return {
      scene: this.#scene,
      talk: this.#talk,
      memory: this.#memory,
      at,
      gender,
      speakerOf: (relation) => this.#speakerOf(relation),
      lastSpeaker: this.#lastSpeaker(at),
    };
  }

  #candidates(called: readonly string[], at: number): Set<Referent> {
    const found = new Set(this.#memory.before(at, () => true).map((r) => r.referent));
    for (const word of called) for (const referent of this.#called.get(word) ?? []) found.add(referent);
    return found;
  }
}

/** "I" of "I’m", where the two were not parted. */
const pronounIn = (text: string) =>
  text.toLowerCase().replace(/^(i|we|he|she|they)['’](?:m|ve|ll|d|re|s)$/, '$1');

const PRONOUN =
  /^(?:he|she|they|it|who|whose|whom|i|we|you|him|his|her|hers|them|their|its|me|my|us|our|myself)$/;
const FIRST = /^(?:i|we|me|my|us|our|myself)$/;

const asMeaning = (found: Definite): Meaning =>
  'referent' in found ? isMeaning(found.referent) : { kind: 'phrase', run: found.run };
