/** `proviso review`: the findings that wait → a person's word on them, signed: accept, reject with a reason, or hold. */
import { waitingFindings } from '@proviso/core/publishing';
import { type Coded, ProvisoError } from '@proviso/core/vocabulary';
import type { Desk } from '@proviso/desk';
import type { Command } from 'commander';
import { reviewer, withReviewer } from '../options.ts';
import { layWaiting } from '../print/lay-waiting.ts';
import { line } from '../print/line.ts';
import { examples, type Register, type Run } from '../run.ts';
import { type Session, shared } from '../session.ts';

export const registerReview: Register = (program, run) => {
  const review = shared(program.command('review'))
    .description('See what waits for review, and decide it.')
    .addHelpText(
      'after',
      examples([
        ['proviso review', 'what waits'],
        ['proviso review accept 6707c1d2:f1', 'it becomes a claim of each policy it fits'],
        ['proviso review reject 6707c1d2:f3 --reason "a quotation, not a rule"', 'with the reason, kept'],
        ['proviso review hold 6707c1d2:f4 --reason "ask the ministry"', 'it goes on waiting, told so'],
      ]),
    );
  registerList(review, run);
  registerWord(review, run, ACCEPT);
  registerWord(review, run, REJECT);
  registerWord(review, run, HOLD);
  registerWord(review, run, RETRACT);
};

function registerList(review: Command, run: Run): void {
  const command: Command = shared(review.command('list', { isDefault: true }))
    .description('the findings that wait (done where no other word is given)')
    .option('--policy <id>', 'only those that fit this policy; `none`: those that fit no policy yet')
    .action(({ policy }: { policy?: string }) => run(command, (session) => list(session, policy)));
}

async function list(session: Session, policy: string | undefined): Promise<void> {
  await session.withDesk(async (desk) => {
    const waiting = waitingFindings(await desk.ledger()).filter(({ policies }) => {
      if (policy === undefined) return true;
      return policy === 'none' ? policies.length === 0 : policies.includes(policy);
    });
    if (session.json) for (const finding of waiting) session.out(JSON.stringify(finding));
    else session.print(layWaiting(waiting, session.width));
  });
}

type WordOptions = { reason?: string; by?: string };
type Word = {
  name: string;
  takes: string;
  does: string;
  takesReason: boolean;
  /** What is said when it is done. */
  say: (desk: Desk, ref: string, options: WordOptions) => Promise<string>;
};

const ACCEPT: Word = {
  name: 'accept',
  takes: '<ref...>',
  does: 'accept findings: each becomes a claim of every policy it fits',
  takesReason: false,
  say: async (desk, ref, { by }) => {
    const claims = await desk.accept(ref, reviewer(by));
    if (claims.length === 0)
      return `accepted ${ref}; it fits no policy yet: proviso policies new --from ${ref}`;
    return `accepted ${ref}: a claim on ${[...new Set(claims.map(({ policy }) => policy))].join(', ')}`;
  },
};

const REJECT: Word = {
  name: 'reject',
  takes: '<ref...>',
  does: 'reject findings; claims that they made are taken back',
  takesReason: true,
  say: async (desk, ref, { by, reason }) => {
    await desk.reject(ref, reasonOf('reject', reason), reviewer(by));
    return `rejected ${ref}`;
  },
};

const HOLD: Word = {
  name: 'hold',
  takes: '<ref...>',
  does: 'leave findings waiting, and say so',
  takesReason: true,
  say: async (desk, ref, { by, reason }) => {
    await desk.hold(ref, reason ?? null, reviewer(by));
    return `held ${ref}`;
  },
};

const RETRACT: Word = {
  name: 'retract',
  takes: '<claim...>',
  does: 'take claims back from now on; what was answered before stays answerable',
  takesReason: true,
  say: async (desk, claim, { by, reason }) => {
    await desk.retract(claim, reasonOf('retract', reason), reviewer(by));
    return `taken back ${claim}`;
  },
};

function registerWord(review: Command, run: Run, word: Word): void {
  const own = withReviewer(shared(review.command(word.name)));
  const command: Command = (word.takesReason ? own.option('--reason <words>', 'why; kept with it') : own)
    .description(word.does)
    .argument(
      word.takes,
      'as `proviso review` and `proviso timeline --json` list them; a hash may be shortened',
    )
    .action((refs: string[], options: WordOptions) =>
      run(command, (session) =>
        session.withDesk(async (desk) => {
          for (const ref of refs) await tell(session, ref, () => word.say(desk, ref, options));
        }),
      ),
    );
}

/** One that is not found does not keep the others from being decided. */
async function tell(session: Session, ref: string, work: () => Promise<string>): Promise<void> {
  try {
    const said = await work();
    if (session.json) session.out(JSON.stringify({ ref, done: said }));
    else session.print([line(said)]);
  } catch (error) {
    if (!(error instanceof ProvisoError) || error.code === 'E_USAGE') throw error;
    const coded: Coded = error.toJSON();
    if (session.json) session.out(JSON.stringify({ ref, error: coded }));
    session.fail(coded);
  }
}

function reasonOf(word: string, reason: string | undefined): string {
  if (reason?.trim()) return reason.trim();
  throw new ProvisoError('E_USAGE', `to ${word} takes a reason: \`--reason "why"\``);
}
