/**
 * Drafts → the same with their dates: decided on, in effect from, until; and with the phase that a start ahead of the
 * report asks for. Of several changes in a sentence each takes the dates nearest to it.
 */
import { type EdtfString, extentOf, type Quote } from '../vocabulary/index.ts';
import { datesIn, type Told } from './dates.ts';
import type { Draft } from './draft.ts';
import { beginsAt, quoteRun, type Scene } from './scene.ts';
import words from './times.json' with { type: 'json' };

const FURTHER = words.furtherNotice.map((w) => w.split(' '));
const INDEFINITELY = words.indefinitely.map((w) => w.split(' '));
const IMMEDIATE = words.immediate.map((w) => w.split(' '));

export const withTimes =
  (scene: Scene, all: readonly Draft[]) =>
  (draft: Draft): Draft => {
    const sentence = scene.sentenceOf(draft.verb);
    const dated: Draft = { ...draft, slots: { ...draft.slots } };
    const rivals = all
      .filter((d) => d !== draft && d.sentence === draft.sentence)
      .map((d) => scene.tokens[d.verb]!.start);
    const own = scene.tokens[draft.verb]!.start;
    const far = (verb: number, at: number) => {
      const between = scene.article.text.slice(Math.min(verb, at), Math.max(verb, at));
      return (
        between.length + (/[,;]|\bafter\b/.test(between) || (at < verb && / and /.test(between)) ? 80 : 0)
      );
    };
    const nearest = (at: number) => rivals.every((r) => far(r, at) >= far(own, at));
    const set = (
      slot: 'announced_on' | 'effective_from' | 'effective_until',
      quote: Quote,
      value: string | null,
    ) => {
      if (!dated.slots[slot]) dated.slots[slot] = value === null ? quote : { ...quote, value };
    };
    for (let i = sentence.firstToken; i < sentence.endToken; i++) {
      if (!nearest(scene.tokens[i]!.start)) continue;
      const further = beginsAt(scene, FURTHER, i);
      const endless = beginsAt(scene, INDEFINITELY, i);
      if (further > 0) {
        dated.untilKind = 'further_notice';
        set('effective_until', quoteRun(scene, { first: i + 1, end: i + further }), null);
      } else if (endless > 0) {
        dated.untilKind = 'further_notice';
        set('effective_until', quoteRun(scene, { first: i, end: i + endless }), null);
      } else if (beginsAt(scene, IMMEDIATE, i) > 0 && scene.article.published) {
        set(
          'effective_from',
          quoteRun(scene, { first: i, end: i + beginsAt(scene, IMMEDIATE, i) }),
          scene.article.published.slice(0, 10),
        );
      } else if (/^(?:until|till)$/.test(scene.low[i]!) && dated.untilKind === 'unstated')
        readUntil(scene, dated, i, sentence.endToken);
    }
    for (const told of datesIn(scene.article.text, sentence.start, sentence.end, scene.article.published)) {
      if (!nearest(told.start)) continue;
      const quote = { start: told.start, end: told.end, text: told.text };
      if (told.role === 'until' && draft.move === 'lift') set('effective_from', quote, told.value);
      else if (
        told.role === 'until' &&
        draft.move === 'tighten' &&
        told.start < scene.tokens[draft.anchor.first]!.start
      )
        dated.slots.level_from ??= told.value === null ? quote : { ...quote, value: told.value };
      else if (told.role === 'until') {
        set('effective_until', quote, told.value);
        dated.untilKind = 'date';
      } else if (told.role === 'from') set('effective_from', quote, told.value);
      else if (
        (draft.background && draft.phase === 'in_force') ||
        (draft.phase === 'announced' && isAhead(scene, told))
      )
        set('effective_from', quote, told.value);
      else set('announced_on', quote, told.value);
    }
    const starts = dated.slots.effective_from?.value;
    if (
      dated.phase === 'in_force' &&
      dated.move !== 'keep' &&
      starts !== undefined &&
      isAfter(starts, scene.article.published)
    )
      dated.phase = 'announced';
    return dated;
  };

const isAhead = (scene: Scene, told: Told) =>
  told.value !== null && isAfter(told.value, scene.article.published);

/** Wholly after the report's day. */
function isAfter(value: EdtfString, published: EdtfString | null): boolean {
  const a = extentOf(value);
  const b = published === null ? null : extentOf(published);
  return a !== null && b !== null && a.earliest >= b.latest - 1;
}

/** "until the issue is resolved": the end is a condition, told in its words. */
function readUntil(scene: Scene, draft: Draft, at: number, end: number): void {
  let stop = at + 1;
  let verb = false;
  while (stop < end && !/^(?:,|;|\.|"|”)$/.test(scene.low[stop]!)) {
    if (scene.tokens[stop]!.pos === 'AUX' || scene.tokens[stop]!.pos === 'VERB') verb = true;
    stop++;
  }
  if (!verb || stop - at > 16) return;
  draft.untilKind = 'condition';
  draft.slots.effective_until ??= quoteRun(scene, { first: at + 1, end: stop });
}
