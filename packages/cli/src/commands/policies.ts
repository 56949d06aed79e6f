/** `proviso policies`: what is tracked. A policy comes from a file, or from a finding with no JSON to write. */
import { dayOf, type Policy } from '@proviso/core/vocabulary';
import type { Command } from 'commander';
import { readJson } from '../json-file.ts';
import { policyIn } from '../policy-on-record.ts';
import { layPolicies, layPolicy } from '../print/lay-policies.ts';
import { line } from '../print/line.ts';
import { examples, type Register, type Run } from '../run.ts';
import { type Session, shared } from '../session.ts';

export const registerPolicies: Register = (program, run) => {
  const policies = shared(program.command('policies'))
    .description('List the policies on record; show, add or make one.')
    .addHelpText(
      'after',
      examples([
        ['proviso policies', 'those on record'],
        ['proviso policies show rice-exports', 'its issuers, classes, places, purposes'],
        ['proviso policies add my-policy.json', 'or its new version'],
        ['proviso policies new --from 6707c1d2:f1', 'from a finding and those linked to it'],
        ['proviso policies check rice-exports', 'its reports were looked through until today'],
      ]),
    );
  registerList(policies, run);
  registerShow(policies, run);
  registerAdd(policies, run);
  registerNew(policies, run);
  registerCheck(policies, run);
};

function registerList(policies: Command, run: Run): void {
  const command: Command = shared(policies.command('list', { isDefault: true }))
    .description('those on record (done where no other word is given)')
    .action(() =>
      run(command, (session) =>
        session.withDesk(async (desk) => {
          const { policies: standing } = await desk.overview();
          if (!session.json) session.print(layPolicies(standing, session.width));
          else for (const { id, name } of standing) session.out(JSON.stringify({ id, name }));
        }),
      ),
    );
}

function registerShow(policies: Command, run: Run): void {
  const command: Command = shared(policies.command('show'))
    .description('one policy, whole; with --json as a policy file')
    .argument('<id>')
    .action((id: string) =>
      run(command, (session) =>
        session.withDesk(async (desk) =>
          show(session, await policyIn(desk, await desk.policyLedger(id), id)),
        ),
      ),
    );
}

function show(session: Session, policy: Policy): void {
  if (session.json) session.out(JSON.stringify(policy));
  else session.print(layPolicy(policy, session.width));
}

function registerAdd(policies: Command, run: Run): void {
  const command: Command = shared(policies.command('add'))
    .description('take policy files into the record; a known id is its new version')
    .argument('<file...>', 'as docs/reference/policy-file.md tells')
    .action((files: string[]) =>
      run(command, (session) =>
        session.withDesk(
          async (desk) => {
            for (const file of files) {
              const policy = await desk.addPolicy(await readJson(file, 'E_POLICY_INVALID'));
              tell(session, policy, `on record: ${policy.id}`);
            }
          },
          { make: true },
        ),
      ),
    );
}

type NewOptions = { from: string; id?: string; name?: string };

function registerNew(policies: Command, run: Run): void {
  const command: Command = shared(policies.command('new'))
    .description('make a policy from a finding: its classes, places and purposes, and those linked to it')
    .requiredOption('--from <finding>', 'as `proviso review` lists it')
    .option('--id <id>', 'letters, digits and hyphens (default: made from its words)')
    .option('--name <name>', 'what people will call it')
    .action(({ from, ...named }: NewOptions) =>
      run(command, (session) =>
        session.withDesk(async (desk) => {
          const { id, name } = named;
          const options = { ...(id === undefined ? {} : { id }), ...(name === undefined ? {} : { name }) };
          const policy = await desk.newPolicyFrom(from, options);
          tell(session, policy, `on record: ${policy.id} (${policy.name})`);
          if (!session.json) session.print([line(`Next: proviso ask ${policy.id}`, 'quiet')]);
        }),
      ),
    );
}

function registerCheck(policies: Command, run: Run): void {
  const command: Command = shared(policies.command('check'))
    .description('record that the reports of a policy have been looked through until a day')
    .argument('<id>')
    .option('--through <date>', 'until when (default: today)')
    .action((id: string, { through = dayOf(Date.now()) }: { through?: string }) =>
      run(command, (session) =>
        session.withDesk(async (desk) => {
          await desk.check(id, through);
          if (session.json) session.out(JSON.stringify({ policy: id, through }));
          else session.print([line(`${id}: looked through until ${through}`)]);
        }),
      ),
    );
}

function tell(session: Session, policy: Policy, said: string): void {
  if (session.json) session.out(JSON.stringify(policy));
  else session.print([line(said)]);
}
