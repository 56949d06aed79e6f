/**
 * What checking gave → the box at the head of the page; nothing of the file is put there but as text. What holds is told
 * in one line, with the rest folded, so that the page below does not move.
 */
import type { Fault } from '@proviso/core/publishing';
import type { Dossier } from '../dossier.ts';
import words from './words.json' with { type: 'json' };

export type Outcome = { dossier: Dossier | null; decidedAgain: boolean; faults: readonly Fault[] };

/** Gives the box. */
export function tell({ dossier, decidedAgain, faults }: Outcome, again: () => void): Element {
  const box =
    document.querySelector('#check') ?? document.body.insertBefore(element('div'), document.body.firstChild);
  const holds = faults.length === 0 && dossier !== null;
  box.id = 'check';
  box.setAttribute('class', holds ? 'check holds' : 'check fails');
  box.setAttribute('data-told', holds ? 'holds' : 'fails');
  const verdict = element('p', holds ? words.holds : words.fails);
  verdict.className = 'verdict';
  const lines = holds
    ? holding(dossier, decidedAgain)
    : faults.map(({ place, what }) => `${place || '/'} ${what}`);
  const list = element('ul');
  list.append(...lines.map((text) => element('li', text)));
  const button = element('button', words.again);
  button.type = 'button';
  button.addEventListener('click', again);
  box.replaceChildren(verdict, ...(holds ? [folded(list)] : [list, element('p', words.extension)]), button);
  return box;
}

function folded(list: Element): Element {
  const fold = element('details');
  fold.append(element('summary', words.what), list);
  return fold;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function holding({ receipt }: Dossier, decidedAgain: boolean): string[] {
  const { entries, head, claims } = receipt;
  return [
    `${entries.length} ${words.entries} ${head.size}:${head.root}`,
    decidedAgain ? words.decided : `${words.notDecided} (${claims.carried} of ${claims.known})`,
    `${receipt.words.length} ${words.words}`,
    words.page,
  ];
}
