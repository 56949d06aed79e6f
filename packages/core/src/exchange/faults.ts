/**
 * A tracker's rows → what in them cannot be right, or cannot be trusted as it stands: each with the row, the kind and
 * the reason. Nothing is repaired; the rows enter as they were coded, and the faults are told beside them.
 */
import { type Extent, extentOf } from '../vocabulary/index.ts';
import { chainOf, idOf, type Mapping, matches, moveOf, type Row, told } from './mapping.ts';
import { directionOf, tellsContinuation } from './note-direction.ts';
import { addressIn, dateIn, readingOfRow } from './reading-of-row.ts';

export const FAULT_KINDS = [
  'ends before start',
  'chain without first entry',
  'first entries of two days',
  'end without date',
  'direction against the note',
  'amendment date as start',
  'missing source',
  'duplicate id',
  'left out',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export type Fault = {
  line: number;
  id: string | null;
  chain: string | null;
  kind: FaultKind;
  reason: string;
};

/** Looks at rows as they come; keeps of each no more than its id, its chain and whether it begins one. */
export type FaultFinder = { add: (row: Row) => void; faults: () => Fault[] };

type Member = { line: number; id: string | null; start: string | null; first: boolean };

export function startFaults(mapping: Mapping): FaultFinder {
  const found: Fault[] = [];
  const firstLine = new Map<string, number>();
  const chains = new Map<string, Member[]>();
  return {
    add(row) {
      const id = idOf(mapping, row.cells);
      const chain = chainOf(mapping, row.cells);
      const tell = (kind: FaultKind, reason: string | null) => {
        if (reason !== null) found.push({ line: row.line, id, chain, kind, reason });
      };
      const earlier = id === null ? undefined : firstLine.get(id);
      if (earlier !== undefined) tell('duplicate id', `the id stands on line ${earlier} already`);
      else if (id !== null) firstLine.set(id, row.line);
      for (const [kind, look] of LOOKS) tell(kind, look(mapping, row));
      if (chain === null) return;
      const member = {
        line: row.line,
        id,
        start: dateIn(mapping, row, mapping.columns.start),
        first: matches(row.cells, mapping.firsts),
      };
      const members = chains.get(chain);
      if (members) members.push(member);
      else chains.set(chain, [member]);
    },
    faults: () =>
      [...found, ...(mapping.columns.chain === undefined ? [] : faultsOfChains(chains))].sort(
        (a, b) => a.line - b.line || FAULT_KINDS.indexOf(a.kind) - FAULT_KINDS.indexOf(b.kind),
      ),
  };
}

/** Each looks at one row alone: the reason, or null. */
const LOOKS: readonly (readonly [FaultKind, (mapping: Mapping, row: Row) => string | null])[] = [
  ['left out', leftOut],
  ['ends before start', endsBeforeStart],
  ['end without date', endWithoutDate],
  ['direction against the note', directionAgainstNote],
  ['amendment date as start', amendmentAsStart],
  ['missing source', missingSource],
];

function leftOut(mapping: Mapping, row: Row): string | null {
  const made = readingOfRow(mapping, row, () => ({ sha256: '', bytes: 0 }));
  return 'leftOut' in made ? made.leftOut : null;
}

function endsBeforeStart(mapping: Mapping, row: Row): string | null {
  const { start, end } = mapping.columns;
  const [from, until] = [dateIn(mapping, row, start), dateIn(mapping, row, end)];
  if (from === null || until === null || !isBefore(extentOf(until)!, extentOf(from)!)) return null;
  return `it starts on ${from} and ends on ${until}`;
}

const isBefore = (a: Extent, b: Extent): boolean => a.latest <= b.earliest;

function endWithoutDate(mapping: Mapping, row: Row): string | null {
  if (moveOf(mapping, row.cells)?.move !== 'lift') return null;
  if (dateIn(mapping, row, mapping.columns.end) !== null) return null;
  return 'it is coded as an end, and no day of the end is coded';
}

const OPPOSITE = { loosens: ['impose', 'tighten'], tightens: ['lift', 'ease'] } as const;

/** Only a change of what stood has a direction to be wrong about: a first entry may well impose a reopening. */
function directionAgainstNote(mapping: Mapping, row: Row): string | null {
  const rule = moveOf(mapping, row.cells);
  const note = told(mapping, row.cells, mapping.columns.note);
  if (!rule || !note || matches(row.cells, mapping.firsts) || rule.flags?.includes('direction_unknown'))
    return null;
  const change = changeIn(mapping, note);
  const direction = change === null ? null : directionOf(change);
  if (direction === null || !(OPPOSITE[direction.way] as readonly string[]).includes(rule.move)) return null;
  return `it is coded as \`${rule.move}\`, and the note ${direction.way}: ‹${direction.words}›`;
}

/** A note may tell the whole history; only what follows the last mark of a change is about this row. */
function changeIn({ noteOfChange }: Mapping, note: string): string | null {
  if (noteOfChange === undefined) return note;
  const at = note.lastIndexOf(noteOfChange);
  return at < 0 ? null : note.slice(at + noteOfChange.length);
}

function amendmentAsStart(mapping: Mapping, row: Row): string | null {
  const start = dateIn(mapping, row, mapping.columns.start);
  const note = told(mapping, row.cells, mapping.columns.note);
  if (start === null || !note || !matches(row.cells, mapping.firsts)) return null;
  const words = tellsContinuation(note);
  if (words === null) return null;
  return `it is coded as a first entry from ${start}, and the note tells of an earlier measure: ‹${words}›`;
}

function missingSource(mapping: Mapping, row: Row): string | null {
  return addressIn(mapping, row) === null
    ? `no address stands in ${mapping.columns.sources.map((column) => `\`${column}\``).join(' or ')}`
    : null;
}

/** One measure may be coded in several rows, one for each group it is for; but it begins on one day. */
function* faultsOfChains(chains: ReadonlyMap<string, readonly Member[]>): Generator<Fault> {
  for (const [chain, members] of chains) {
    const [first, ...others] = members.filter((member) => member.first);
    const at = ({ line, id }: Member) => ({ line, id, chain });
    if (!first)
      yield {
        ...at(members[0]!),
        kind: 'chain without first entry',
        reason: `none of its ${members.length} rows begins the chain`,
      };
    for (const other of others)
      if (first && other.start !== first.start)
        yield {
          ...at(other),
          kind: 'first entries of two days',
          reason: `line ${first.line} begins the chain on ${first.start ?? 'no day'}, this one on ${other.start ?? 'no day'}`,
        };
  }
}
