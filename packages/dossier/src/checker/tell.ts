/** What checking gave → the box at the head of the page; nothing of the file is put there but as text. */
import type { Fault } from '@proviso/core/publishing';
import type { Dossier } from '../dossier.ts';
import words from './words.json' with { type: 'json' };

export type Outcome = { dossier: Dossier | null; decidedAgain: boolean; faults: readonly Fault[] };

/** Gives the box. */
export function tell({ dossier, decidedAgain, faults }: Outcome, again: () => void): Element {
  const box =
    document.querySelector('#check') ??
    document.body.insertBefore(document.createElement('div'), document.body.firstChild);
  const holds = faults.length === 0 && dossier !== null;
  box.id = 'check';
  box.setAttribute('class', holds ? 'check holds' : 'check fails');
  box.setAttribute('data-told', holds ? 'holds' : 'fails');
  const lines = holds
    ? holding(dossier, decidedAgain)
    : faults.map(({ place, what }) => `${place || '/'} ${what}`);
  box.replaceChildren(
    line('p', holds ? words.holds : words.fails, 'verdict'),
    list(lines),
    ...(holds ? [] : [line('p', words.extension)]),
    pressed(again),
  );
  return box;

  function line(name: 'p' | 'li', text: string, kind = ''): HTMLElement {
    const element = document.createElement(name);
    element.textContent = text;
    if (kind) element.className = kind;
    return element;
  }
  function list(texts: readonly string[]): HTMLElement {
    const element = document.createElement('ul');
    element.append(...texts.map((text) => line('li', text)));
    return element;
  }
  function pressed(press: () => void): HTMLElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = words.again;
    button.addEventListener('click', press);
    return button;
  }
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
