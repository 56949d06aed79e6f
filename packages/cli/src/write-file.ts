/** A path and a text → the file, or E_USAGE with why it cannot be written. */
import { writeFileSync } from 'node:fs';
import { ProvisoError } from '@proviso/core/vocabulary';

export function writeText(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new ProvisoError('E_USAGE', `\`${path}\` cannot be written: ${(error as Error).message}`);
  }
}
