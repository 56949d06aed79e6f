/**
 * A bulletin → its headline: the newest change and, in the same breath, who says so and who denies it. Where sources
 * disagree about the whole, or nothing changed, it says that.
 */
import type { Bulletin } from '../bulletin.ts';
import type { Event } from '../changes.ts';
import { capital } from '../words.ts';
import { withArticle } from './article.ts';
import { voiceOf } from './attribute.ts';
import { fill } from './fill.ts';
import { didWhat } from './told-event.ts';
import words from './words.json' with { type: 'json' };

export function headlineOf(
  { changed, unchanged, policy }: Bulletin,
  byId: ReadonlyMap<string, Event>,
): string {
  const newest = changed[0] ?? unchanged[0];
  const first = newest?.says[0];
  if (!newest || !first) return fill(words.headlineNone, { policy: policy.name });
  const says = fill(words.headlineSays[first.basis], { speaker: withArticle(first.speaker) });
  const denial = byId.get(newest.deniedBy[0] ?? '')?.says[0];
  const denied = denial ? `; ${fill(words.headlineDenied, { speaker: voiceOf(denial) })}` : '';
  return capital(`${didWhat(newest, 'headline')}, ${says}${denied}`);
}
