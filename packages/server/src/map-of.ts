/** Answers that differ by place → the map of them, as reported before as told in official text; null where none differs. */
import { questionByPlace, SIDES, worldMap } from '@proviso/core/publishing';
import type { Answers, Policy } from '@proviso/core/vocabulary';
import type { Desk } from '@proviso/desk';
import type { MapView } from './pages/map.ts';

export async function mapOf(
  desk: Desk,
  { policy, answers }: { policy: Policy; answers: Answers },
): Promise<MapView | null> {
  const question = questionByPlace(policy, answers);
  if (!question) return null;
  const map = await desk.map(question);
  for (const side of SIDES.toReversed()) {
    const world = worldMap(policy, map, side);
    if (world) return { policy, question, map, drawn: { side, world } };
  }
  return null;
}
