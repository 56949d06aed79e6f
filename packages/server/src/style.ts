/**
 * The one style sheet, put together once from its parts, in this order; its address carries its hash, so that it may be
 * kept for ever and never be stale.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const PARTS = [
  'page',
  'answers',
  'board',
  'bulletin',
  'timeline',
  'forms',
  'reports',
  'reading',
  'desk',
  'map',
  'live',
  'screens',
];
export const STYLE = PARTS.map((part) =>
  readFileSync(new URL(`./style/${part}.css`, import.meta.url), 'utf8'),
).join('\n');
export const STYLE_HASH = createHash('sha256').update(STYLE).digest('hex').slice(0, 12);
export const STYLE_PATH = `/style-${STYLE_HASH}.css`;

export const FAVICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.5" fill="none" stroke="#1f5f5b" stroke-width="2"/><path d="M8 1.5a6.5 6.5 0 0 1 0 13z" fill="#1f5f5b"/></svg>';
