/**
 * The text of a dossier's file → whether it holds, in a terminal: its data are checked as a receipt is, the page is drawn
 * again from them and compared byte by byte. No script of the file is run.
 */
import type { Fault, KnownHead, Verified } from '@proviso/core/publishing';
import { checkerCode, STYLE } from './checker-code.ts';
import { checkDossier, type Dossier } from './dossier.ts';
import { CHECKER_OPENS, DATA_OPENS, drawDocument, STYLE_OPENS } from './draw/document.ts';
import { sha256 } from './node-sha256.ts';

export type VerifiedDossier = {
  verified: Verified;
  /** A page that another version of the program drew is compared by the sum in its last line alone. */
  page: 'drawn again' | 'drawn by another program';
};

export const isDossier = (text: string): boolean =>
  text.trimStart().slice(0, 9).toLowerCase() === '<!doctype' && text.includes(DATA_OPENS);

export async function verifyDossier(text: string, known?: KnownHead): Promise<VerifiedDossier> {
  const checker = between(text, CHECKER_OPENS);
  const style = between(text, STYLE_OPENS);
  const own = checker === (await checkerCode()) && style === STYLE;
  const page = own ? 'drawn again' : 'drawn by another program';
  const data = parsed(between(text, DATA_OPENS));
  if ('fault' in data) return { page, verified: { ...NOTHING_FOUND, faults: [data.fault] } };
  const verified = checkDossier(data.value, sha256, known);
  const dossier = data.value as Dossier;
  const broken =
    verified.faults.length === 0 && own
      ? drawnFault(text, drawDocument({ dossier, style, checker }, sha256))
      : sumFault(text);
  return { page, verified: { ...verified, faults: [...verified.faults, ...(broken ? [broken] : [])] } };
}

const NOTHING_FOUND: Verified = { kind: 'unknown', faults: [], compared: 'not compared' };

function parsed(json: string): { value: unknown } | { fault: Fault } {
  try {
    return { value: JSON.parse(json) };
  } catch (error) {
    return { fault: { place: '', what: `its data are no JSON: ${(error as Error).message}` } };
  }
}

/** Up to where the element ends; empty where it is not there. */
function between(text: string, opens: string): string {
  const start = text.indexOf(opens);
  if (start < 0) return '';
  const from = start + opens.length;
  const end = text.indexOf(opens === STYLE_OPENS ? '</style>' : '</script>', from);
  return end < 0 ? '' : text.slice(from, end);
}

/** The first place at which the file is not what is drawn from its own data. */
function drawnFault(found: string, drawn: string): Fault | null {
  if (found === drawn) return null;
  let at = 0;
  while (at < drawn.length && found[at] === drawn[at]) at++;
  const line = drawn.slice(0, at).split('\n').length;
  const around = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 20), at + 20));
  return {
    place: `/page`,
    what: `line ${line}, character ${at} of the file, is not what is drawn from its own entries: it reads ${around(found)}, and should read ${around(drawn)}`,
  };
}

const SUM = /<!-- SHA-256 of all above: ([0-9a-f]{64}) -->\n$/;

function sumFault(text: string): Fault | null {
  const sum = SUM.exec(text);
  if (sum && sha256(text.slice(0, sum.index)) === sum[1]) return null;
  return {
    place: '/page',
    what: 'does not match the sum in its last line: something in the file was changed',
  };
}
