/**
 * JSON with keys in UTF-16 order and no white space (RFC 8785); what is undefined is left out. Sorting the keys and
 * leaving the rest to the engine is several times as fast as writing each value, but an object that has keys which the
 * engine would put in an order of its own is written the plain way.
 */
export function canonicalJson(value: unknown): string {
  const sorted = inOrder(value);
  return sorted === OWN_ORDER ? plainJson(value) : (JSON.stringify(sorted) ?? 'null');
}

const OWN_ORDER = Symbol('an object whose keys the engine would order itself');

/** The same value with all keys in order, or OWN_ORDER. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (const item of value) {
      const sorted = inOrder(item);
      if (sorted === OWN_ORDER) return OWN_ORDER;
      items.push(sorted);
    }
    return items;
  }
  const members: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) {
    const first = key.charCodeAt(0);
    // Whole numbers come before all other keys, and `__proto__` is none.
    if ((first >= DIGIT_0 && first <= DIGIT_9) || key === '__proto__') return OWN_ORDER;
    const sorted = inOrder((value as Record<string, unknown>)[key]);
    if (sorted === OWN_ORDER) return OWN_ORDER;
    members[key] = sorted;
  }
  return members;
}
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;

/** The definition. */
export function plainJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => plainJson(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${plainJson(member)}`);
  return `{${members.join(',')}}`;
}
