/**
 * A line or field → the names of those who wrote the report, or null where it is no byline. Roles, outlets and
 * addresses beside the names fall away; a name is one to five words that begin with capitals.
 */
import words from './bylines.json' with { type: 'json' };

const MOST_NAMES = 12;
const MOST_LETTERS = 200;
const OPENINGS = [...words.openings].sort((a, b) => b.length - a.length);
const PARTICLES = new Set(words.particles);
const NOBODY = new Set(words.nobody);
const JOINS = new RegExp(`\\s*[,;/|•·\\n]\\s*|\\s+(?:${words.joins.join('|')})\\s+`, 'i');

/** `marked`: the page itself calls this text a byline, so that no "By" is needed. */
export function bylineNames(text: string, marked: boolean): string[] | null {
  if (text.length > MOST_LETTERS) return null;
  const line = text.trim().replace(/\s+/g, ' ');
  const lower = line.toLowerCase();
  const opening = OPENINGS.find((o) => lower.startsWith(o) && /^[\s:]/.test(line.slice(o.length) || 'x'));
  if (!opening && !marked) return null;
  const rest = opening ? line.slice(opening.length).replace(/^[\s:]+/, '') : line;
  if (!marked && !/^\p{Lu}/u.test(rest)) return null;
  if (!marked && (rest.split(' ').length > 14 || /[.!?]$/.test(rest.replace(/\b(Jr|Sr)\.$/, ''))))
    return null;
  const names = namesIn(rest, marked);
  return names.length > 0 ? names : null;
}

/** "By the Harbour Daily trade desk": a byline that names nobody. */
export function isUnnamedByline(text: string): boolean {
  const lower = text.toLowerCase();
  if (text.length > MOST_LETTERS || !OPENINGS.some((o) => lower.startsWith(`${o} `))) return false;
  const given = lower.split(/\s*[·|•,]\s*/)[0]!.split(/\s+/);
  return given.length <= 12 && words.bodies.includes(given.at(-1)!);
}

/** The names in a field. One `marked` as holding authors may hold pen names without capitals. */
export function namesIn(field: string, marked = true): string[] {
  let line = ` ${field.replace(/\s+/g, ' ').trim()} `.replace(/\([^)]*\)/g, ' ').replace(/\S+@\S+/g, ' ');
  for (const cut of words.cut) {
    const at = line.toLowerCase().indexOf(cut, 3);
    if (at > 0) line = line.slice(0, at);
  }
  const names: string[] = [];
  for (const piece of line.split(JOINS)) {
    const name = piece.replace(/^\s*(?:by|von|par|por)\s+/i, '').replace(/^[\s"'–—-]+|[\s"'.:–—-]+$/g, '');
    if (isName(name, marked) && !names.includes(name) && names.length < MOST_NAMES) names.push(name);
  }
  return names;
}

function isName(name: string, marked: boolean): boolean {
  const lower = name.toLowerCase();
  if (name.length < 2 || name.length > 60 || NOBODY.has(lower) || /https?:|@|^\P{L}*$/u.test(name))
    return false;
  if (/\d{2}/.test(name) && (!marked || name.includes(' '))) return false;
  if (words.roles.some((role) => lower === role || lower.split(/\s+/).includes(role))) return false;
  const parts = name.split(/\s+/);
  if (parts.length > 5) return false;
  if (marked && parts.length === 1) return /^\p{L}[\p{L}\p{N}._-]*$/u.test(name);
  return parts.every(
    (w) => /^[\p{Lu}\p{Lo}"'(]/u.test(w) || PARTICLES.has(w.toLowerCase()) || /^\p{Ll}['’]\p{Lu}/u.test(w),
  );
}
