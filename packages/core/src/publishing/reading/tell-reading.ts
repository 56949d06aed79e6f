/**
 * A full reading → what is told of it to a person (design/voice.md): what changed and what did not, what was before, who
 * calls for what, who else says what, what to beware of. The report's words stand in ‹ ›, never a paraphrase.
 */
import type { FullReading } from '../../vocabulary/index.ts';
import { beforeIn } from './before.ts';
import { callsIn } from './calls.ts';
import { cautionsIn } from './cautions.ts';
import { movesIn, type ToldMove } from './moves.ts';
import { othersIn } from './other.ts';
import { type ToldRow, viewOf } from './view.ts';

export type ToldReading = {
  moves: ToldMove[];
  before: ToldRow[];
  /** Which alter no rule. */
  calls: ToldRow[];
  others: ToldRow[];
  cautions: string[];
};

export function tellReading(reading: FullReading): ToldReading {
  const view = viewOf(reading);
  return {
    moves: movesIn(view),
    before: beforeIn(view),
    calls: callsIn(view),
    others: othersIn(view),
    cautions: cautionsIn(view),
  };
}
