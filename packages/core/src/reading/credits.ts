/**
 * The blocks of an article → the agencies and outlets that it credits: "PARIS (AFP) –", "— Reuters", "first published
 * by X". A mention in running text is no credit ("told Reuters").
 */
import credits from './credits.json' with { type: 'json' };
import type { Part } from './draft.ts';

const AGENCIES = new Map(Object.entries(credits.agencies));
const MOST_LETTERS = 300;

export function creditsIn(parts: readonly Part[]): string[] {
  const found: string[] = [];
  const add = (name: string | null | undefined) => {
    if (name && !found.includes(name)) found.push(name);
  };
  const body = parts.filter((p) => p.kind === 'paragraph' || p.kind === 'quote');
  for (const opening of body.slice(0, 2)) add(datelineAgency(opening.text));
  for (const part of parts) {
    if (part.kind === 'byline') for (const name of agenciesIn(part.text)) add(name);
    const inStory = part.kind !== 'furniture' || part.cue === 'copyright' || part.cue === 'away';
    if (!inStory || part.text.length > MOST_LETTERS) continue;
    add(originIn(part.text));
    if (part.kind === 'furniture' || part.kind === 'headline') continue;
    const lower = part.text.toLowerCase();
    if (credits.contributions.some((words) => lower.includes(words)))
      for (const name of agenciesIn(part.text)) add(name);
  }
  const last = body.at(-1);
  if (last) add(signature(last.text));
  return found;
}

/** `LONDON, May 30 (Reuters) - ...`, `(AP) — ...`, `Berlin (dpa) - ...` */
function datelineAgency(text: string): string | null {
  const m = /^[^.()]{0,60}\(([^()]{2,30})\)\s*[-–—:.]/u.exec(text);
  const told = m?.[1]?.split(/[/,]/)[0]?.trim();
  return told ? (agency(told) ?? (isName(told) ? told : null)) : null;
}

/** Two to four capitalised words: in the brackets of a date line they can only name a wire. */
const isName = (words: string): boolean =>
  /^\p{Lu}[\p{L}\p{N}'’.-]*(?: (?:of |the )?\p{Lu}[\p{L}\p{N}'’.-]*){1,3}$/u.test(words);

/** `... said. — AFP`, `... (AP)` at the very end. */
function signature(text: string): string | null {
  const alone = /^\(([^()]{3,40})\)\.?$/.exec(text)?.[1]?.trim();
  if (alone) return agency(alone) ?? (isName(alone) ? alone : null);
  const m = /(?:[-–—]{1,2}\s*|\()([\p{L}][\p{L}\s.-]{1,28})\)?\.?$/u.exec(text.slice(-34));
  return m ? agency(m[1]!) : null;
}

function originIn(text: string): string | null {
  const lower = text.toLowerCase();
  for (const opening of credits.origins) {
    const at = lower.indexOf(opening);
    if (at < 0 || (opening.endsWith(':') && at > 2) || (opening === 'avec' && at > 1)) continue;
    const rest = text.slice(at + opening.length).trim();
    const name =
      /^(?:the\s+)?(?:["“»]\s*)?([\p{Lu}\d][\p{L}\p{N}&'’.-]*(?:\s+(?:of|the|and|de|la|für|del|[\p{Lu}\d][\p{L}\p{N}&'’.-]*))*)/iu.exec(
        rest,
      )?.[1];
    const bare = name?.replace(/[.\s]+$/, '').replace(/\s+(?:on|and|in|of|the)$/i, '');
    if (bare && /^[\p{Lu}\d]/u.test(bare) && bare.length <= 60 && !/^its$/i.test(bare))
      return agency(bare) ?? bare;
  }
  return null;
}

/** Every agency named in a line that is known to be a credit. */
function agenciesIn(text: string): string[] {
  return text
    .split(/[,;/|()&.]|\s(?:and|in|for|contributed|with|from|by|et|und|y|e)\s/i)
    .flatMap((piece) => agency(piece.replace(/^\s*(?:and|by|from|for|with|reporting)\s+/i, '')) ?? []);
}

export const agency = (name: string): string | null => AGENCIES.get(name.trim().toLowerCase()) ?? null;
