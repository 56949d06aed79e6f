/** A dossier → the text of its file, with the style and the checker inside. */
import { checkerCode, STYLE } from './checker-code.ts';
import type { Dossier } from './dossier.ts';
import { drawDocument } from './draw/document.ts';
import { sha256 } from './node-sha256.ts';

export const writeDossier = async (dossier: Dossier): Promise<string> =>
  drawDocument({ dossier, style: STYLE, checker: await checkerCode() }, sha256);
