/**
 * Entries, one after the other → where one says what does not follow from those before: words that do not stand in the
 * report, a claim of no finding, a review of no suggestion. Only names and numbers are kept, never a report's text.
 */
import type { Claim, Entry, Finding, FullReading, Policy } from '../vocabulary/index.ts';
import { AXES, authoritiesOf } from '../vocabulary/index.ts';

/** `place` within the record: `entry 14 /claim/receipt/anchor`. */
export type EntryFault = { place: string; what: string };

/** What stands in an earlier entry, fetched again when it is needed; null where there is none. */
export type Earlier = { reading: (seq: number) => Promise<FullReading | null> };

export type EntryCheck = {
  /** In order of `seq`. */
  add: (entry: Entry) => Promise<EntryFault[]>;
  /** What nothing answered until the last entry. */
  end: () => EntryFault[];
};

export function startEntryCheck(earlier: Earlier): EntryCheck {
  const policies = new Map<string, Policy>();
  const readings = new Map<string, number>();
  const claims = new Map<string, number>();
  const links: { from: number; place: string; to: string }[] = [];
  let last: { seq: number; reading: FullReading } | null = null;

  async function readingOf(report: string): Promise<FullReading | null> {
    const seq = readings.get(report);
    if (seq === undefined) return null;
    if (last?.seq !== seq) {
      const reading = await earlier.reading(seq);
      last = reading && { seq, reading };
    }
    return last?.reading ?? null;
  }

  async function faultsOf({ seq, body }: Entry): Promise<EntryFault[]> {
    switch (body.kind) {
      case 'reading':
        readings.set(body.reading.report.sha256, seq);
        last = { seq, reading: body.reading };
        return [...misquotedIn(body.reading), ...danglingIn(body.reading)];
      case 'policy':
        policies.set(body.policy.id, body.policy);
        return [];
      case 'review': {
        const reading = await readingOf(body.report);
        return reading?.findings.some(({ id }) => id === body.finding) ? [] : [noFinding('/finding', body)];
      }
      case 'claim': {
        const { claim } = body;
        const twice = claims.has(claim.id);
        claims.set(claim.id, seq);
        for (const name of LINKS) {
          const to = claim[name];
          if (to !== null) links.push({ from: seq, place: `/claim/${name}`, to });
        }
        return [
          ...(twice ? [{ place: '/claim/id', what: `claim \`${claim.id}\` was entered before` }] : []),
          ...untied(claim, policies.get(claim.policy)),
          ...unlike(claim, await readingOf(claim.report)),
        ];
      }
      case 'retraction':
        return claims.has(body.claim)
          ? []
          : [{ place: '/claim', what: `no claim \`${body.claim}\` is before it` }];
      case 'check':
        return policies.has(body.policy) ? [] : [noPolicy('/policy', body.policy)];
    }
  }

  const placed = (seq: number) => (fault: EntryFault) => ({ ...fault, place: `entry ${seq} ${fault.place}` });
  return {
    add: async (entry) => (await faultsOf(entry)).map(placed(entry.seq)),
    end: () =>
      links
        .filter(({ to }) => !claims.has(to))
        .map(({ from, place, to }) => placed(from)({ place, what: `no claim \`${to}\` is on record` })),
  };
}

const LINKS = ['residueOf', 'exceptionTo', 'limitOf'] as const;

const noPolicy = (place: string, id: string) => ({ place, what: `no policy \`${id}\` is before it` });
const noFinding = (place: string, { report, finding }: { report: string; finding: string }) => ({
  place,
  what: `no finding \`${finding}\` was read before it in the report ${report.slice(0, 12)}`,
});

/** Every span of a reading, wherever it stands, lies in its text, and holds the words that it tells. */
function misquotedIn({ article, statements, findings, stances }: FullReading): EntryFault[] {
  const { text, ...told } = article;
  return misquoted(text, { article: told, statements, findings, stances }, '/reading');
}

function misquoted(text: string, value: unknown, place: string): EntryFault[] {
  if (typeof value !== 'object' || value === null) return [];
  const { start, end, text: words } = value as Record<string, unknown>;
  if (typeof start === 'number' && typeof end === 'number') {
    const lies = 0 <= start && start <= end && end <= text.length;
    if (!lies)
      return [{ place, what: `lies outside the report's text: ${start} to ${end} of ${text.length}` }];
    if (typeof words === 'string' && text.slice(start, end) !== words)
      return [
        { place, what: `says ‹${brief(words)}› where the report says ‹${brief(text.slice(start, end))}›` },
      ];
  }
  return Object.entries(value).flatMap(([name, member]) => misquoted(text, member, `${place}/${name}`));
}

const brief = (words: string): string => (words.length > 60 ? `${words.slice(0, 59)}…` : words);

/** Findings and statements that are named and are not there. */
function danglingIn({ statements, findings, stances }: FullReading): EntryFault[] {
  const known = new Set(findings.map(({ id }) => id));
  const said = new Set(statements.map(({ id }) => id));
  const missing = (names: ReadonlySet<string>, id: string | null, place: string): EntryFault[] =>
    id === null || names.has(id) ? [] : [{ place, what: `\`${id}\` is not in this reading` }];
  return [
    ...findings.flatMap((finding, i) =>
      [...LINKS, 'follows' as const]
        .flatMap((name) => missing(known, finding[name], `/reading/findings/${i}/${name}`))
        .concat(missing(said, finding.statement, `/reading/findings/${i}/statement`)),
    ),
    ...stances.flatMap((stance, i) => [
      ...missing(known, stance.finding, `/reading/stances/${i}/finding`),
      ...missing(said, stance.statement, `/reading/stances/${i}/statement`),
    ]),
  ];
}

/** The policy as it was when the claim was made has the nodes that the claim names. */
function untied(claim: Claim, policy: Policy | undefined): EntryFault[] {
  if (!policy) return [noPolicy('/claim/policy', claim.policy)];
  const faults: EntryFault[] = [];
  if (!authoritiesOf(policy).some(({ id }) => id === claim.issuer))
    faults.push({ place: '/claim/issuer', what: `\`${claim.issuer}\` is no issuer of the policy` });
  claim.scopes.forEach((scope, i) => {
    for (const axis of AXES)
      if (!policy.nodes[axis].some(({ id }) => id === scope[axis]))
        faults.push({ place: `/claim/scopes/${i}/${axis}`, what: `the policy has no \`${scope[axis]}\`` });
  });
  return faults;
}

/** The claim says what the finding says, in the words that stand in the report. */
function unlike(claim: Claim, reading: FullReading | null): EntryFault[] {
  const finding = reading?.findings.find(({ id }) => id === claim.finding);
  if (!reading || !finding) return [noFinding('/claim/finding', claim)];
  const { anchor, sentence } = claim.receipt;
  const quotes = misquoted(reading.article.text, { anchor, sentence }, '/claim/receipt');
  return [
    ...quotes,
    ...SHARED.filter((name) => claim[name] !== finding[name]).map((name) => ({
      place: `/claim/${name}`,
      what: `is \`${claim[name]}\`, and the finding's \`${finding[name]}\``,
    })),
    ...(quotes.length === 0 && anchor.start !== finding.anchor.start
      ? [{ place: '/claim/receipt/anchor', what: 'is not where the finding stands' }]
      : []),
  ];
}
/** What a claim takes over from its finding as it is. */
const SHARED = ['move', 'phase', 'channel', 'certainty'] as const satisfies readonly (keyof Claim &
  keyof Finding)[];
