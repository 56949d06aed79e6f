/** A path, or `-` → the JSON in it. */
import { type ErrorCode, ProvisoError } from '@proviso/core/vocabulary';
import { sourceOf } from './source.ts';

export async function readJson(path: string, code: ErrorCode): Promise<unknown> {
  const { bytes } = await sourceOf(path).load();
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new ProvisoError(code, `\`${path}\` is no JSON: ${(error as Error).message}`);
  }
}
