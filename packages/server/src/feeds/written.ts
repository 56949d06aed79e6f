/** Text → as a feed may hold it: what XML 1.0 has no way to write is left out, and half of a surrogate pair replaced. */
export const writable = (told: string): string => told.toWellFormed().replace(NOT_XML, '');

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
