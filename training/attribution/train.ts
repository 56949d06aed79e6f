/**
 * PolNeAR train → the counted cues and the two sets of weights beside the code, byte for byte the same each time.
 * `--held-out` leaves every seventh article out: settings are chosen on those, never on dev. Run the cues first, then
 * the rest, since the weights are fitted on what the cues find: `node training/attribution/train.ts cues && … weights`.
 */
import { writeFileSync } from 'node:fs';
import { readCorpus } from './corpus.ts';
import { countCues } from './cues.ts';
import { endChoices } from './ends.ts';
import { fit } from './fit.ts';
import { surenessChoices } from './sureness.ts';

const HELD_OUT = 7;
const [what, flag] = process.argv.slice(2);
const rows = readCorpus('train')?.filter((_, i) => flag !== '--held-out' || i % HELD_OUT !== 0);
if (!rows)
  throw new Error(
    '`../shared/data/attribution/train.jsonl.gz` is not there: the weights cannot be fitted without it',
  );

const write = (name: string, value: unknown) =>
  writeFileSync(
    new URL(`../../packages/core/src/attribution/${name}`, import.meta.url),
    `${JSON.stringify(value, null, 2)}\n`,
  );

if (what === 'cues') write('cues.json', await countCues(rows));
else if (what === 'weights') {
  write('content-end.json', fit(await endChoices(rows)));
  write('sureness.json', fit(await surenessChoices(rows), { rounds: 4, rate: 0.1, seldom: 4 }));
} else throw new Error(`\`${what ?? ''}\` is neither \`cues\` nor \`weights\``);
