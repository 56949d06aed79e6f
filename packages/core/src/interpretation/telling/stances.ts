/**
 * Statements and drafts → where actors stand: who urges, supports, opposes or warns of what the report's findings tell.
 * Each of several who speak as one has a stance of their own; an issuer's counts only where it is against what changed.
 */
import type { Quote, Slot, Speaker, Stance, Statement } from '../../vocabulary/index.ts';
import { datesIn } from '../dates/dates.ts';
import type { Draft } from '../draft.ts';
import { normAt, verbOf } from '../lexicon.ts';
import { beginsAt, quoteRun, type Run, runOf, type Scene } from '../scene.ts';
import { stemOf, wordsOf } from '../slots/residue.ts';
import words from './stances.json' with { type: 'json' };
import { speakerQuote } from './voice.ts';

export type StanceDraft = Omit<Stance, 'finding'> & { draft: Draft | null };

type Kind = 'supports' | 'urges' | 'opposes' | 'warns';
const KINDS: Kind[] = ['urges', 'opposes', 'supports', 'warns'];
const VERBS = new Map<string, Kind>(
  KINDS.flatMap((kind) => words[kind].map((w) => [w.split(' ')[0]!, kind] as const)),
);
const split = (list: readonly string[]) => list.map((w) => w.split(' '));
const SHOULD_ALLOW = split(words.shouldAllow);
const SHOULD_LIFT = split(words.shouldLift);
const HARM = new Set(words.harm);
const SPOKEN_OF = new Set(words.spokenOf);
const REASONS = new Set(words.reasons);

export function stancesOf(scene: Scene, drafts: readonly Draft[]): StanceDraft[] {
  const stances: StanceDraft[] = [];
  for (const statement of scene.statements) {
    const content = statement.content[0];
    const run = content ? runOf(scene, content) : null;
    if (!run || statement.source.length === 0) continue;
    const about = findingAbout(scene, drafts, run, statement);
    const kind = kindOf(scene, statement, run, about);
    if (!kind) continue;
    for (const actor of actorsOf(scene, statement)) {
      if (stances.some((s) => s.actor.text === actor.text && s.stance === kind && s.draft === about))
        continue;
      const sentence = scene.sentenceOf(run.first);
      stances.push({
        actor,
        stance: kind,
        since: sinceIn(scene, sentence.start, sentence.end),
        background: isBackground(scene, sentence),
        reason: reasonIn(scene, run),
        statement: statement.id,
        draft: about,
      });
    }
  }
  return stances;
}

function kindOf(scene: Scene, statement: Statement, run: Run, about: Draft | null): Kind | null {
  const own =
    about !== null &&
    about.phase !== 'urged' &&
    (about.statement === statement.id || scene.saidWithin(about.verb) === statement);
  if (!about || own) return null;
  const cue = cueKind(scene, statement);
  const frees = about.move === 'ease' || about.move === 'lift';
  for (let i = run.first; i < run.end; i++) {
    if (beginsAt(scene, SHOULD_ALLOW, i) > 0)
      return beginsAt(scene, SHOULD_ALLOW, i) > 3 || /^no/.test(scene.low[i + 1] ?? '')
        ? 'supports'
        : 'urges';
    if (beginsAt(scene, SHOULD_LIFT, i) > 0) return 'urges';
  }
  if (cue === 'urges') {
    if (about.phase === 'urged') return 'urges';
    return complains(scene, run) && frees ? 'urges' : null;
  }
  if (cue) return namesChange(scene, run, about) ? cue : null;
  if (complains(scene, run)) return frees ? 'urges' : 'opposes';
  return null;
}

/** "opposed", "has stepped up calls for": by the cue's own words. */
function cueKind(scene: Scene, statement: Statement): Kind | null {
  for (const quote of statement.cue) {
    const run = runOf(scene, quote);
    if (!run) continue;
    for (let i = run.first; i < run.end; i++)
      for (const form of [...verbOf(scene.low[i]!), scene.low[i]!]) {
        const kind = VERBS.get(form);
        if (kind) return kind;
      }
  }
  return null;
}

/** A restriction named, with a word of harm. */
function complains(scene: Scene, run: Run): boolean {
  let norm = false;
  let harm = false;
  for (let i = run.first; i < run.end; i++) {
    const found = normAt(scene, i);
    if (found && found.kind !== 'draft' && found.kind !== 'permission') norm = true;
    if (verbOf(scene.low[i]!).some((w) => HARM.has(w))) harm = true;
  }
  return norm && harm;
}

function namesChange(scene: Scene, run: Run, about: Draft): boolean {
  for (let i = run.first; i < run.end; i++) {
    if (normAt(scene, i) || SPOKEN_OF.has(scene.low[i]!.replace(/s$/, ''))) return true;
  }
  return sharedWords(scene, run, about) >= 2;
}

function sharedWords(scene: Scene, run: Run, draft: Draft): number {
  const thing = wordsOf(draft, 'item', 'action', 'addressee', 'place', 'instrument');
  return new Set(
    scene.low
      .slice(run.first, run.end)
      .map(stemOf)
      .filter((w) => thing.has(w)),
  ).size;
}

/** The finding that the statement holds, else the change its words are nearest to. */
function findingAbout(scene: Scene, drafts: readonly Draft[], run: Run, statement: Statement): Draft | null {
  const inside = drafts.find((d) => run.first <= d.verb && d.verb < run.end && d.statement === statement.id);
  if (inside) return inside;
  const urged = drafts.find((d) => d.phase === 'urged' && d.sentence === scene.tokens[run.first]!.sentence);
  if (urged) return urged;
  const changes = drafts.filter((d) => d.phase !== 'urged' && d.move !== 'keep' && d.limitOf === null);
  let best: { draft: Draft; score: number } | null = null;
  for (const draft of changes) {
    const score = sharedWords(scene, run, draft) - (draft.background ? 0.5 : 0);
    if (!best || score > best.score) best = { draft, score };
  }
  return best && (best.score > 0 || changes.length > 0) ? best.draft : null;
}

/** Several who speak as one are told apart; "and others" is nobody. */
function actorsOf(scene: Scene, statement: Statement): Quote[] {
  const members: Speaker[] = statement.speaker.members ?? [statement.speaker];
  return members
    .filter((m) => m.name !== null || statement.speaker.members === undefined)
    .map((m) => speakerQuote(scene, m, statement.source[0] ?? null))
    .filter((q) => q !== null)
    .filter((q) => !/^(?:others?|some reports|it|they|he|she|we|i)$/i.test(q.text));
}

/** "Since the war began in February 2022": the date told behind "since". */
function sinceIn(scene: Scene, start: number, end: number): Slot | null {
  const text = scene.article.text.slice(start, end);
  const since = /\bsince\b/i.exec(text);
  if (!since) return null;
  const told = datesIn(scene.article.text, start + since.index, end, scene.article.published)[0];
  if (!told || told.start - start - since.index > 60) return null;
  return told.value === null
    ? { start: told.start, end: told.end, text: told.text }
    : { start: told.start, end: told.end, text: told.text, value: told.value };
}

const isBackground = (scene: Scene, sentence: { firstToken: number; endToken: number }) =>
  scene.low
    .slice(sentence.firstToken, sentence.endToken)
    .some((w, i, all) => w === 'since' && i < 3 && all.length > 6);

/** "fearing that …", "because …", "citing …" in the statement's own sentence. */
function reasonIn(scene: Scene, run: Run): Quote | null {
  const end = scene.sentenceOf(run.first).endToken;
  for (let i = run.first; i < end; i++) {
    if (!REASONS.has(scene.low[i]!)) continue;
    const from = scene.low[i + 1] === 'that' ? i + 2 : i + 1;
    let stop = end;
    while (stop > from && /^[.!?"”]$/.test(scene.low[stop - 1]!)) stop--;
    return stop > from ? quoteRun(scene, { first: from, end: stop }) : null;
  }
  return null;
}
