/**
 * For tests: a short text and the words of its findings → the full reading that the stages before would hand over. Each
 * phrase must stand in the text; its first place is taken.
 */
import {
  bareArticle,
  bareFinding,
  type Finding,
  type FullReading,
  type Quote,
  SLOT_NAMES,
  type Slot,
  type SlotName,
} from '../vocabulary/index.ts';

export type ToldFinding = Partial<Omit<Finding, 'anchor' | 'slots' | 'speaker'>> & {
  anchor: string;
  /** By slot the words; `= value` for a value that is not in the text. */
  slots?: Partial<Record<SlotName, string>>;
  speaker?: string;
};

export type ToldReport = {
  text: string;
  sha256?: string;
  headline?: string;
  publisher?: string;
  published?: string;
  findings: ToldFinding[];
};

export function toldReading(told: ToldReport): FullReading {
  const { text } = told;
  return {
    report: {
      source: 'told',
      mediaType: 'text/plain',
      sha256: told.sha256 ?? 'f'.repeat(64),
      bytes: text.length,
      retrieved: null,
    },
    article: {
      ...bareArticle(text, [{ kind: 'paragraph', start: 0, end: text.length }]),
      headline: told.headline ?? null,
      publisher: told.publisher ?? null,
      published: told.published ?? null,
    },
    statements: [],
    findings: told.findings.map((finding, i) => findingIn(text, finding, `f${i + 1}`)),
    stances: [],
  };
}

function findingIn(text: string, told: ToldFinding, id: string): Finding {
  const { anchor, slots = {}, speaker, ...rest } = told;
  return {
    ...bareFinding(quoteIn(text, anchor)),
    id,
    slots: Object.fromEntries(
      SLOT_NAMES.map((name) => [name, slots[name] === undefined ? null : slotIn(text, slots[name])]),
    ) as Finding['slots'],
    speaker: speaker === undefined ? 'reporter' : quoteIn(text, speaker),
    channel: 'anonymous_official',
    ...rest,
  };
}

const slotIn = (text: string, words: string): Slot =>
  words.startsWith('= ')
    ? { inferred: true, value: words.slice(2), reason: 'told by the test' }
    : quoteIn(text, words);

function quoteIn(text: string, words: string): Quote {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`the text does not hold ‹${words}›`);
  return { start, end: start + words.length, text: words };
}
