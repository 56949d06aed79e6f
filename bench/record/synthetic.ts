/**
 * A seed → entries as a newsroom's record would hold them: policies, readings of reports in invented words, with their
 * statements and findings, reviews, claims, corrections and checks. The same seed gives the same entries; nothing in
 * them is from a report, and their lengths and mix are chosen after readings of real pages.
 */
import {
  bareArticle,
  bareFinding,
  type Claim,
  type EntryBody,
  type Finding,
  type FullReading,
  type Policy,
  type Quote,
  type Scope,
  type Statement,
} from '@proviso/core/vocabulary';

type Made = { bodies: EntryBody[]; bytes: Map<string, Uint8Array> };

const GOODS =
  'wheat rice sugar steel copper timber cotton maize soya coal cement tyres drones rifles chips onions beef salmon cocoa coffee tea rubber leather silk wool nickel tin zinc lithium cobalt bauxite gas oil diesel fertiliser seeds vaccines masks satellites lasers'.split(
    ' ',
  );
const SORTS = 'raw refined broken white durum rolled long-range used coated dried'.split(' ');
const ISSUERS: [string, string][] =
  'IN India,ID Indonesia,BR Brazil,EG Egypt,TR Turkey,VN Vietnam,AR Argentina,CA Canada,DE Germany,FR France,IT Italy,ES Spain,SE Sweden,FI Finland,GR Greece,RO Romania,UA Ukraine,KZ Kazakhstan,CN China,KR Korea,TH Thailand,PK Pakistan,LK Ceylon,MA Morocco,DZ Algeria,NG Nigeria,ET Ethiopia,ZA Transvaal,AU Australia,NZ Zealand,MX Mexico,CO Colombia,EC Ecuador,BO Bolivia,PY Paraguay,UY Uruguay,PT Portugal,BE Belgium,NL Holland,DK Denmark,CZ Bohemia,HU Hungary,BG Bulgaria,RS Serbia,HR Croatia,AT Austria,CH Helvetia,IE Ireland'
    .split(',')
    .map((told) => told.split(' ') as [string, string]);
const CODES: Record<string, string> = {
  Kenya: 'KE',
  Bhutan: 'BT',
  Nepal: 'NP',
  Chile: 'CL',
  Norway: 'NO',
  Poland: 'PL',
  Ghana: 'GH',
  Peru: 'PE',
  Oman: 'OM',
  Fiji: 'FJ',
  Malta: 'MT',
  Japan: 'JP',
};
const PLACES = Object.keys(CODES);
const VERBS = ['banned', 'restricted', 'allowed', 'eased', 'tightened', 'lifted'];
const MOVES = ['impose', 'tighten', 'ease', 'ease', 'tighten', 'lift'] as const;

/** Mulberry32: enough for a bench, and the same everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Invented words, the frequent ones short: their letters take as much room packed as those of English news do. */
function wordsFrom(random: () => number): string[] {
  const pick = (letters: string) => letters[Math.floor(random() * letters.length)]!;
  return Array.from({ length: 6000 }, (_, rank) => {
    const syllables = rank < 40 ? 1 : rank < 600 ? 2 : 3;
    return Array.from(
      { length: syllables },
      () => pick('bcdfghklmnprstvw') + pick('aeiou') + (random() < 0.4 ? pick('nrstl') : ''),
    ).join('');
  });
}

export type Synthetic = {
  policies: readonly Policy[];
  /** The entries that come with one report: its reading, the words on its findings, their claims; now and then a correction or a check. */
  next: () => Made;
};

export function synthetic(
  seed: number,
  sha256: (data: string) => string,
  mostPolicies = Infinity,
): Synthetic {
  const random = randomFrom(seed);
  const upTo = (n: number) => Math.floor(random() * n);
  const pick = <T>(all: readonly T[]): T => all[upTo(all.length)]!;
  const words = wordsFrom(random);
  const word = () => words[Math.min(words.length - 1, Math.floor(words.length ** random()) - 1)]!;
  const policies = ISSUERS.flatMap(([code, country]) =>
    GOODS.flatMap((good) => [policyOf(code, country, good)]),
  ).slice(0, mostPolicies);
  const entered: Claim[] = [];
  let made = 0;

  const sentence = (): string => {
    const text = Array.from({ length: 12 + upTo(16) }, word).join(' ');
    return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
  };

  function next(): Made {
    made += 1;
    const policy = pick(policies);
    const { reading, scopes } = readingOf(policy);
    const sha = reading.report.sha256;
    const bodies: EntryBody[] = [{ kind: 'reading', program: 'proviso 0.1.0', reading }];
    reading.findings.forEach((finding, i) => {
      const luck = random();
      if (luck > 0.93) return;
      const decision = luck < 0.8 ? 'accept' : luck < 0.9 ? 'reject' : 'hold';
      const by =
        random() < 0.5
          ? ({ kind: 'rule', name: 'rule 0' } as const)
          : ({ kind: 'person', name: 'M. Okafor-Lindqvist' } as const);
      const reason = decision === 'accept' ? (by.kind === 'rule' ? 'accepted by rule' : null) : sentence();
      bodies.push({ kind: 'review', report: sha, finding: finding.id, decision, by, reason });
      if (decision !== 'accept') return;
      const claim = claimOf(policy, reading, finding, scopes[i]!);
      bodies.push({ kind: 'claim', claim });
      entered[upTo(entered.length < 500 ? entered.length + 1 : 500)] = claim;
    });
    if (random() < 0.05 && entered.length > 0)
      bodies.push({
        kind: 'retraction',
        claim: pick(entered).id,
        reason: sentence(),
        published: null,
        by: { kind: 'person', name: 'J. Terwiel' },
      });
    if (random() < 0.05) bodies.push({ kind: 'check', policy: policy.id, through: dayAfter(made) });
    return {
      bodies,
      bytes: new Map([
        [
          sha,
          new TextEncoder().encode(
            `<!doctype html><title>${reading.article.headline}</title>${reading.article.text}`,
          ),
        ],
      ]),
    };
  }

  function readingOf(policy: Policy): { reading: FullReading; scopes: Scope[] } {
    const good = policy.nodes.asset[0]!.name;
    const issuer = policy.authorities![0]!.name;
    const told = Array.from({ length: 1 + upTo(3) }, () => {
      const verb = upTo(VERBS.length);
      const item = random() < 0.7 ? `${pick(SORTS)} ${good}` : good;
      const place = pick(PLACES);
      return { verb, item, place, words: `${issuer} ${VERBS[verb]} exports of ${item} to ${place}` };
    });
    const paragraphs = Array.from({ length: 10 + upTo(12) }, (_, i) => {
      const own = told[i - 1];
      return own
        ? `${own.words}, a person familiar with the matter said. ${sentence()}`
        : `${sentence()} ${random() < 0.5 ? sentence() : ''}`.trim();
    });
    const headline = `${issuer} ${VERBS[told[0]!.verb]} ${told[0]!.item}, ${word()} says`;
    const furniture = Array.from({ length: 4 + upTo(6) }, () => `${word()} ${word()} ${word()}`);
    const parts = [headline, ...paragraphs, ...furniture];
    const text = parts.join('\n\n');
    let at = 0;
    const blocks = parts.map((part, i) => {
      const start = at;
      at += part.length + 2;
      const span = { start, end: start + part.length };
      if (i === 0) return { kind: 'headline' as const, ...span };
      return i <= paragraphs.length
        ? { kind: 'paragraph' as const, ...span }
        : { kind: 'furniture' as const, cue: 'read-more', ...span };
    });
    const quote = (of: string): Quote => {
      const start = text.indexOf(of);
      return { start, end: start + of.length, text: of };
    };
    const published = dayAfter(made);
    const sha = sha256(`${made} ${text}`);
    const statements = blocks
      .filter(({ kind }) => kind === 'paragraph')
      .slice(0, 8)
      .map((block, i): Statement => {
        const end = Math.min(block.end, block.start + 120);
        const span = { start: block.start, end, text: text.slice(block.start, end) };
        return {
          id: `s${i + 1}`,
          source: [{ ...span, end: span.start + 10, text: span.text.slice(0, 10) }],
          cue: [{ ...span, start: span.end - 5, text: span.text.slice(-5) }],
          content: [span],
          quotation: 'indirect',
          speaker: { name: null, kind: 'anonymous', mention: null },
          confidence: 0.8,
        };
      });
    const findings = told.map(
      ({ verb, item, place, words: anchor }, i): Finding => ({
        ...bareFinding(quote(anchor)),
        id: `f${i + 1}`,
        move: MOVES[verb]!,
        label: `${MOVES[verb]}`,
        slots: {
          ...bareFinding(quote(anchor)).slots,
          item: quote(item),
          place: { ...quote(place), value: place.slice(0, 2).toUpperCase() },
          issuer: quote(issuer),
          effective_from: { inferred: true, value: published, reason: 'told as having happened' },
        },
        channel: 'anonymous_official',
        statement: `s${i + 2}`,
        confidence: 0.7,
      }),
    );
    const node = (words: string) => words.replaceAll(' ', '-');
    return {
      reading: {
        report: {
          source: `https://${word()}.example/${published}/${word()}-${made}`,
          mediaType: 'text/html',
          sha256: sha,
          bytes: text.length,
          retrieved: `${published}T09:00:00Z`,
        },
        article: {
          ...bareArticle(text, blocks),
          headline,
          publisher: `${word()} ${word()}`,
          published,
          language: 'en',
          story: paragraphs.join('\n\n'),
        },
        statements,
        findings,
        stances: [],
      },
      scopes: told.map(({ item, place }) => ({
        party: 'anyone',
        action: 'export',
        asset: node(item),
        place: place.toLowerCase(),
        purpose: 'any',
      })),
    };
  }

  return { policies, next };
}

/** From 2000 on, one report after the other. */
const dayAfter = (reports: number): string =>
  new Date(Date.UTC(2000, 0, 1) + Math.floor(reports / 25) * 86_400_000).toISOString().slice(0, 10);

function policyOf(code: string, country: string, good: string): Policy {
  return {
    id: `${country.toLowerCase()}-${good}`,
    name: `${country}: exports of ${good}`,
    authorities: [{ id: code, name: country, words: [`Government of ${country}`] }],
    issuers: [code],
    nodes: {
      party: [{ id: 'anyone', name: 'anyone' }],
      action: [{ id: 'export', name: 'export', words: ['exports', 'shipments'] }],
      asset: [
        { id: good, name: good },
        ...SORTS.map((sort) => ({ id: `${sort}-${good}`, name: `${sort} ${good}`, within: [good] })),
      ],
      place: [
        { id: 'anywhere', name: 'anywhere' },
        ...PLACES.map((name) => ({
          id: name.toLowerCase(),
          name,
          within: ['anywhere'],
          code: CODES[name]!,
        })),
      ],
      purpose: [{ id: 'any', name: 'any purpose' }],
    },
  };
}

function claimOf(policy: Policy, { report, article }: FullReading, finding: Finding, scope: Scope): Claim {
  const { start } = finding.anchor;
  const sentence = {
    start,
    end: start + finding.anchor.text.length + 46,
    text: `${finding.anchor.text}, a person familiar with the matter said.`,
  };
  return {
    id: `${report.sha256.slice(0, 12)}:${finding.id}@${policy.id}`,
    policy: policy.id,
    report: report.sha256,
    finding: finding.id,
    issuer: policy.issuers[0]!,
    move: finding.move,
    phase: finding.phase,
    scopes: [scope],
    constraints: [],
    duty: null,
    from: article.published,
    until: null,
    announcedOn: null,
    published: article.published,
    retrieved: report.retrieved,
    basis: 'unnamed officials',
    channel: finding.channel,
    certainty: finding.certainty,
    forIssuer: true,
    flags: [],
    residueOf: null,
    exceptionTo: null,
    limitOf: null,
    origin: report.sha256,
    receipt: {
      anchor: finding.anchor,
      sentence,
      speaker: 'the report',
      outlet: article.publisher,
      headline: article.headline,
    },
  };
}
