/** What the pages' scripts say: the one place of their words. */

export const LIVE_WORDS = {
  region: 'Live',
  /** @param {number} n */
  changes: (n) =>
    n === 1 ? '1 change since you opened this page' : `${n} changes since you opened this page`,
  /** @param {number} n */
  show: (n) => (n === 1 ? 'Show it' : 'Show them'),
  shown: 'Shown now',
  close: 'Close',
  following: 'Followed live: what changes is told here, and shown when you ask for it.',
  /** @param {string} time */
  lost: (time) => `Connection lost at ${time}. Trying again; what is missed will be told.`,
  back: 'Connected again. Nothing was missed.',
  refused: 'The server takes no more who follow for now. Trying again in half a minute.',
  replaced: 'Another record stands here now. Load the page anew.',
  unreachable: 'The page could not be loaded. Try again.',
};
