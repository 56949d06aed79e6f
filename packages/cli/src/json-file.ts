/** A path, or `-` → the text or the JSON in it. */
import { type ErrorCode, ProvisoError } from '@proviso/core/vocabulary';
import { sourceOf } from './source.ts';

export async function readText(path: string): Promise<string> {
  const { bytes } = await sourceOf(path).load();
  return new TextDecoder().decode(bytes);
}

export const readJson = async (path: string, code: ErrorCode): Promise<unknown> =>
  jsonIn(path, await readText(path), code);

export function jsonIn(path: string, text: string, code: ErrorCode): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ProvisoError(code, `\`${path}\` is no JSON: ${(error as Error).message}`);
  }
}
