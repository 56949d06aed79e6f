import { readWeights } from './weights.ts';

let isWhole = false;

/** E_MODEL_DAMAGED where a file of the weights is not the one that was trained; once they were whole, they are not read again. */
export function checkModel(): void {
  if (!isWhole) readWeights();
  isWhole = true;
}
