/**
 * What holds in every country → its map. What is forbidden, allowed or open differs by pattern and not by colour alone; the
 * groups stand beside it in words, so that nothing is told by the drawing only.
 */
import {
  type AnswerMap,
  fill,
  type MapGroup,
  type MapMark,
  SIDE_WORDS,
  SIDES,
  type Side,
  sayQuestion,
  type WorldMap,
} from '@proviso/core/publishing';
import type { Policy, Question } from '@proviso/core/vocabulary';
import { texts } from '../texts.ts';
import { each, type Html, html, NOTHING } from './html.ts';

const { map: words } = texts;

export type MapView = {
  policy: Policy;
  question: Question;
  map: AnswerMap;
  drawn: { side: Side; world: WorldMap };
};

export const mapSection = ({
  policy,
  question,
  map,
  drawn,
}: MapView): Html => html`<section aria-labelledby="map">
<h2 id="map">${words.title}</h2>
<p class="quiet">${sayQuestion(policy, question)}</p>
<div class="map-sides">
${each(SIDES, (side) => html`<div><h3>${SIDE_WORDS[side]}</h3><ul class="plain">${each(map.groups[side], groupLine)}</ul></div>`)}
</div>
<figure class="world">
${worldSvg(drawn.world, fill(words.label, { side: SIDE_WORDS[drawn.side] }))}
<figcaption class="quiet">${fill(words.caption, { side: SIDE_WORDS[drawn.side] })}</figcaption>
</figure>
</section>`;

const groupLine = ({ mark, label, text }: MapGroup): Html =>
  html`<li><svg class="swatch" viewBox="0 0 36 22" aria-hidden="true"><rect width="36" height="22" fill="${fillOf(mark)}"/></svg> <strong>${label}</strong>: ${text}</li>`;

const worldSvg = ({ width, height, marked }: WorldMap, label: string): Html =>
  html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">
<defs>${each(PATTERNS, ([mark, lines]) => patternOf(mark, lines))}</defs>
${each(marked, ({ mark, shapes }) => html`<g fill="${mark === null ? 'none' : fillOf(mark)}">${each(shapes, shape)}</g>`)}
</svg>`;

const shape = ({ title, path, at }: WorldMap['marked'][number]['shapes'][number]): Html =>
  path === null
    ? html`<circle cx="${at?.[0] ?? 0}" cy="${at?.[1] ?? 0}" r="6"><title>${title}</title></circle>`
    : html`<path d="${path}"><title>${title}</title></path>`;

const idOf = (mark: MapMark): string => `map-${mark.replaceAll(' ', '-')}`;
const fillOf = (mark: MapMark): string => `url(#${idOf(mark)})`;

/** Drawn in squares of 12 steps: each mark in its colour, and in lines or dots that tell it from all others. */
const PATTERNS: readonly [mark: MapMark, lines: string][] = [
  ['prohibited', 'M-3 3L3-3M0 12L12 0M9 15L15 9'],
  ['permitted', ''],
  ['partly', 'M0 3H12M0 9H12'],
  ['contested by rules', 'M0 0L12 12M0 12L12 0'],
  ['contested by sources', 'M0 6H12M6 0V12'],
  ['depends on the day', 'M3 0V12M9 0V12'],
  ['undetermined', 'M6 5V7'],
];

const patternOf = (mark: MapMark, lines: string): Html =>
  html`<pattern id="${idOf(mark)}" class="${idOf(mark)}" width="12" height="12" patternUnits="userSpaceOnUse"><rect width="12" height="12"/>${lines === '' ? NOTHING : html`<path d="${lines}"/>`}</pattern>`;
