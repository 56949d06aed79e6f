/**
 * Words as typed → everything on record that holds them, by kind: policies, speakers, reports, statements and findings.
 * A speaker is found by the words that name it in a statement, and brings what it is quoted with.
 */
import { type Hit, PASSAGE_KINDS, type PassageKind, termsIn } from '@proviso/core/record';
import { overlaps, type Quote } from '@proviso/core/vocabulary';
import type { Effects } from './effects.ts';
import type { NamedPolicy, PolicyIndex } from './policy-index.ts';

type FoundSpeaker = { name: string; hit: Hit };
export type Found = {
  /** The words that were looked for; none where nothing typed is a word. */
  words: string[];
  policies: NamedPolicy[];
  speakers: FoundSpeaker[];
} & Record<PassageKind, Hit[]>;

const MOST_OF_A_KIND = 10;
/** Of all kinds together: the best reports are gone through once, until they have given so many. */
const MOST_HITS = 60;

export async function findIn(
  { store }: Pick<Effects, 'store'>,
  policies: PolicyIndex,
  typed: string,
): Promise<Found> {
  const terms = termsIn(typed);
  const words = terms.map((term) => `${term.words.join(' ')}${term.open ? '*' : ''}`);
  const search = { terms, kinds: PASSAGE_KINDS, policy: null, most: MOST_HITS };
  const hits = terms.length === 0 ? [] : await store.views.search(search);
  const of = (kind: PassageKind) => hits.filter((hit) => hit.kind === kind);
  return {
    words,
    policies: terms.length === 0 ? [] : await policies.find(terms, MOST_OF_A_KIND),
    speakers: await speakersIn(store, of('statement')),
    report: of('report').slice(0, MOST_OF_A_KIND),
    statement: of('statement').slice(0, MOST_OF_A_KIND),
    finding: of('finding').slice(0, MOST_OF_A_KIND),
  };
}

/** Each once, with the first statement in which the words name it. */
async function speakersIn(store: Effects['store'], hits: readonly Hit[]): Promise<FoundSpeaker[]> {
  if (hits.length === 0) return [];
  const { readings } = await store.views.ofReports([...new Set(hits.map(({ report }) => report))]);
  const found = new Map<string, FoundSpeaker>();
  for (const hit of hits) {
    const statement = readings.get(hit.report)?.statements.find(({ id }) => id === hit.id);
    if (!statement) continue;
    const naming = statement.source.filter((quote) => hit.marks.some((mark) => overlaps(mark, quote)));
    const { speaker } = statement;
    const name = speaker.name ?? speaker.mention?.text ?? textOf(naming);
    if (naming.length > 0 && !found.has(name.toLowerCase())) found.set(name.toLowerCase(), { name, hit });
  }
  return [...found.values()].slice(0, MOST_OF_A_KIND);
}

const textOf = (quotes: readonly Quote[]): string =>
  quotes.map(({ text }) => text.replace(/\s+/g, ' ').replace(/^\s+|[\s,;:]+$/g, '')).join(' … ');
