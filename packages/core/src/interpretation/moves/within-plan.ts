/** Drafts → the same, where what stands beside a rule only proposed, or only to come, is no further than that rule. */
import type { Draft } from '../draft.ts';
import type { Scene } from '../scene.ts';

/** What a plan "would" do is proposed like the plan, unless somebody has decided it. */
export function withinPlan(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const first = drafts.filter((d) => d.phase !== 'urged' && !d.background).sort((a, b) => a.verb - b.verb)[0];
  // What a rule to come demands is to come with it.
  if (first?.phase === 'announced')
    return drafts.map((d) =>
      d.phase === 'in_force' && isDemand(scene, d, first) ? { ...d, phase: 'announced' } : d,
    );
  if (first?.phase !== 'proposed') return [...drafts];
  return drafts.map((d) =>
    d.phase === 'announced' && d.group?.governor === null && /^(?:would|is to)$/.test(d.group.modal ?? '')
      ? { ...d, phase: 'proposed' }
      : d,
  );
}

const isDemand = (scene: Scene, d: Draft, first: Draft): boolean =>
  d.move === 'impose' &&
  !d.background &&
  /^(?:must|have|has|need)$/.test(scene.low[d.anchor.first]!) &&
  d.anchor.end - d.anchor.first < 4 &&
  scene.sentenceOf(d.verb).block - scene.sentenceOf(first.verb).block <= 1;
