/**
 * A finding and a policy → the claim it makes there, or why it makes none. Words become nodes (`tie`), the channel a
 * basis, a told level a constraint; a part that the finding leaves open takes the policy's root, or, for a residue,
 * limit or exception, the part of the finding it belongs to.
 */
import {
  AXES,
  type Axis,
  authoritiesOf,
  type Basis,
  type Channel,
  type Claim,
  type Constraint,
  type Finding,
  type FullReading,
  type NodeId,
  nodeName,
  type Policy,
  rootOf,
  type Scope,
  type SlotName,
  wordsIn,
} from '../vocabulary/index.ts';
import instruments from './instruments.json' with { type: 'json' };
import { sentenceOf } from './sentence-of.ts';
import { mentioned, tie } from './tie.ts';
import { isNeutral, tellingWords } from './words.ts';

export type ClaimOrReason = { claim: Claim } | { unfit: string };

export const SLOT_OF_AXIS = {
  party: 'addressee',
  action: 'action',
  asset: 'item',
  place: 'place',
  purpose: 'purpose',
} as const satisfies Record<Axis, SlotName>;

const BASIS_OF: Record<Channel, Basis> = {
  official_text: 'official text',
  named_official: 'named official',
  anonymous_official: 'unnamed officials',
  third_party: 'third party or outlet',
  outlet_voice: 'third party or outlet',
};

/** The report and the finding, so that the same finding makes the same claim wherever it is tied. */
export const claimId = (report: string, finding: string, policy: string): string =>
  `${report.slice(0, 12)}:${finding}@${policy}`;

/** `origin` is the first report of the story, as tracing tells it. */
export function claimFrom(
  policy: Policy,
  reading: FullReading,
  finding: Finding,
  origin: string,
): ClaimOrReason {
  const scopes = scopesOf(policy, reading, finding);
  if ('unfit' in scopes) return scopes;
  const issuer = issuerOf(policy, reading, finding);
  if ('unfit' in issuer) return issuer;
  const report = reading.report.sha256;
  const linked = (id: string | null) => (id === null ? null : claimId(report, id, policy.id));
  return {
    claim: {
      id: claimId(report, finding.id, policy.id),
      policy: policy.id,
      report,
      finding: finding.id,
      issuer: issuer.node,
      move: finding.move,
      phase: finding.phase,
      scopes: scopes.scopes,
      constraints: constraintsOf(finding),
      duty: dutyOf(finding),
      from: finding.slots.effective_from?.value ?? null,
      until: finding.slots.effective_until?.value ?? null,
      announcedOn: finding.slots.announced_on?.value ?? null,
      published: reading.article.published,
      retrieved: reading.report.retrieved,
      basis: BASIS_OF[finding.channel],
      channel: finding.channel,
      certainty: finding.certainty,
      forIssuer: speaksForIssuer(policy, finding),
      flags: finding.flags,
      residueOf: linked(finding.residueOf),
      exceptionTo: linked(finding.exceptionTo),
      limitOf: linked(finding.limitOf),
      origin,
      receipt: {
        anchor: finding.anchor,
        sentence: sentenceOf(reading, finding),
        speaker: finding.speaker === 'reporter' ? 'the report' : finding.speaker.text,
        outlet: reading.article.publisher,
        headline: reading.article.headline,
      },
    },
  };
}

/** The finding that this one is a residue, limit or exception of. */
export function parentOf(reading: FullReading, finding: Finding): Finding | null {
  const id = finding.residueOf ?? finding.limitOf ?? finding.exceptionTo;
  return id === null ? null : (reading.findings.find((f) => f.id === id) ?? null);
}

function scopesOf(
  policy: Policy,
  reading: FullReading,
  finding: Finding,
): { scopes: Scope[] } | { unfit: string } {
  const parts: Partial<Record<Axis, NodeId[]>> = {};
  for (const axis of AXES) {
    const told = findOnAxis(policy, reading, finding, axis);
    if ('unfit' in told) return told;
    parts[axis] = told.nodes;
  }
  if (!isAboutPolicy(policy, reading, finding)) return { unfit: 'it names no item or action of the policy' };
  let scopes: Scope[] = [{} as Scope];
  for (const axis of AXES)
    scopes = scopes.flatMap((scope) => parts[axis]!.map((node) => ({ ...scope, [axis]: node })));
  return { scopes };
}

type OnAxis = { nodes: NodeId[] } | { unfit: string };

/**
 * What the finding says there; where it is silent, what the finding says that it belongs to, one step up only: a
 * residue of a residue still belongs to the change that was told. A class that neither names is the one of which the
 * sentence speaks.
 */
function findOnAxis(policy: Policy, reading: FullReading, finding: Finding, axis: Axis): OnAxis {
  const parent = parentOf(reading, finding);
  for (const teller of parent ? [finding, parent] : [finding]) {
    const words = wordsIn(teller.slots[SLOT_OF_AXIS[axis]]);
    if (words === null || isAboutNothing(words) || boundsNothing(policy, reading, teller, axis)) continue;
    const tied = tie(policy.nodes[axis], words);
    return 'nodes' in tied ? tied : { unfit: `the policy knows no ${axis} ‹${tied.unknown}›` };
  }
  const root = rootOf(policy, axis);
  const around =
    axis === 'asset' ? namedAround(policy, axis, reading, finding).filter((id) => id !== root) : [];
  if (around.length > 1) {
    const names = around.map((id) => `‹${nodeName(policy, axis, id)}›`).join(' or ');
    return { unfit: `whether it is about ${names} is not told` };
  }
  return { nodes: [around[0] ?? root] };
}

/** "Using", "any": words that leave a part open. */
export const isAboutNothing = (words: string): boolean => tellingWords(words).length === 0;

/** "Exporters" are whoever exports; "banned exports *to curb prices*" has an aim, where a permission has a purpose. */
function boundsNothing(policy: Policy, reading: FullReading, finding: Finding, axis: Axis): boolean {
  const slot = finding.slots[SLOT_OF_AXIS[axis]];
  if (!slot || slot.inferred || 'nodes' in tie(policy.nodes[axis], slot.text)) return false;
  if (axis === 'party') return tellingWords(slot.text).every((w) => GENERIC_PARTIES.has(w) || isNeutral(w));
  if (axis !== 'purpose' || (finding.move !== 'impose' && finding.move !== 'tighten')) return false;
  const upTo = ` ${reading.article.text.slice(Math.max(0, slot.start - 20), slot.start)}`
    .toLowerCase()
    .trimEnd();
  return instruments.aims.some(
    (aim) => slot.text.toLowerCase().startsWith(`${aim} `) || upTo.endsWith(` ${aim}`),
  );
}
const GENERIC_PARTIES = new Set(instruments.genericParties);

/** It names a class of the policy, or stands where one is named and does what the policy is about. */
function isAboutPolicy(policy: Policy, reading: FullReading, finding: Finding): boolean {
  const told = (axis: 'asset' | 'action') =>
    [finding, parentOf(reading, finding)].some(
      (f) => f && !isAboutNothing(wordsIn(f.slots[SLOT_OF_AXIS[axis]]) ?? ''),
    );
  const around = (axis: 'asset' | 'action') => namedAround(policy, axis, reading, finding).length > 0;
  return told('asset') || (around('asset') && (told('action') || around('action')));
}

/** The nodes that the finding's sentence names; where it names none, those of the headline. */
function namedAround(policy: Policy, axis: Axis, reading: FullReading, finding: Finding): NodeId[] {
  const inSentence = mentioned(policy.nodes[axis], sentenceOf(reading, finding).text);
  return inSentence.length > 0 ? inSentence : mentioned(policy.nodes[axis], reading.article.headline ?? '');
}

function issuerOf(
  policy: Policy,
  reading: FullReading,
  finding: Finding,
): { node: NodeId } | { unfit: string } {
  const words = wordsIn(finding.slots.issuer) ?? wordsIn(parentOf(reading, finding)?.slots.issuer ?? null);
  if (words === null) return { node: policy.issuers[0]! };
  const named = mentioned(authoritiesOf(policy), words)[0];
  if (named !== undefined) return { node: named };
  return tellingWords(words).every((w) => GENERIC_ISSUERS.has(w))
    ? { node: policy.issuers[0]! }
    : { unfit: `‹${words}› is no issuer of this policy` };
}
const GENERIC_ISSUERS = new Set(instruments.genericIssuers);

/** An official speaks for the issuer unless the words that name the official name only somebody else. */
function speaksForIssuer(policy: Policy, finding: Finding): boolean {
  if (finding.channel === 'official_text') return true;
  if (finding.channel !== 'named_official' && finding.channel !== 'anonymous_official') return false;
  if (finding.speaker === 'reporter') return true;
  const { text } = finding.speaker;
  const ruling = authoritiesOf(policy);
  const others = policy.nodes.party.filter((node) => !ruling.some(({ id }) => id === node.id));
  return mentioned(ruling, text).length > 0 || mentioned(others, text).length === 0;
}

const DUTIES = new Set(instruments.duties);

/** A tariff, licence or mandate does not forbid: it must be paid, held or done. */
function dutyOf(finding: Finding): string | null {
  const instrument = wordsIn(finding.slots.instrument);
  if (instrument === null || !tellingWords(instrument).some((word) => DUTIES.has(word))) return null;
  const level = finding.slots.level_to?.value ?? wordsIn(finding.slots.level_to);
  return level === null || instrument.includes(level) ? instrument : `${level} ${instrument}`;
}

/** "Allowed at 490 dollars a tonne or more": from 490 USD/t. A floor that is imposed forbids what is sold below it. */
function constraintsOf(finding: Finding): Constraint[] {
  for (const slot of [finding.slots.condition, finding.slots.level_to]) {
    const told = /^(\d+(?:\.\d+)?) ([A-Z]{3}(?:\/\S+)?)$/.exec(slot?.value ?? '');
    const isFloor = [finding.slots.instrument, finding.slots.condition].some((s) => {
      const phrase = ` ${(wordsIn(s) ?? '').toLowerCase()} `;
      return instruments.floors.some((words) => phrase.includes(` ${words} `));
    });
    if (told && isFloor && finding.move !== 'lift') {
      const level = { value: Number(told[1]), unit: told[2]! };
      const forbids = finding.move === 'impose' || finding.move === 'tighten';
      return [forbids ? { fact: 'price', to: level } : { fact: 'price', from: level }];
    }
  }
  return [];
}
