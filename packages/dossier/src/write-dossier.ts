/** A dossier → the text of its file, with the style and the checker inside. */
import type { Sha256 } from '@proviso/core/record';
import { checkerCode, STYLE } from './checker-code.ts';
import type { Dossier } from './dossier.ts';
import { drawDocument } from './draw/document.ts';

export const writeDossier = async (dossier: Dossier, sha256: Sha256): Promise<string> =>
  drawDocument({ dossier, style: STYLE, checker: await checkerCode(sha256) }, sha256);
