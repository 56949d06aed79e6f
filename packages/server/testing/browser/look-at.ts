/** An open page → what is wrong with how it looks: each function gives a list that should be empty. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const AXE = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

type Axe = {
  run: () => Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
};

export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: Axe }).axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
}

/** What moved while it loaded. */
export const shifts = (page: Page): Promise<number[]> =>
  page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts);

/** The page wider than the screen, what sticks out of it, and words that their own box cuts off. */
export const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const found: string[] =
      scrollWidth > clientWidth ? [`the page is ${scrollWidth} of ${clientWidth} wide`] : [];
    const say = (element: Element) =>
      `${element.localName}.${element.className}: ${element.textContent?.trim().slice(0, 40)}`;
    /** Read to the ear alone, or scrolled within itself. */
    const isMeant = (element: Element) => {
      const { position, clipPath, clip } = getComputedStyle(element);
      return position === 'absolute' && (clipPath !== 'none' || clip !== 'auto');
    };
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (['auto', 'scroll'].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      if (isMeant(element) || element.closest('svg') || !element.checkVisibility()) continue;
      const { overflowX, textOverflow } = getComputedStyle(element);
      if (overflowX !== 'visible' && !scrolls(element) && element.scrollWidth > element.clientWidth + 1)
        found.push(`cut: ${say(element)}`);
      if (textOverflow === 'ellipsis' && element.scrollWidth > element.clientWidth + 1)
        found.push(`cut by dots: ${say(element)}`);
      const { left, right } = element.getBoundingClientRect();
      if ((right > clientWidth + 1 || left < -1) && !scrolls(element) && element.children.length === 0)
        found.push(`out of the screen: ${say(element)}`);
    }
    return found;
  });

/** What can be operated and is to be seen, in the order of the document; each with the name it is told by. */
export const operable = (page: Page): Promise<string[]> => page.evaluate(`${NAME_OF}; operableNow()`);

/** Presses Tab until it comes round → what had the focus, in order, and where the focus could not be seen. */
export async function tabThrough(page: Page): Promise<{ reached: string[]; unseen: string[] }> {
  const reached: string[] = [];
  const unseen: string[] = [];
  await page.evaluate(NAME_OF);
  for (let i = 0; i < MOST_TABS; i++) {
    await page.keyboard.press('Tab');
    const now = (await page.evaluate('focusNow()')) as { name: string; seen: boolean } | null;
    // A field for a date has a stop for each of its parts.
    if (now !== null && now.name === reached.at(-1)) continue;
    if (now === null || reached.includes(now.name)) break;
    reached.push(now.name);
    if (!now.seen) unseen.push(now.name);
  }
  return { reached, unseen };
}
const MOST_TABS = 500;

/** Runs in the page; a script of its own, for both functions need the same names. */
const NAME_OF = `
globalThis.nameOf = (element) => {
  const all = [...document.querySelectorAll('*')];
  return all.indexOf(element) + ' ' + element.localName + ' ' + (element.textContent || element.name || '').trim().slice(0, 40);
};
globalThis.operableNow = () =>
  [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
    .filter((element) => !element.disabled && element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))
    .filter((element) => element.type !== 'radio' || element.checked || !document.querySelector('input[type=radio][name="' + element.name + '"]:checked'))
    .map(nameOf);
globalThis.focusNow = () => {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  const { top, bottom, width, height } = element.getBoundingClientRect();
  const marked = (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
  const onScreen = width > 0 && height > 0 && bottom > 0 && top < innerHeight;
  return { name: nameOf(element), seen: marked && onScreen };
}`;
