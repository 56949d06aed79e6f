/** `proviso verify`: a receipt, a dossier or a proof → whether it holds, from the file alone; without one, the whole record. */
import { headFrom, type KnownHead, type LogHead, verifyFile } from '@proviso/core/publishing';
import { type Coded, ProvisoError } from '@proviso/core/vocabulary';
import { isDossier, verifyDossier } from '@proviso/dossier';
import type { Command } from 'commander';
import { jsonIn, readJson, readText } from '../json-file.ts';
import { layFault, layHolds, layPage, layVerified } from '../print/lay-verified.ts';
import { examples, type Register } from '../run.ts';
import { type Session, shared } from '../session.ts';
import { sha256 } from '../sha256.ts';

type VerifyOptions = { head?: string; consistency?: string };

export const registerVerify: Register = (program, run) => {
  const command: Command = shared(program.command('verify'))
    .description(
      'Check a receipt, a dossier or a proof from the file alone; without one, check the whole record.',
    )
    .argument(
      '[file]',
      'what `proviso ask --receipt`, `proviso dossier` or `proviso log ... --json` wrote; `-` for standard input',
    )
    .option('--head <size:root>', 'a head of the log that you hold from elsewhere')
    .option('--consistency <file>', 'what links the two heads, where their sizes differ')
    .addHelpText(
      'after',
      examples([
        ['proviso verify receipt.json', 'needs no record'],
        ['proviso verify rice.html', 'a dossier: also that its page is drawn from its entries'],
        ['proviso verify receipt.json --head 52:9f86d081…', 'and belongs to the log that was published'],
        ['proviso verify', 'every entry, hash, quotation, reference and view of the record'],
        ['proviso verify --head 40:9f86d081…', 'and that it grew from the log of that head'],
      ]),
    )
    .action((file: string | undefined, options: VerifyOptions) =>
      run(command, (session) =>
        file === undefined ? verifyWhole(session, options) : verifyGiven(session, file, options),
      ),
    );
};

async function verifyGiven(session: Session, file: string, options: VerifyOptions): Promise<void> {
  const text = await readText(file);
  const known = await knownFrom(options);
  const { verified, page } = isDossier(text)
    ? await verifyDossier(text, known)
    : { verified: verifyFile(jsonIn(file, text, 'E_PROOF_INVALID'), sha256, known), page: null };
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
    const told = { file, holds: error === null, kind, compared, ...more, ...(page ? { page } : {}), faults };
    session.out(JSON.stringify(error ? { ...told, error } : told));
  } else {
    session.print(layVerified(file, verified, session.width));
    if (page && !error) session.print(layPage(page, session.width));
  }
  if (error) session.fail(error);
}

/** Faults are told as they are found: a record may be long. Of one that has any, no head is told. */
async function verifyWhole(session: Session, options: VerifyOptions): Promise<void> {
  const known = headIn(options);
  const { record, width } = session;
  await session.withDesk(async (desk) => {
    let faults = 0;
    session.progress('checking how it is kept');
    const progress = (done: number, of: number) => session.progress(`checking entry ${done} of ${of}`);
    for await (const fault of desk.verify({ ...(known ? { head: known } : {}), progress })) {
      faults += 1;
      if (session.json) session.out(JSON.stringify(fault));
      else session.print(layFault(fault, width));
    }
    session.progress(null);
    if (faults > 0) {
      if (session.json) session.out(JSON.stringify({ record, holds: false, head: null, faults }));
      session.fail(damaged(record, faults));
      return;
    }
    const head = await desk.head();
    const { size, root } = head;
    if (session.json) session.out(JSON.stringify({ record, holds: true, head: { size, root }, faults }));
    else session.print(layHolds(record, head, known !== null, width));
  });
}

const damaged = (record: string, faults: number): Coded => ({
  code: 'E_RECORD_DAMAGED',
  message: `the record \`${record}\` does not hold: ${faults} ${faults === 1 ? 'fault' : 'faults'}; keep the file as it is and go back to a copy`,
});

async function knownFrom(options: VerifyOptions): Promise<KnownHead | undefined> {
  const head = headIn(options);
  if (!head) return undefined;
  const { consistency } = options;
  return consistency === undefined
    ? { head }
    : { head, growth: await readJson(consistency, 'E_PROOF_INVALID') };
}

function headIn({ head, consistency }: VerifyOptions): LogHead | null {
  if (head === undefined && consistency !== undefined)
    throw new ProvisoError(
      'E_USAGE',
      '`--consistency` links two heads: tell the one that you hold with `--head`',
    );
  if (head === undefined) return null;
  const found = headFrom(head);
  if (found) return found;
  throw new ProvisoError('E_USAGE', `\`${head}\` is no head: write it as \`proviso log head\` prints it`);
}
