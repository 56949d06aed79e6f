/** `proviso verify`: a receipt or a proof → whether it holds, from the file alone; without one, the whole record. */
import { headFrom, type KnownHead, verifyFile } from '@proviso/core/publishing';
import { type Coded, ProvisoError } from '@proviso/core/vocabulary';
import type { Command } from 'commander';
import { readJson } from '../json-file.ts';
import { layVerified } from '../print/lay-verified.ts';
import { examples, type Register } from '../run.ts';
import { type Session, shared } from '../session.ts';
import { sha256 } from '../sha256.ts';

type VerifyOptions = { head?: string; consistency?: string };

export const registerVerify: Register = (program, run) => {
  const command: Command = shared(program.command('verify'))
    .description('Check a receipt or a proof from the file alone; without one, check the whole record.')
    .argument(
      '[file]',
      'what `proviso ask --receipt` or `proviso log ... --json` wrote; `-` for standard input',
    )
    .option('--head <size:root>', 'a head of the log that you hold from elsewhere')
    .option('--consistency <file>', 'what links the two heads, where their sizes differ')
    .addHelpText(
      'after',
      examples([
        ['proviso verify receipt.json', 'needs no record'],
        ['proviso verify receipt.json --head 52:9f86d081…', 'and belongs to the log that was published'],
        ['proviso verify', 'every entry, hash, quotation, reference and view of the record'],
      ]),
    )
    .action((file: string | undefined, options: VerifyOptions) =>
      run(command, (session) =>
        file === undefined ? session.withDesk(async () => {}) : verify(session, file, options),
      ),
    );
};

async function verify(session: Session, file: string, options: VerifyOptions): Promise<void> {
  const value = await readJson(file, 'E_PROOF_INVALID');
  const verified = verifyFile(value, sha256, await knownFrom(options));
  const { faults, kind, compared } = verified;
  const error: Coded | null =
    faults.length === 0
      ? null
      : {
          code: 'E_NOT_PROVEN',
          message: `\`${file}\` does not hold, at ${faults.map(({ place }) => `\`${place || '/'}\``).join(', ')}`,
        };
  if (session.json) {
    const more = verified.kind === 'receipt' ? { decidedAgain: verified.decidedAgain } : {};
    const told = { file, holds: error === null, kind, compared, ...more, faults };
    session.out(JSON.stringify(error ? { ...told, error } : told));
  } else session.print(layVerified(file, verified, session.width));
  if (error) session.fail(error);
}

async function knownFrom({ head, consistency }: VerifyOptions): Promise<KnownHead | undefined> {
  if (head === undefined) return undefined;
  const found = headFrom(head);
  if (!found)
    throw new ProvisoError('E_USAGE', `\`${head}\` is no head: write it as \`proviso log head\` prints it`);
  if (consistency === undefined) return { head: found };
  return { head: found, growth: await readJson(consistency, 'E_PROOF_INVALID') };
}
