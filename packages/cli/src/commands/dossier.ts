/** `proviso dossier`: a policy on record, or a receipt → one HTML file that opens and checks itself with the network off. */
import { type Receipt, verifyFile } from '@proviso/core/publishing';
import { ProvisoError } from '@proviso/core/vocabulary';
import { type Dossier, dossierOf, reportsIn, writeDossier } from '@proviso/dossier';
import type { Command } from 'commander';
import { readJson } from '../json-file.ts';
import { askedWords, type ClockOptions, type ScopeOptions, withClocks, withScope } from '../options.ts';
import { line } from '../print/line.ts';
import { examples, type Register } from '../run.ts';
import { type Session, shared } from '../session.ts';
import { sha256 } from '../sha256.ts';
import { writeText } from '../write-file.ts';

type DossierOptions = ScopeOptions & ClockOptions & { out?: string };

export const registerDossier: Register = (program, run) => {
  const command: Command = withClocks(withScope(shared(program.command('dossier'))))
    .description(
      'Write one file with answers, words, sources and proofs, which checks itself in any browser.',
    )
    .argument('[policy or receipt]', 'the policy’s id, or the file that `proviso ask --receipt` wrote')
    .option('--out <file>', 'into a file (default: standard output)')
    .addHelpText(
      'after',
      examples([
        ['proviso dossier rice-exports > rice.html', 'all of a policy, as it stands today'],
        ['proviso dossier rice-exports --place Kenya --out kenya.html', 'one answer'],
        ['proviso dossier supplied-weapons --as-published-by 2024-05-29 --out then.html', 'as it was known'],
        ['proviso dossier receipt.json > answer.html', 'of a receipt; needs no record'],
        ['proviso verify rice.html', 'checks it in the terminal'],
      ]),
    )
    .action((of: string | undefined, options: DossierOptions) =>
      run(command, (session) => give(session, of, options)),
    );
};

async function give(session: Session, of: string | undefined, options: DossierOptions): Promise<void> {
  const { out } = options;
  const dossier =
    of !== undefined && isFile(of) ? await fromReceipt(of, options) : await fromRecord(session, of, options);
  const text = await writeDossier(dossier);
  const { size, root } = dossier.receipt.head;
  if (out === undefined) {
    session.out(text.trimEnd());
    return;
  }
  writeText(out, text);
  if (session.json)
    session.out(JSON.stringify({ file: out, bytes: Buffer.byteLength(text), head: { size, root } }));
  else session.print([line(`written: ${out}  (open it in a browser, or: proviso verify ${out})`)]);
}

/** A policy's id holds neither a dot nor a slash. */
const isFile = (of: string): boolean => of === '-' || /[./\\]/.test(of);

/** Where its reports can be read stands in the record alone, and is left untold. */
async function fromReceipt(file: string, options: DossierOptions): Promise<Dossier> {
  if (Object.keys(askedWords(options)).length > 0)
    throw new ProvisoError(
      'E_USAGE',
      `\`${file}\` is a receipt and holds its question: leave out what else is asked`,
    );
  const value = await readJson(file, 'E_PROOF_INVALID');
  const { kind, faults } = verifyFile(value, sha256);
  if (kind !== 'receipt' || faults.length > 0)
    throw new ProvisoError(
      'E_NOT_PROVEN',
      `\`${file}\` is no receipt that holds: see \`proviso verify ${file}\``,
    );
  return dossierOf({ receipt: value as Receipt });
}

const fromRecord = (session: Session, id: string | undefined, options: DossierOptions): Promise<Dossier> =>
  session.withDesk(async (desk) => {
    const receipt = await desk.receipt(await desk.question(id, askedWords(options)));
    const corrections = await desk.corrections(receipt);
    const addresses = await desk.addresses(reportsIn([...receipt.entries, ...corrections]));
    return dossierOf({ receipt, corrections, addresses });
  });
