/** What reads and decides, by its version: the same report read by the same program gives nothing new. */
import manifest from '../package.json' with { type: 'json' };

export const PROGRAM = `proviso ${manifest.version}`;
