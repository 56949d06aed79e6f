/** The reader's place on a page that is about to be replaced → the same place on the page that comes: nothing jumps. */

/**
 * Puts the parts of `fresh` where those of `main` stood. What was opened stays open, and a form keeps what was typed.
 * @param {HTMLElement} main
 * @param {HTMLElement} fresh
 */
export function replaceInPlace(main, fresh) {
  const mark = headingRead(main);
  const before = mark?.getBoundingClientRect().top ?? 0;
  const opened = new Set([...main.querySelectorAll('details[open] > summary')].map(textOf));
  for (const summary of fresh.querySelectorAll('details > summary'))
    if (opened.has(textOf(summary))) summary.parentElement?.setAttribute('open', '');
  const form = main.querySelector('form.ask');
  if (form) fresh.querySelector('form.ask')?.replaceWith(form);
  main.replaceChildren(...fresh.childNodes);
  const same = mark && document.getElementById(mark.id);
  if (same) window.scrollBy({ top: same.getBoundingClientRect().top - before, behavior: 'instant' });
}

/**
 * The last heading that stands above the middle of the screen.
 * @param {HTMLElement} main
 */
const headingRead = (main) =>
  [...main.querySelectorAll('h2[id]')].findLast(
    (heading) => heading.getBoundingClientRect().top < window.innerHeight / 2,
  );

/** @param {Element} element */
const textOf = (element) => element.textContent;
