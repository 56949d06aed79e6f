/** The entries → the views, by folding all of them each time: slow, short, and what the views of every store must say. */
import {
  claimFrom,
  EMPTY_LEDGER,
  findingRef,
  fold,
  type Hit,
  hitIn,
  type Ledger,
  type Line,
  passagesOf,
  type Search,
  type Views,
  wasRecordedBy,
} from '@proviso/core/record';
import {
  AXES,
  type Entry,
  type Finding,
  type FullReading,
  type RecordedClaim,
} from '@proviso/core/vocabulary';

const END = Number.MAX_SAFE_INTEGER;

export function memoryViews(entries: readonly Entry[]): Views {
  const upTo = (asOf = END): Ledger => fold(structuredClone(entries.slice(0, asOf)));
  return {
    async seqBy(by) {
      return entries.filter(({ recorded }) => wasRecordedBy(recorded, by)).length;
    },

    async overview() {
      const ledger = upTo();
      return {
        entries: entries.length,
        reports: ledger.readings.size,
        homeless: waitingIn(ledger, null).length,
        policies: [...ledger.policies.values()].map(({ id, name }) => ({
          id,
          name,
          claims: ledger.claims.filter((claim) => claim.policy === id && !claim.retracted).length,
          changed: lastChange(ledger, id),
          checkedThrough: ledger.checks.get(id) ?? null,
          waiting: waitingIn(ledger, id).length,
        })),
      };
    },

    policies: async (asOf) => upTo(asOf).policies,

    async ofPolicy(id, { asOf, readings = false } = {}) {
      const ledger = upTo(asOf);
      const claims = ledger.claims.filter((claim) => claim.policy === id);
      return {
        ...EMPTY_LEDGER,
        policies: only(ledger.policies, [id]),
        readings: only(ledger.readings, readings ? claims.map(({ report }) => report) : []),
        claims,
        checks: only(ledger.checks, [id]),
      };
    },

    async ofReports(reports) {
      const ledger = upTo();
      const claims = ledger.claims.filter(({ report }) => reports.includes(report));
      const fits = (id: string) => waitingIn(ledger, id).some((ref) => reports.includes(ref.split(':')[0]!));
      const ids = [...ledger.policies.keys()].filter(
        (id) => fits(id) || claims.some(({ policy }) => policy === id),
      );
      return {
        policies: only(ledger.policies, ids),
        readings: only(ledger.readings, reports),
        reviews: new Map([...ledger.reviews].filter(([, { report }]) => reports.includes(report))),
        claims,
        checks: only(ledger.checks, ids),
      };
    },

    async reportsFrom(start, most) {
      const found = [...upTo().readings.keys()].filter((sha) => sha.startsWith(start));
      return found.sort().slice(0, most);
    },

    claim: async (id) => upTo().claims.find((claim) => claim.id === id) ?? null,

    async claimOn(line, asOf) {
      return upTo(asOf).claims.findLast((claim) => !claim.retracted && isOn(claim, line)) ?? null;
    },

    async standingOn(line, asOf) {
      return (await this.claimOn(line, asOf))?.seq ?? null;
    },

    waiting: async (policy, asOf) => waitingIn(upTo(asOf), policy),

    search: async (search) => searchIn(upTo(), search),
  };
}

/** In order of reading: what is short needs no ranks. */
function searchIn(ledger: Ledger, { terms, kinds, policy, most }: Search): Hit[] {
  const about = (report: string) =>
    policy === null ||
    ledger.claims.some((claim) => claim.policy === policy && claim.report === report) ||
    waitingIn(ledger, policy).some((ref) => ref.startsWith(report));
  const hits = [...ledger.readings.values()]
    .filter(({ report }) => about(report.sha256))
    .flatMap((reading) =>
      passagesOf(reading)
        .filter(({ kind }) => kinds.includes(kind))
        .flatMap((passage): Hit[] => {
          const found = hitIn(reading, passage, terms);
          const { report, article } = reading;
          const { kind, id } = passage;
          const { headline, publisher: outlet, published } = article;
          return found ? [{ kind, report: report.sha256, id, ...found, headline, outlet, published }] : [];
        }),
    );
  return hits.slice(0, most);
}

const only = <V>(map: ReadonlyMap<string, V>, keys: readonly string[]): Map<string, V> =>
  new Map([...map].filter(([key]) => keys.includes(key)));

const lastChange = (ledger: Ledger, policy: string): string | null =>
  ledger.claims
    .filter((claim) => claim.policy === policy)
    .flatMap(({ recorded, retracted }) => [recorded, retracted?.recorded ?? recorded])
    .sort()
    .at(-1) ?? null;

const isOn = ({ policy, issuer, scopes }: RecordedClaim, line: Line): boolean =>
  policy === line.policy &&
  issuer === line.issuer &&
  scopes.some((scope) => AXES.every((axis) => scope[axis] === line.scope[axis]));

function waitingIn(ledger: Ledger, policy: string | null | undefined): string[] {
  return [...ledger.readings.values()]
    .sort((a, b) => a.seq - b.seq)
    .flatMap((reading) =>
      reading.findings
        .filter(({ id }) => isWaiting(ledger, reading, id))
        .filter((finding) => isOf(ledger, reading, finding, policy))
        .map(({ id }) => findingRef(reading.report.sha256, id)),
    );
}

function isWaiting(ledger: Ledger, { report }: FullReading, finding: string): boolean {
  const decision = ledger.reviews.get(findingRef(report.sha256, finding))?.decision;
  return decision === undefined || decision === 'hold';
}

function isOf(
  ledger: Ledger,
  reading: FullReading,
  finding: Finding,
  policy: string | null | undefined,
): boolean {
  if (policy === undefined) return true;
  const fits = [...ledger.policies.values()]
    .filter((one) => 'claim' in claimFrom(one, reading, finding, reading.report.sha256))
    .map(({ id }) => id);
  return policy === null ? fits.length === 0 : fits.includes(policy);
}
