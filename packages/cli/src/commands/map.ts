/** `proviso map`: a question → what holds in every place of the policy, told in groups, or by place for programs. */
import { cutOff } from '@proviso/core/publishing';
import type { Policy } from '@proviso/core/vocabulary';
import type { MapAnswers } from '@proviso/desk';
import type { Command } from 'commander';
import { askedWords, type ClockOptions, type ScopeOptions, withClocks, withScope } from '../options.ts';
import { policyIn } from '../policy-on-record.ts';
import { layMap } from '../print/lay-map.ts';
import { examples, type Register } from '../run.ts';
import { type Session, shared } from '../session.ts';

type MapOptions = ScopeOptions & ClockOptions;

export const registerMap: Register = (program, run) => {
  const command: Command = withClocks(withScope(shared(program.command('map'))))
    .description('What holds in every place at once: where it is allowed, where forbidden.')
    .argument('[policy]', 'its id; not needed where the record has one alone')
    .addHelpText(
      'after',
      examples([
        ['proviso map rice-exports --asset "white rice" --at 2023-09-01', 'every country, on a day'],
        ['proviso map rice-exports --asset "white rice" --place "Bhutan,Kenya"', 'some of them'],
        [
          'proviso map rice-exports --json | jq ".places[] | select(.asReported == \\"permitted\\").id"',
          'for programs',
        ],
      ]),
    )
    .action((policy: string | undefined, options: MapOptions) =>
      run(command, (session) => map(session, policy, options)),
    );
};

async function map(session: Session, id: string | undefined, options: MapOptions): Promise<void> {
  await session.withDesk(async (desk) => {
    const question = await desk.question(id, askedWords(options));
    const answers = await desk.map(question);
    const ledger = await desk.policyLedger(question.policy, question.asRecordedBy);
    const policy = await policyIn(desk, ledger, question.policy);
    if (session.json) session.out(JSON.stringify(forPrograms(policy, answers)));
    else session.print(layMap(policy, answers, cutOff(ledger, policy, question), session.width));
  });
}

function forPrograms(policy: Policy, { question, groups, marks, checkedThrough }: MapAnswers) {
  return {
    question,
    ...groups,
    places: policy.nodes.place.flatMap(({ id, name, code }) => {
      const mark = marks.get(id);
      return mark ? [{ id, name, ...(code === undefined ? {} : { code }), ...mark }] : [];
    }),
    checkedThrough,
  };
}
