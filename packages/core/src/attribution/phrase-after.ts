import {
  HEADS,
  indexWhere,
  isClause,
  isPossessive,
  isPossessiveMark,
  JOINS,
  NOMINAL,
  PRONOUNS,
  RELATIVES,
} from './nominal.ts';
import { isOpening, isSetting, timeRun } from './phrases.ts';
import type { Run, Scene } from './scene.ts';

/** `said X`, `by X`, `according to X`: the phrase that begins at `first`, with its appositions and relative clauses. */
export function phraseAfter(scene: Scene, first: number, limit: number): Run | null {
  const { tokens } = scene;
  const start = tokens[first];
  if (!start || first >= limit || isOpening(scene, first)) return null;
  if (start.pos === 'PRON' && PRONOUNS.has(start.text.toLowerCase())) return { first, end: first + 1 };
  let i = first;
  let lastHead = -1;
  while (i < limit) {
    const token = tokens[i]!;
    const next = tokens[i + 1];
    if (timeRun(scene, i, limit) > i) break;
    const mistagged = i === first && token.pos === 'VERB' && next !== undefined && HEADS.has(next.pos);
    if (NOMINAL.has(token.pos) || mistagged) {
      if (RELATIVES.has(token.text.toLowerCase()) && lastHead >= 0) {
        i = clauseAfterRelative(scene, i, limit);
        lastHead = i - 1;
        continue;
      }
      if (
        token.pos === 'PRON' &&
        PRONOUNS.has(token.text.toLowerCase()) &&
        i > first &&
        !isPossessive(token.text)
      )
        break;
      if (HEADS.has(token.pos)) lastHead = i;
      i++;
    } else if (isPossessiveMark(scene, i)) i++;
    else if (token.text === '-' || token.text === '&' || token.text === '.') i++;
    else if (token.text === '(') {
      const close = indexWhere(i, limit, (n) => tokens[n]!.text === ')');
      if (close < 0) break;
      i = close + 1;
      lastHead = close;
    } else if (
      token.pos === 'ADP' &&
      JOINS.has(token.text.toLowerCase()) &&
      next &&
      NOMINAL.has(next.pos) &&
      i > first
    ) {
      if (isSetting(scene, i, limit)) break;
      if (token.text.toLowerCase() === 'on' && timeRun(scene, i, limit) > i) break;
      i++;
    } else if (token.pos === 'CCONJ' && next && NOMINAL.has(next.pos) && !/^but$/i.test(token.text)) i++;
    else if (token.pos === 'VERB' && lastHead === i - 1 && /(?:ed|ing|wn|de|ld)$/.test(token.text)) {
      if (!next || next.pos === 'PUNCT' || next.pos === 'ADP' || next.pos === 'ADV') {
        lastHead = i;
        i++;
      } else break;
    } else if (token.text === ',' && lastHead === i - 1) {
      const after = afterApposition(scene, i, limit);
      if (after === null) break;
      i = after;
      lastHead = after - 1;
    } else break;
  }
  return lastHead < first ? null : { first, end: lastHead + 1 };
}

/** Past an apposition that opens with the comma at `comma`: its closing comma stays inside, unless the sentence ends. */
function afterApposition(scene: Scene, comma: number, limit: number): number | null {
  const { tokens } = scene;
  const opener = tokens[comma + 1];
  if (!opener || comma + 1 >= limit) return null;
  const word = opener.text.toLowerCase();
  const begins =
    /^(?:the|a|an|who|which|whose|one|former|acting|including)$/.test(word) ||
    opener.pos === 'NUM' ||
    (opener.pos === 'NOUN' && opener.text === word);
  if (!begins || scene.quotationAt(comma + 1)) return null;
  const close = indexWhere(
    comma + 1,
    limit,
    (n) => /^[,;.!?—–]$/.test(tokens[n]!.text) || isOpening(scene, n),
  );
  const end = close < 0 ? limit : close;
  return isClause(scene, comma + 1, end) ? null : end;
}

function clauseAfterRelative(scene: Scene, at: number, limit: number): number {
  const close = indexWhere(
    at + 1,
    limit,
    (n) => /^[,;.!?:—–]$/.test(scene.tokens[n]!.text) || isOpening(scene, n),
  );
  return close < 0 ? limit : close;
}
