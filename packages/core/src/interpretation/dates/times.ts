/**
 * Drafts → the same with their dates: decided on, in effect from, until; and with the phase that a start ahead of the
 * report asks for. Of several changes in a sentence each takes the dates nearest to it.
 */
import { type EdtfString, extentOf, type Phase, type Quote } from '../../vocabulary/index.ts';
import type { Draft } from '../draft.ts';
import { verbOf } from '../lexicon.ts';
import { beginsAt, quoteRun, type Run, runOf, type Scene } from '../scene.ts';
import { dayOf } from './date-clauses.ts';
import { datesIn, type Told } from './dates.ts';
import { isDurationAt } from './durations.ts';
import words from './times.json' with { type: 'json' };
import { toldOn } from './told-on.ts';

const phrases = (list: readonly string[]) => list.map((w) => w.split(' '));
const FURTHER = phrases(words.furtherNotice);
const INDEFINITELY = phrases(words.indefinitely);
const IMMEDIATE = phrases(words.immediate);
const UNTIL = new Set(words.untilConjunctions);
const PENDING = new Set(words.pending);

const TAKES_EFFECT = new Set(words.takesEffect);
const DECIDED: ReadonlySet<Phase> = new Set<Phase>([
  'in_force',
  'announced',
  'proposed',
  'hinted',
  'rejected',
]);

/** Rules begin at an hour; they are decided on a day. */
const CLOCK = /\d[:.]\d|\b(?:midnight|noon|[ap]\.?m\b)/i;

type DateSlot = 'announced_on' | 'effective_from' | 'effective_until';

export const withTimes =
  (scene: Scene, all: readonly Draft[]) =>
  (draft: Draft): Draft => {
    const sentence = scene.sentenceOf(draft.verb);
    const published = toldOn(scene, sentence);
    const dated: Draft = { ...draft, slots: { ...draft.slots } };
    const isOurs = nearestTo(scene, draft, all);
    const told = datesIn(scene.article.text, sentence.start, sentence.end, published);
    for (let i = sentence.firstToken; i < sentence.endToken; i++)
      if (isOurs(scene.tokens[i]!.start)) readEnd(scene, dated, i, sentence.endToken, told);
    for (const date of told) readDate(scene, dated, date, published);
    for (const date of told) if (isOurs(date.start)) readStart(scene, dated, date);
    readOnlyDay(scene, dated, told, published);
    if (dated.phase === 'in_force' || dated.phase === 'announced')
      for (let i = sentence.firstToken; i < sentence.endToken; i++)
        if (isOurs(scene.tokens[i]!.start)) readImmediate(scene, dated, i, published);
    const starts = dated.slots.effective_from?.value;
    if (
      dated.phase === 'in_force' &&
      dated.move !== 'keep' &&
      starts !== undefined &&
      isAfter(starts, published)
    )
      dated.phase = 'announced';
    return dated;
  };

/** Whether a place in the sentence is nearer to this draft's verb than to any other's; commas and "after" keep apart. */
function nearestTo(scene: Scene, draft: Draft, all: readonly Draft[]): (at: number) => boolean {
  const startOf = (d: Draft) => scene.tokens[d.verb]!.start;
  const rivals = all.filter((d) => d !== draft && d.sentence === draft.sentence).map(startOf);
  const far = (verb: number, at: number) => {
    const between = scene.article.text.slice(Math.min(verb, at), Math.max(verb, at));
    return between.length + (/[,;]|\bafter\b/.test(between) || (at < verb && / and /.test(between)) ? 80 : 0);
  };
  return (at) => rivals.every((rival) => far(rival, at) >= far(startOf(draft), at));
}

const slotOf = ({ start, end, text }: Quote, value: string | null): Quote & { value?: string } => ({
  start,
  end,
  text,
  ...(value === null ? {} : { value }),
});

function set(draft: Draft, slot: DateSlot, quote: Quote, value: string | null): void {
  draft.slots[slot] ??= slotOf(quote, value);
}

function readDate(scene: Scene, draft: Draft, told: Told, published: EdtfString | null): void {
  const day = dayOf(scene, draft, told);
  const ahead = told.value !== null && isAfter(told.value, published);
  if (day === 'end' && draft.move === 'tighten' && told.role !== 'from')
    draft.slots.level_from ??= slotOf(told, told.value);
  else if (day === 'said') {
    const decided = draft.move !== 'keep' && DECIDED.has(draft.phase) && draft.channel !== 'third_party';
    if (decided && told.role === 'on' && !ahead) set(draft, 'announced_on', told, told.value);
  } else if (day === 'decided') {
    if (
      DECIDED.has(draft.phase) &&
      draft.move !== 'keep' &&
      told.role === 'on' &&
      isRecent(told.value, published)
    )
      set(draft, 'announced_on', told, told.value);
  } else if (day === 'own') readOwnDate(scene, draft, told, ahead);
}

/**
 * "Travellers who land *from Monday* will not have to …", "may not carry adverts for games *from 1 January*": the day that a rule
 * to come begins, whatever verb stands between.
 */
function readStart(scene: Scene, draft: Draft, told: Told): void {
  const run = runOf(scene, told);
  if (!run || told.role !== 'from' || !STARTED.has(draft.phase) || draft.move === 'keep') return;
  const lead = scene.low.slice(Math.max(0, run.first - 2), run.first + 2);
  if (!lead.some((w) => LEADS.has(w)) || lead.includes('since')) return;
  if (dayOf(scene, draft, told) === 'said') return;
  set(draft, 'effective_from', told, told.value);
}
const STARTED: ReadonlySet<Phase> = new Set<Phase>(['in_force', 'announced', 'proposed']);
const LEADS = new Set(words.startLeads);

/** "…, the court found *on Thursday*": the only recent day of the sentence is that of its news, whoever tells it. */
function readOnlyDay(scene: Scene, draft: Draft, told: readonly Told[], published: EdtfString | null): void {
  if (draft.slots.announced_on || draft.background || draft.move === 'keep' || !NEWS.has(draft.phase)) return;
  const days = told.filter(
    ({ role, value }) => role === 'on' && /^\d{4}-\d\d-\d\d$/.test(value ?? '') && isRecent(value, published),
  );
  const [day] = days;
  if (!day || days.length > 1 || isInRelative(scene, day) || draft.channel === 'third_party') return;
  if (
    Object.values(draft.slots).some(
      (slot) => slot && !slot.inferred && slot.start < day.end && day.start < slot.end,
    )
  )
    return;
  set(draft, 'announced_on', day, day.value);
}
const NEWS: ReadonlySet<Phase> = new Set<Phase>(['in_force', 'announced', 'proposed']);

/** "Flights, *which were halted on Thursday*, …". */
function isInRelative(scene: Scene, day: Quote): boolean {
  const at = runOf(scene, day)?.first ?? 0;
  for (let i = at - 1; i > Math.max(scene.sentenceOf(at).firstToken, at - 8); i--)
    if (/^(?:which|who|that|after|since|before|until)$/.test(scene.low[i]!)) return true;
  return false;
}

function readOwnDate(scene: Scene, draft: Draft, told: Told, ahead: boolean): void {
  const extended = draft.move === 'tighten' && told.role === 'on' && wordBefore(scene, told) === 'to';
  if (told.role === 'by' && draft.move === 'keep') return;
  if ((told.role === 'until' && draft.move !== 'lift') || extended) {
    set(draft, 'effective_until', told, told.value);
    draft.untilKind = draft.untilKind === 'condition' ? 'condition' : 'date';
  } else if (told.role !== 'on' || takesEffect(scene, draft)) set(draft, 'effective_from', told, told.value);
  else if ((draft.background && draft.phase === 'in_force') || (ahead && draft.phase !== 'in_force'))
    set(draft, 'effective_from', told, told.value);
  else if (CLOCK.test(told.text)) set(draft, 'effective_from', told, told.value);
  else if (
    !ahead &&
    draft.move !== 'keep' &&
    draft.phase !== 'no_comment' &&
    !/^\d{4}$/.test(told.value ?? '')
  )
    set(draft, 'announced_on', told, told.value);
}

/** What closes, opens, ends or begins does so on the day told; what is banned or lifted was decided on it. */
const takesEffect = (scene: Scene, { verb, phase }: Draft): boolean =>
  phase === 'in_force' && verbOf(scene.low[verb]!).some((v) => TAKES_EFFECT.has(v));

const wordBefore = (scene: Scene, quote: Quote): string =>
  scene.low[(runOf(scene, quote)?.first ?? 0) - 1] ?? '';

/** From the day it is decided on; where that is not told, from the day it is told. */
function readImmediate(scene: Scene, draft: Draft, at: number, published: EdtfString | null): void {
  const length = beginsAt(scene, IMMEDIATE, at);
  const day = draft.slots.announced_on?.value ?? published?.slice(0, 10);
  if (length > 0 && day !== undefined)
    set(draft, 'effective_from', quoteRun(scene, { first: at, end: at + length }), day);
}

/** Of the days of the news, not of what it goes back to. */
function isRecent(value: EdtfString | null, published: EdtfString | null): boolean {
  const a = value === null ? null : extentOf(value);
  const b = published === null ? null : extentOf(published);
  if (!a || !b) return false;
  return a.earliest < b.latest && b.earliest - a.earliest < DAYS_OF_NEWS * 86_400_000;
}
const DAYS_OF_NEWS = 21;

/** Wholly after the report's day. */
function isAfter(value: EdtfString, published: EdtfString | null): boolean {
  const a = extentOf(value);
  const b = published === null ? null : extentOf(published);
  return a !== null && b !== null && a.earliest >= b.latest - 1;
}

/** An end that is no date: "until further notice", "indefinitely", "until the issue is resolved", "pending a review". */
function readEnd(scene: Scene, draft: Draft, at: number, end: number, told: readonly Told[]): void {
  const further = beginsAt(scene, FURTHER, at);
  const endless = beginsAt(scene, INDEFINITELY, at);
  const pending = PENDING.has(scene.low[at]!);
  const put = (kind: Draft['untilKind'], run: Run) => {
    draft.untilKind = kind;
    set(draft, 'effective_until', quoteRun(scene, run), null);
  };
  if (further > 0) put('further_notice', { first: at + 1, end: at + further });
  else if (endless > 0) put('further_notice', { first: at, end: at + endless });
  else if (draft.untilKind !== 'unstated') return;
  else if (pending && scene.tokens[at - 1]?.pos !== 'DET') {
    const stop = conditionEnd(scene, at, end);
    if (stop > at + 1) put('condition', { first: at, end: stop });
  } else if (UNTIL.has(scene.low[at]!) && scene.low[at + 1] !== 'then') {
    const stop = conditionEnd(scene, at, end);
    const run = { first: at + 1, end: stop };
    if (stop > at + 1 && stop - at <= LONGEST && !isDated(scene, run, told)) put('condition', run);
  }
}
const LONGEST = 18;

/** "until Friday" is a date; "until 30 days after the last case" waits for something. */
function isDated(scene: Scene, { first, end }: Run, told: readonly Told[]): boolean {
  const start = scene.tokens[first]!.start;
  const stop = scene.tokens[Math.min(first + 5, end) - 1]!.end;
  const waits = isDurationAt(scene.article.text, start) && scene.low.slice(first, end).includes('after');
  return !waits && told.some((date) => date.start < stop && start < date.end);
}

function conditionEnd(scene: Scene, at: number, end: number): number {
  let stop = at + 1;
  while (stop < end && !/^(?:,|;|\.|"|”|\)|—)$/.test(scene.low[stop]!)) stop++;
  return stop;
}
