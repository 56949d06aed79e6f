import type { Quotation, Scene } from './scene.ts';

export const isOpening = (scene: Scene, at: number): boolean => scene.quotationAt(at)?.firstToken === at;
export const isClosing = (scene: Scene, at: number): boolean => {
  const quotation = scene.quotationAt(at);
  return quotation !== undefined && quotation.endToken === at + 1;
};

/** A quotation that ends its own sentence: its last sign before the closing mark says so. */
export const isWhole = (scene: Scene, quotation: Quotation): boolean =>
  /[.!?…]\s*["'”’»‟]*$/.test(scene.text.slice(Math.max(quotation.start, quotation.end - 6), quotation.end));
