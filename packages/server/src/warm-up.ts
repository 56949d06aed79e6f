/** What a record brings on late – its queue, the words for search, the names of policies – is asked for once, so that no reader waits for it. */
import type { Desk } from '@proviso/desk';

/** Any words do: looking for them is what brings the index on. */
const ANY_WORDS = 'record';

export async function warmUp(desk: Desk): Promise<void> {
  const { policies } = await desk.board();
  await desk.find(ANY_WORDS);
  const [first] = policies;
  if (first) await desk.related(first.policy.id);
}
