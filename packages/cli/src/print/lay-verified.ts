/**
 * What checking gave → lines: whether it holds, what was checked and what was not, what it proves and what it does
 * not; of one that does not hold, nothing but where.
 */
import { type Fault, SIDE_WORDS, sayHead, type Verified } from '@proviso/core/publishing';
import type { Head } from '@proviso/core/record';
import type { VerifiedDossier } from '@proviso/dossier';
import { BLANK, type Line, line } from './line.ts';
import { layHeading, layRow, wrap } from './wrap.ts';

const KEY_WIDTH = 9;

export function layVerified(name: string, verified: Verified, width: number): Line[] {
  const { faults } = verified;
  if (faults.length > 0)
    return [line(`${name} does not hold`, 'title'), ...faults.flatMap((fault) => layFault(fault, width))];
  switch (verified.kind) {
    case 'receipt':
      return layReceipt(name, verified, width);
    case 'entry': {
      const { head, entry } = verified.proof;
      return [
        line(`${name} holds`, 'title'),
        ...row('entry', `${entry.seq}, a ${entry.body.kind}, taken in ${entry.recorded}`, width),
        ...row('head', `${sayHead(head)}; ${saidCompared(verified)}`, width),
      ];
    }
    case 'growth':
      return [
        line(`${name} holds`, 'title'),
        ...row('older', sayHead(verified.proof.older), width),
        ...row('newer', sayHead(verified.proof.newer), width),
        ...row('', `the newer log begins with all of the older; ${saidCompared(verified)}`, width),
      ];
    case 'unknown':
      return [];
  }
}

export const layFault = ({ place, what }: Fault, width: number): Line[] =>
  layRow({ text: `${place === '' ? 'the whole' : place}: ${what}`, tone: 'caution' }, width, 2, 0);

/** Of a dossier that holds: how what it shows was compared. */
export const layPage = (page: VerifiedDossier['page'], width: number): Line[] => [
  layHeading('PAGE', width),
  ...layRow({ text: PAGE[page] }, width, 2, 0),
];
const PAGE: Record<VerifiedDossier['page'], string> = {
  'drawn again': 'Drawn again from its entries: the same to the byte.',
  'drawn by another program':
    'Drawn by another version of the program: compared by its sum alone. Believe what is told here before what it shows.',
};

/** Of a whole record. */
export const layHolds = (
  record: string,
  { size, root, recorded }: Head,
  compared: boolean,
  width: number,
): Line[] => [
  line(`${record} holds`, 'title'),
  ...row('entries', size === 0 ? 'none yet' : `${size}, the last taken in ${recorded}`, width),
  ...row('head', sayHead({ size, root }), width),
  ...row('checked', CHECKED, width),
  ...row('', compared ? 'It begins with the log whose head was given.' : UNCOMPARED, width),
];
const CHECKED =
  'pages and hashes, the bytes of every report, every quotation against its report, every reference, every view.';
const UNCOMPARED =
  'Not compared with an earlier head: whoever can rewrite all of it can make it hold. Pass one that you wrote down, --head SIZE:ROOT.';

function layReceipt(name: string, verified: Verified & { kind: 'receipt' }, width: number): Line[] {
  const { receipt, decidedAgain } = verified;
  const { said, claims, words, entries, head, proves, doesNotProve } = receipt;
  const told = (texts: readonly string[]) => texts.flatMap((text) => layRow({ text }, width, 2, 0));
  const answers = decidedAgain
    ? `decided again from its ${count(claims.carried, 'claim', 'claims')}: the same`
    : `not decided again: it carries ${claims.carried} of the ${claims.known} claims that were looked at`;
  return [
    line(`${name} holds`, 'title'),
    ...wrap(said.question, width).map((text) => line(text, 'quiet')),
    BLANK,
    layHeading(SIDE_WORDS.officialText.toUpperCase(), width),
    ...told([said.officialText]),
    layHeading(SIDE_WORDS.asReported.toUpperCase(), width),
    ...told([said.asReported]),
    BLANK,
    layHeading('CHECKED', width),
    ...row('entries', `${count(entries.length, 'stands', 'stand')} in the log of ${head.size}`, width),
    ...row('answers', answers, width),
    ...row('words', `${count(words.length, 'quotation stands', 'quotations stand')} in the entries`, width),
    ...row('head', `${sayHead(head)}; ${saidCompared(verified)}`, width),
    BLANK,
    layHeading('PROVES', width),
    ...told(proves),
    layHeading('DOES NOT PROVE', width),
    ...told(doesNotProve),
  ];
}

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const row = (key: string, text: string, width: number): Line[] => layRow({ key, text }, width, 2, KEY_WIDTH);

const saidCompared = ({ compared }: Verified): string =>
  compared === 'not compared'
    ? 'not compared with another: pass one that you hold from elsewhere, --head SIZE:ROOT'
    : compared === 'the same'
      ? 'the same as the one given'
      : 'linked by a proof to the one given';
