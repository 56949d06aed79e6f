/** `proviso log`: the record's Merkle log → its head, to write down, and the proofs that others check against it. */
import { type EntryProof, type GrowthProof, sayHead } from '@proviso/core/publishing';
import { ProvisoError } from '@proviso/core/vocabulary';
import type { Command } from 'commander';
import { layRow } from '../print/wrap.ts';
import { examples, type Register, type Run } from '../run.ts';
import { type Session, shared } from '../session.ts';

export const registerLog: Register = (program, run) => {
  const log = shared(program.command('log'))
    .description('The head of the record’s log, to write down or publish, and proofs that hold against it.')
    .addHelpText(
      'after',
      examples([
        ['proviso log head', 'size:root, on one line'],
        [
          'proviso log prove 14 --json > entry-14.json',
          'that entry 14 stands in it: proviso verify checks it',
        ],
        ['proviso log consistency 40 52 --json', 'that the log of 52 entries begins with that of 40'],
      ]),
    );
  registerHead(log, run);
  registerProve(log, run);
  registerConsistency(log, run);
};

function registerHead(log: Command, run: Run): void {
  const command: Command = shared(log.command('head', { isDefault: true }))
    .description(
      'how many entries the record holds, and the root over them (done where no other word is given)',
    )
    .action(() =>
      run(command, (session) =>
        session.withDesk(async (desk) => {
          const { size, root, recorded } = await desk.head();
          session.out(session.json ? JSON.stringify({ size, root, recorded }) : sayHead({ size, root }));
        }),
      ),
    );
}

function registerProve(log: Command, run: Run): void {
  const command: Command = shared(log.command('prove'))
    .description('that an entry stands in the log, by the hashes that lead from it to the root')
    .argument('<entry>', 'its number, from 1')
    .action((entry: string) =>
      run(command, (session) =>
        session.withDesk(async (desk) => {
          const proof = await desk.proveEntry(countIn(entry));
          if (session.json) session.out(JSON.stringify(proof));
          else layEntry(session, proof);
        }),
      ),
    );
}

function registerConsistency(log: Command, run: Run): void {
  const command: Command = shared(log.command('consistency'))
    .description('that the log only grew: the newer begins with all of the older')
    .argument('<old>', 'how many entries the older held')
    .argument('[new]', 'how many the newer holds; left out, all')
    .action((older: string, newer: string | undefined) =>
      run(command, (session) =>
        session.withDesk(async (desk) => {
          const proof = await desk.proveGrowth(countIn(older), newer === undefined ? null : countIn(newer));
          if (session.json) session.out(JSON.stringify(proof));
          else layGrowth(session, proof);
        }),
      ),
    );
}

function countIn(told: string): number {
  if (/^\d{1,15}$/.test(told)) return Number(told);
  throw new ProvisoError('E_USAGE', `\`${told}\` is no number of entries: write \`52\``);
}

function layEntry({ print, width }: Session, { head, entry }: EntryProof): void {
  const row = (key: string, text: string) => layRow({ key, text }, width, 0, KEY_WIDTH);
  print([
    ...row('entry', `${entry.seq}, a ${entry.body.kind}, taken in ${entry.recorded}`),
    ...row('head', sayHead(head)),
    ...layProof(entry.proof, width),
  ]);
}

function layGrowth({ print, width }: Session, { older, newer, proof }: GrowthProof): void {
  print([
    ...layRow({ key: 'older', text: sayHead(older) }, width, 0, KEY_WIDTH),
    ...layRow({ key: 'newer', text: sayHead(newer) }, width, 0, KEY_WIDTH),
    ...layProof(proof, width),
  ]);
}
const KEY_WIDTH = 8;

const layProof = (proof: readonly string[], width: number) =>
  proof.length === 0
    ? layRow({ key: 'proof', text: 'no hash is needed' }, width, 0, KEY_WIDTH)
    : proof.flatMap((hash, i) => layRow({ key: i === 0 ? 'proof' : '', text: hash }, width, 0, KEY_WIDTH));
