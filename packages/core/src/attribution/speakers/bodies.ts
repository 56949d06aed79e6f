/**
 * Name runs and the gazetteer's names → the bodies of the report: offices, agencies, firms, outlets, and every mention of
 * them. An acronym, a bare "the Council" or a first word ("Patriot" of "Patriot Coal") stands for the full name.
 */
import type { Run, Scene } from '../scene.ts';
import bodyWords from './bodies.json' with { type: 'json' };
import { isBodyName, isPress, wholeName } from './body-names.ts';
import { inSmallLetters, isAcronym, isCapital, isGiven, type NameRun } from './name-runs.ts';
import { lengthOf, type Mention, type Referent, textOf } from './referent.ts';

const BODIES = new Set([...bodyWords.bodies, ...bodyWords.presses]);
const TEAMS = new Set(bodyWords.teams);

type Body = { referent: Referent; words: string[]; initials: string; firstAt: number; lastAt: number };

/** The bodies' mentions, and the runs that are left for persons. */
export function findBodies(
  scene: Scene,
  runs: readonly NameRun[],
  isHeadline: (token: number) => boolean,
): { mentions: Mention[]; left: NameRun[] } {
  const found: Body[] = [];
  const byKey = new Map<string, Body>();
  const mentions: Mention[] = [];
  const note = (run: Run, body: Body) => {
    body.lastAt = run.first;
    mentions.push({ name: run, described: run, referent: body.referent });
  };
  const enter = (run: Run, name: string, kind: Referent['kind'], keys: string[], whole = run) => {
    const best = bare(scene, whole);
    let body = keys.map((key) => byKey.get(key)).find((known) => known);
    if (!body) {
      body = newBody(scene, best, name, kind);
      found.push(body);
    }
    for (const key of keys) if (!byKey.has(key)) byKey.set(key, body);
    if (lengthOf(best) > lengthOf(body.referent.best)) grow(scene, body, best);
    note(run, body);
  };
  const longNames = longOutlets(scene, runs);
  for (const entity of entitiesOf(scene)) {
    const run = { first: entity.firstToken, end: entity.endToken };
    const kind = entity.kind === 'organisation' ? 'body' : 'outlet';
    // "the Times" is the report's own "Springfield Times" before it is the gazetteer's.
    const short = textOf(scene, run).replace(/^the\s+/i, '');
    const longer = kind === 'outlet' && !short.includes(' ') ? longNames.get(short) : undefined;
    if (longer) enter(run, longer.name, kind, [longer.key]);
    else
      enter(run, entity.name, kind, [
        entity.id ?? plain(entity.name),
        plain(entity.name),
        plain(textOf(scene, run)),
      ]);
  }
  const left: NameRun[] = [];
  const short: NameRun[] = [];
  for (const run of runs) {
    const team = teamAt(scene, run);
    const whole = wholeName(scene, run);
    const named = lengthOf(whole) > 1 && isBodyName(scene, { first: run.first, end: whole.end });
    if (team) {
      const key = `${plain(scene.tokens[run.end - 1]!.text)} ${scene.tokens[team.end - 1]!.lemma}`;
      const owned = team.end - run.end > 1;
      enter(owned ? { first: team.end - 1, end: team.end } : team, textOf(scene, team), 'body', [key], team);
      if (owned) (lengthOf(run) === 1 && !isGiven(scene.tokens[run.first]!.text) ? short : left).push(run);
    } else if (named) {
      const name = textOf(scene, whole);
      enter(whole, name, isPress(scene, whole) ? 'outlet' : 'body', [plain(name)]);
    } else if (lengthOf(run) === 1 && !isGiven(scene.tokens[run.first]!.text)) short.push(run);
    else left.push(run);
  }
  for (const { name, whole } of spelledOut(scene))
    enter(whole, textOf(scene, whole), 'body', [plain(textOf(scene, whole)), plain(name)]);
  const surnames = new Set(left.filter((r) => lengthOf(r) > 1).map((r) => scene.tokens[r.end - 1]!.text));
  for (const run of short) {
    const word = scene.tokens[run.first]!.text;
    const person = surnames.has(word) || surnames.has(inSmallLetters(word)) || run.titled < run.first;
    const body = person ? undefined : (byKey.get(plain(word)) ?? bodyFor(found, word, run.first));
    if (body) note(run, body);
    else if (!person && isBodyName(scene, run) && !isHeadline(run.first)) {
      const name = textOf(scene, run);
      enter(run, name, isPress(scene, run) ? 'outlet' : 'body', [plain(name)]);
    } else if (person || !isHeadline(run.first)) left.push(run);
  }
  joinAcronyms(found, mentions);
  return { mentions: mentions.sort((a, b) => a.name.first - b.name.first), left };
}

function newBody(scene: Scene, run: Run, name: string, kind: Referent['kind']): Body {
  const referent: Referent = {
    kind,
    named: true,
    name: name.replace(/^the\s+/i, ''),
    gender: null,
    proven: true,
    office: null,
    best: run,
    words: new Set(name.split(/[\s-]+/).map((w) => w.toLowerCase())),
  };
  const body: Body = { referent, words: [], initials: '', firstAt: run.first, lastAt: run.first };
  grow(scene, body, run);
  return body;
}

/** The report's own full name goes before the gazetteer's; where it has a bare acronym only, the gazetteer helps. */
function grow(scene: Scene, body: Body, run: Run): void {
  body.words = scene.tokens.slice(run.first, run.end).map((t) => t.text);
  const capitals = body.words.filter(isCapital);
  body.initials = capitals
    .map((w) => w[0])
    .join('')
    .toLowerCase();
  body.referent.best = run;
  for (const word of body.words) body.referent.words.add(word.toLowerCase());
  if (capitals.length > 1) body.referent.name = textOf(scene, run).replace(/^the\s+/i, '');
}

/** By its last word: the outlet that the report names in full. */
function longOutlets(scene: Scene, runs: readonly NameRun[]): Map<string, { name: string; key: string }> {
  const found = new Map<string, { name: string; key: string }>();
  for (const { kind, id, name, firstToken, endToken } of entitiesOf(scene)) {
    const last = scene.tokens[endToken - 1]!.text;
    const length = endToken - firstToken - Number(/^the$/i.test(scene.tokens[firstToken]!.text));
    if (kind === 'outlet' && length > 1 && !found.has(last))
      found.set(last, { name, key: id ?? plain(name) });
  }
  for (const run of runs) {
    const whole = wholeName(scene, run);
    const name = textOf(scene, whole);
    const last = scene.tokens[whole.end - 1]!.text;
    if (lengthOf(whole) > 1 && isPress(scene, whole) && !found.has(last))
      found.set(last, { name, key: plain(name) });
  }
  return found;
}

function* entitiesOf(scene: Scene) {
  for (let n = 0; n < scene.tokens.length; n++) {
    const entity = scene.entityAt(n);
    if (entity?.firstToken !== n) continue;
    if (entity.kind === 'organisation' || entity.kind === 'agency' || entity.kind === 'outlet') yield entity;
  }
}

/** "the Truman campaign", "Harry Truman's presidential campaign": a body of its own. */
function teamAt({ tokens }: Scene, run: NameRun): Run | null {
  let n = run.end;
  const owned = /^['’]s?$/.test(tokens[n]?.text ?? '');
  if (owned) n++;
  while (owned && tokens[n]?.pos === 'ADJ') n++;
  const team = tokens[n];
  return team && TEAMS.has(team.text) && !/^(?:foundation|organi[sz]ation)$/.test(owned ? '' : team.text)
    ? { first: run.first, end: n + 1 }
    : null;
}

/** "Alliance to Free Our Trade (AFOT)": the capitals before the bracket that the acronym spells. */
function* spelledOut(scene: Scene) {
  const { tokens } = scene;
  for (let n = 1; n < tokens.length - 1; n++) {
    const name = tokens[n]!.text;
    if (!isAcronym(name) || tokens[n - 1]!.text !== '(' || tokens[n + 1]!.text !== ')') continue;
    const letters = name.replace(/\./g, '').toLowerCase();
    const { firstToken } = scene.sentenceOf(n);
    let first = n - 2;
    let rest = letters.length;
    for (; first >= firstToken && rest > 0; first--) {
      const word = tokens[first]!.text;
      if (isCapital(word) && word[0]!.toLowerCase() === letters[rest - 1]) rest--;
      else if (isCapital(word)) break;
    }
    if (rest === 0) yield { name, whole: { first: first + 1, end: n - 1 } };
  }
}

/** Without "The" before it. */
const bare = ({ tokens }: Scene, run: Run): Run =>
  /^the$/i.test(tokens[run.first]!.text) && lengthOf(run) > 1 ? { first: run.first + 1, end: run.end } : run;

const plain = (name: string) =>
  name
    .replace(/^the\s+/i, '')
    .replace(/[.\s’'-]/g, '')
    .toLowerCase();

/** The body that a single word stands for: its acronym, its first word, its last; of several the one named last. */
function bodyFor(found: readonly Body[], word: string, at: number): Body | undefined {
  const key = plain(word);
  const long = found.filter((b) => b.words.length > 1);
  if (isAcronym(word)) {
    const spelled =
      long.find((b) => b.initials === key) ??
      long.find((b) => b.initials.length > 2 && b.initials.endsWith(key));
    if (spelled) return spelled;
  }
  const fitting = long.filter((b) => b.words[0] === word || (BODIES.has(key) && b.words.at(-1) === word));
  const before = fitting.filter((b) => b.firstAt < at);
  return (before.length ? before : fitting).sort((a, b) => lastBefore(b, at) - lastBefore(a, at))[0];
}

const lastBefore = (body: Body, at: number) => (body.lastAt < at ? body.lastAt : body.firstAt);

/** Where the acronym stands before the full name, or the gazetteer knows the one and not the other. */
function joinAcronyms(found: readonly Body[], mentions: Mention[]): void {
  const joined = new Map<Referent, Referent>();
  for (const short of found) {
    const [word] = short.words;
    if (short.words.length > 1 || !word || !isAcronym(word)) continue;
    const key = plain(word);
    const long = found.find(
      (b) =>
        b !== short &&
        b.words.length > 1 &&
        (b.initials === key || (b.initials.length > 2 && key.length > 1 && b.initials.endsWith(key))),
    );
    if (long) joined.set(short.referent, long.referent);
  }
  for (const mention of mentions) mention.referent = joined.get(mention.referent) ?? mention.referent;
}
