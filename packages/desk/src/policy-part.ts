/**
 * The part of a ledger about one policy, as it was, and where the record stood then → as it is later. Only what was added
 * is looked at, and where nothing of it is about the policy the part is the very same: what was made of it still holds.
 */
import type { Ledger, Store } from '@proviso/core/record';
import { type EntryBody, ProvisoError, type RecordedClaim } from '@proviso/core/vocabulary';

/** Readings and reviews are no part of it. */
const KINDS = ['policy', 'claim', 'retraction', 'check'] as const;

export async function broughtOn(
  store: Store,
  id: string,
  part: Ledger,
  { after, through }: { after: number; through: number },
): Promise<Ledger> {
  let claims: RecordedClaim[] | null = null;
  let { policies, checks } = part;
  const at = new Map(part.claims.map((claim, i) => [claim.id, i]));

  for await (const { seq, recorded, body } of store.entries({ after, through, kinds: KINDS })) {
    if (body.kind === 'policy' && body.policy.id === id) policies = new Map([[id, body.policy]]);
    if (body.kind === 'check' && body.policy === id && !(body.through <= (checks.get(id) ?? '')))
      checks = new Map([[id, body.through]]);
    if (body.kind === 'claim' && body.claim.policy === id && !at.has(body.claim.id)) {
      claims ??= [...part.claims];
      at.set(body.claim.id, claims.length);
      claims.push(await recordedClaim(store, body.claim.id, through));
    }
    if (body.kind === 'retraction') {
      const i = at.get(body.claim);
      if (i === undefined) continue;
      claims ??= [...part.claims];
      claims[i] = takenBack(claims[i]!, seq, recorded, body);
    }
  }
  const isSame = claims === null && policies === part.policies && checks === part.checks;
  return isSame ? part : { ...part, policies, checks, claims: claims ?? part.claims };
}

/** As it stood then: who accepted it may stand far before it, and is known to the views. */
async function recordedClaim(store: Store, id: string, through: number): Promise<RecordedClaim> {
  const claim = await store.views.claim(id);
  if (!claim) throw new ProvisoError('E_RECORD_DAMAGED', `the claim \`${id}\` is missing from the views`);
  return claim.retracted && claim.retracted.seq > through ? { ...claim, retracted: null } : claim;
}

/** The first word counts. */
function takenBack(
  claim: RecordedClaim,
  seq: number,
  recorded: string,
  { published, reason, by }: Extract<EntryBody, { kind: 'retraction' }>,
): RecordedClaim {
  return claim.retracted ? claim : { ...claim, retracted: { recorded, seq, published, reason, by } };
}
