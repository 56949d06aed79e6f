/**
 * The pages' scripts, as they stand in `island/`: sent byte for byte, in a folder whose name carries the hash of all of
 * them, so that they may be kept for ever and import each other by their own names.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('./island/', import.meta.url);
const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith('.js'));

/** By file name. */
export const SCRIPTS: ReadonlyMap<string, string> = new Map(
  NAMES.map((name) => [name, readFileSync(new URL(name, FOLDER), 'utf8')]),
);
const hash = createHash('sha256');
for (const [name, text] of SCRIPTS) hash.update(`${name}\n${text}\n`);
export const SCRIPT_HASH = hash.digest('hex').slice(0, 12);

export const scriptPath = (name: string): string => `/island-${SCRIPT_HASH}/${name}`;
