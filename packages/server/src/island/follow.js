/**
 * A tracker page that is open → told of what is recorded meanwhile. Nothing on it changes until the reader presses; a
 * connection that is lost, and one that is back, are said plainly. Without this script the page is whole.
 */
import { openBar } from './bar.js';
import { replaceInPlace } from './place.js';
import { LIVE_WORDS as SAY } from './words.js';

/** So long after it went out of sight a page lets go of its connection: a browser has only six for one server. */
const OUT_OF_SIGHT_MS = 20_000;
const COME_BACK_MS = 30_000;

/** @typedef {{ entry: number, title: string, who: string | null, address: string }} Change */

const section = document.querySelector('[data-live]');
if (section instanceof HTMLElement) follow(section.dataset.live ?? '', Number(section.dataset.after));

/**
 * @param {string} address of the live updates
 * @param {number} after the last entry that the page shows
 */
function follow(address, after) {
  let last = after;
  /** @type {Change[]} */
  let waiting = [];
  /** @type {EventSource | null} */
  let source = null;
  let isLost = false;
  /** Another record stands there: what comes from it is no news of this page. */
  let isOver = false;
  const bar = openBar(show);
  say(SAY.following);
  connect();

  let hiding = 0;
  document.addEventListener('visibilitychange', () => {
    clearTimeout(hiding);
    if (document.visibilityState === 'visible') connect();
    else hiding = setTimeout(disconnect, OUT_OF_SIGHT_MS);
  });
  window.addEventListener('pagehide', disconnect);
  window.addEventListener('pageshow', connect);

  function connect() {
    if (source || isOver) return;
    const mine = new EventSource(`${address}?after=${last}`);
    source = mine;
    mine.addEventListener('open', () => {
      if (!isLost) return;
      isLost = false;
      bar.line(SAY.back, true);
    });
    mine.addEventListener('error', () => {
      if (source !== mine) return;
      const isRefused = mine.readyState === EventSource.CLOSED;
      if (!isLost) bar.line(isRefused ? SAY.refused : SAY.lost(new Date().toLocaleTimeString()));
      isLost = true;
      if (!isRefused) return;
      disconnect();
      setTimeout(connect, COME_BACK_MS);
    });
    mine.addEventListener('change', ({ data }) => {
      /** @type {Change} */
      const change = JSON.parse(data);
      if (change.entry <= last) return;
      last = change.entry;
      waiting.push(change);
      bar.news(waiting.length);
    });
    mine.addEventListener('replaced', () => {
      bar.line(SAY.replaced);
      isOver = true;
      disconnect();
    });
  }

  function disconnect() {
    source?.close();
    source = null;
  }

  /** The page as it is now, in the place of the one before. */
  async function show() {
    const [main, fresh] = [document.querySelector('main'), await mainNow()];
    if (!main || !fresh) {
      bar.line(SAY.unreachable);
      return;
    }
    const shownNow = lastShownBy(fresh);
    replaceInPlace(main, fresh);
    bar.shown(waiting.filter(({ entry }) => entry <= shownNow));
    waiting = waiting.filter(({ entry }) => entry > shownNow);
    if (waiting.length > 0) bar.news(waiting.length);
    say(SAY.following);
  }
}

async function mainNow() {
  try {
    const response = await fetch(location.pathname + location.search);
    if (!response.ok) return null;
    return new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('main');
  } catch {
    return null;
  }
}

/** @param {ParentNode} page */
function lastShownBy(page) {
  const section = page.querySelector('[data-live]');
  return section instanceof HTMLElement ? Number(section.dataset.after) : 0;
}

/** @param {string} words */
function say(words) {
  const line = document.querySelector('[data-live] .live-state');
  if (line) line.textContent = words;
}
