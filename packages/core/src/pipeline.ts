/**
 * Bytes → what they report, one reading for each report in them. A feed holds many; `analyse` comes in as an
 * argument, for the weights behind it live outside the core.
 */
import { attribute } from './attribution/index.ts';
import { interpret, mayTellRule } from './interpretation/index.ts';
import { readArticle, unfold } from './reading/index.ts';
import type {
  Analysis,
  Article,
  Hints,
  ReadingStage,
  ReadResult,
  Report,
  Unpacked,
  Unreadable,
} from './vocabulary/index.ts';

export type Analyse = (article: Article) => Promise<Analysis>;

/** A document as it came in, which may be a feed of many reports. `retrieved` is an instant. */
export type Received = {
  source: string;
  bytes: Uint8Array;
  mediaType: string;
  legible?: Legible;
  retrieved: string | null;
};

/** A report's text in a form that is read, where its own bytes are not. */
type Legible = Exclude<Unpacked['legible'], undefined>;

/** One report with its bytes, ready to be read. */
export type Unread = { report: Report; bytes: Uint8Array; legible?: Legible; hints: Hints };

/** The reports that a document holds, in its order: one, or a feed's items and what is wrong with the rest of it. */
export function reportsIn(
  received: Received,
  hints: Hints,
  sha256: (bytes: Uint8Array) => string,
): (Unread | Unreadable)[] {
  const { source, bytes, mediaType, legible, retrieved } = received;
  const reportOf = (from: string, content: Uint8Array, type: string): Report => ({
    source: from,
    mediaType: type,
    sha256: sha256(content),
    bytes: content.length,
    retrieved,
  });
  if (legible) return [{ report: reportOf(source, bytes, mediaType), bytes, legible, hints }];
  const items = unfold(bytes, mediaType);
  if (!items) return [{ report: reportOf(source, bytes, mediaType), bytes, hints }];
  return items.map((item) => {
    const report = reportOf(item.id === null ? source : `${source}#${item.id}`, item.bytes, item.mediaType);
    return 'error' in item
      ? { report, error: item.error }
      : { report, bytes: item.bytes, hints: { ...hints, ...item.hints } };
  });
}

/** `gated`: a report in which no sentence speaks of a rule is passed over after it was read, at a fraction of the time. */
export type ReadOptions = { until?: ReadingStage; gated?: boolean };

/** Read, analyse, attribute, interpret; a stage after `until` is left out. */
export async function read(
  { report, bytes, legible, hints }: Unread,
  analyse: Analyse,
  { until = 'findings', gated = false }: ReadOptions = {},
): Promise<ReadResult> {
  const article = readArticle(legible?.bytes ?? bytes, legible?.mediaType ?? report.mediaType, hints);
  if ('code' in article) return { report, error: article };
  if (until === 'article') return { report, article };
  if (gated && until === 'findings' && !mayTellRule(article))
    return { report, article, statements: [], findings: [], stances: [], passedOver: true };
  const analysis = await analyse(article);
  const statements = attribute(article, analysis);
  if (until === 'statements') return { report, article, statements };
  return { report, article, statements, ...interpret(article, analysis, statements) };
}
