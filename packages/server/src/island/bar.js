/** News and the state of the connection → a bar at the foot of the screen, over the page: it moves nothing. */
import { LIVE_WORDS as SAY } from './words.js';

/** So long something stands there that asks for nothing. */
const PASSING_MS = 8000;

/**
 * @param {() => Promise<void>} show what the button does
 */
export function openBar(show) {
  const news = made('p', 'news');
  const line = made('p', 'line');
  const said = made('div', 'said');
  said.setAttribute('role', 'status');
  said.append(news, line);
  const button = made('button', 'show');
  button.type = 'button';
  const list = made('ul', 'shown');
  list.tabIndex = -1;
  const close = made('button', 'close');
  close.type = 'button';
  close.textContent = SAY.close;
  const bar = made('section', 'live-bar');
  bar.ariaLabel = SAY.region;
  bar.append(said, button, list, close);
  document.body.append(bar);
  draw();

  let passing = 0;
  button.addEventListener('click', async () => {
    button.disabled = true;
    await show();
    button.disabled = false;
  });
  close.addEventListener('click', () => {
    list.replaceChildren();
    line.textContent = '';
    draw();
    document.querySelector('main')?.focus({ preventScroll: true });
  });

  function draw() {
    button.hidden = news.textContent === '';
    list.hidden = list.childElementCount === 0;
    close.hidden = list.hidden;
    bar.classList.toggle('is-empty', button.hidden && list.hidden && line.textContent === '');
  }

  return {
    /** @param {number} count */
    news(count) {
      news.textContent = SAY.changes(count);
      button.textContent = SAY.show(count);
      draw();
    },
    /**
     * @param {string} words
     * @param {boolean} passes whether they go by themselves
     */
    line(words, passes = false) {
      clearTimeout(passing);
      line.textContent = words;
      draw();
      if (passes) passing = setTimeout(() => this.line(''), PASSING_MS);
    },
    /** @param {{ title: string, who: string | null, address: string }[]} changes */
    shown(changes) {
      news.textContent = '';
      line.textContent = SAY.shown;
      list.replaceChildren(...changes.map(row));
      draw();
      list.focus({ preventScroll: true });
    },
  };
}

/** @param {{ title: string, who: string | null, address: string }} change */
function row({ title, who, address }) {
  const link = made('a', '');
  link.href = address;
  link.textContent = title;
  const item = made('li', '');
  item.append(link, who === null ? '' : ` – ${who}`);
  return item;
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} className
 */
function made(name, className) {
  const element = document.createElement(name);
  if (className !== '') element.className = className;
  return element;
}
