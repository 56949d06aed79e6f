/** Names → all of them on one line, or the first of many and how many more there are. */
const MOST_TOLD = 20;

export const few = (names: readonly string[]): string =>
  names.length <= MOST_TOLD
    ? names.join(', ')
    : `${names.slice(0, MOST_TOLD).join(', ')} and ${names.length - MOST_TOLD} more`;
