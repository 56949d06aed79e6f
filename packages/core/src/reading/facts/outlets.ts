/** The names that a page gives its outlet → whether a name is the outlet's own: "El Colombiano" at elcolombiano.com is. */
import words from './outlet-words.json' with { type: 'json' };

export type IsOutlet = (name: string) => boolean;

const DEPARTMENTS = new Set(words.departments);
const ENDING = /(?:com|de|org|net|at|ch|co|uk|fr|es|it|pt|br|eu|info|online|news|media|tv|blog|io)$/;

/** `persons` have outlets of their own name, and are writers all the same. */
export function outletNames(
  names: readonly (string | null | undefined)[],
  url: string | null,
  persons: readonly string[],
): IsOutlet {
  const known = new Set<string>();
  const hosts = hostLabels(url);
  for (const name of names) {
    if (!name) continue;
    for (const piece of [name, ...name.split(/\s+[|–—·•:-]\s+/)]) {
      const bare = piece.replace(/^(?:the|der|die|das)\s+/i, '').replace(/^@/, '');
      known.add(lettersOf(piece));
      known.add(lettersOf(bare));
      known.add(lettersOf(bare).replace(ENDING, ''));
    }
  }
  for (const label of hosts) known.add(label);
  known.delete('');
  const writers = new Set(persons.map((name) => lettersOf(name)));
  return (name) => {
    if (writers.has(lettersOf(name))) return false;
    const letters = lettersOf(name.replace(/^the\s+/i, ''));
    if (letters === '' || isSite(name)) return letters !== '';
    if (known.has(letters) || known.has(letters.replace(ENDING, ''))) return true;
    if (letters.length > 7 && hosts.some((host) => host.startsWith(letters))) return true;
    // "CNN Business", "Telegraph Sport": a department has the outlet's name before its own.
    const last = name.lastIndexOf(' ');
    return DEPARTMENTS.has(name.slice(last + 1).toLowerCase()) && known.has(lettersOf(name.slice(0, last)));
  };
}

/** "jobsnhire.com": an address is no writer. */
const isSite = (name: string): boolean => /^(?:www\.)?[\p{L}\p{N}-]+\.\p{Ll}{2,4}$/u.test(name);

/** `www.it-finanzmagazin.de` → "itfinanzmagazin". */
function hostLabels(url: string | null): string[] {
  const host = /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(url ?? '')?.[1]?.toLowerCase();
  if (!host) return [];
  const labels = host
    .split('.')
    .slice(0, -1)
    .filter((label) => label.length > 3);
  return labels.map((label) => lettersOf(label));
}

/** Letters and figures alone, without accents; runs of all else become `between`. */
export function lettersOf(text: string, between = ''): string {
  const plain = ASCII.test(text) ? text : text.normalize('NFKD').replace(/\p{M}+/gu, '');
  return plain.toLowerCase().replace(ASCII.test(plain) ? /[^a-z0-9]+/g : /[^\p{L}\p{N}]+/gu, between);
}

const ASCII = /^[\u0020-\u007e]*$/;
