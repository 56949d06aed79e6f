/** Where a form asks to go afterwards → that path, where it is one of this server; else the one that is meant without it. */
const HERE = 'http://here';

export function ownPath(told: string, otherwise: string): string {
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(told) || !URL.canParse(told, HERE)) return otherwise;
  const { origin, pathname, search, hash } = new URL(told, HERE);
  // A path of dots and slashes may only come out as another host's once it is resolved.
  return origin === HERE && !pathname.startsWith('//') ? pathname + search + hash : otherwise;
}
