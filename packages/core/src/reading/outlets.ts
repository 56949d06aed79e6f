/** The names that a page gives its outlet → whether a name is the outlet's own: "El Colombiano" at elcolombiano.com is. */
export type IsOutlet = (name: string) => boolean;

const MOST_ENDINGS = /(?:com|de|org|net|at|ch|co|uk|fr|es|it|pt|br|eu|info|online|news|media|tv|blog|io)$/;

export function outletNames(names: readonly (string | null | undefined)[], url: string | null): IsOutlet {
  const known = new Set<string>();
  for (const name of names) {
    if (!name) continue;
    known.add(lettersOf(name));
    for (const piece of name.split(/\s+[|–—·•:-]\s+/)) known.add(lettersOf(piece));
  }
  for (const label of hostLabels(url)) known.add(label);
  known.delete('');
  return (name) => {
    const letters = lettersOf(name);
    return (
      letters !== '' && (known.has(letters) || known.has(letters.replace(MOST_ENDINGS, '')) || isSite(name))
    );
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
  return labels.map(lettersOf);
}

export const lettersOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
