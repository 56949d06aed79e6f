/** One who says so → how a careful editor puts it: "according to U.S. officials, not named, as Harbour Wire reported on 30 May 2024". */
import { sayDate } from '../dates.ts';
import type { Saying } from '../saying.ts';
import { withArticle } from './article.ts';
import { fill } from './fill.ts';
import words from './words.json' with { type: 'json' };

export function attributed(saying: Saying): string {
  const { basis, speaker, outlet, published, certainty, says } = saying;
  const isOutlet = speaker === ITSELF || speaker === outlet;
  const kind = basis === 'third party or outlet' && !isOutlet ? 'other speaker' : basis;
  const forms = words.attribution[kind];
  const told = outlet === null || (outlet === speaker && !isOutlet) ? forms.alone : forms.outlet;
  const attribution = fill(told, { speaker: withArticle(speaker), outlet: withArticle(outlet ?? '') });
  const dated =
    published === null ? attribution : fill(words.onDate, { attribution, date: sayDate(published) });
  return certainty === 'CT+' ? dated : fill(words.hedged, { attribution: dated, says });
}

/** How a report is named that speaks in its own voice. */
const ITSELF = 'the report';

/** Who it is that speaks: the outlet, for a report in its own voice. */
export const voiceOf = ({ speaker, outlet }: Saying): string =>
  withArticle(speaker === ITSELF ? (outlet ?? speaker) : speaker);
