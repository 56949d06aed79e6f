/** `<hash>:f2` → `<8 of the hash>:f2`, which is enough to name a finding. */
export const shortRef = (ref: string): string => {
  const colon = ref.lastIndexOf(':');
  return `${ref.slice(0, Math.min(colon, HASH_SHOWN))}${ref.slice(colon)}`;
};
const HASH_SHOWN = 8;
