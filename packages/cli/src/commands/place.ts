/** `proviso place`: a point, or a name → where it lies, whose that is by which view, and by what codes policies know it. */
import { type Node, type Places, ProvisoError } from '@proviso/core/vocabulary';
import { layPlace } from '../print/lay-place.ts';
import { examples, type Register } from '../run.ts';
import { type Session, shared } from '../session.ts';

type PlaceOptions = { view?: string; on?: string };

export const registerPlace: Register = (program, run) => {
  const command = shared(program.command('place'))
    .description('Where a point lies and whose that is, or which places a name means. No record is needed.')
    .argument('<point-or-name>', '`44.95,34.1` (latitude first), or a name in one of some twenty languages')
    .option('--view <view>', 'whose view of disputed places to take (default: iso)')
    .option('--on <date>', 'as it was on a day')
    .addHelpText(
      'after',
      examples([
        ['proviso place 44.95,34.1', 'Crimea, and who counts it to whom'],
        ['proviso place 44.95,34.1 --view on-the-ground --on 2013-06-01', 'who governed it then'],
        ['proviso place Swaziland', 'by a name of old'],
        ['proviso place "Côte d’Ivoire" --json', 'for programs'],
      ]),
    )
    .action((told: string, options: PlaceOptions) =>
      run(command, (session) => place(session, told, options)),
    );
};

const POINT = /^(?:geo:)?\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)$/;

async function place(session: Session, told: string, options: PlaceOptions): Promise<void> {
  const { places } = await import('../compose.ts');
  const point = POINT.exec(told.trim());
  const found = point
    ? places.locate([Number(point[2]), Number(point[1])], options)
    : nodesOf(places, places.codesOf(told));
  if (found === null) throw new ProvisoError('E_NAME_UNKNOWN', `\`${told}\` lies at sea, far from any coast`);
  if (Array.isArray(found) && found.length === 0)
    throw new ProvisoError(
      'E_NAME_UNKNOWN',
      `no place is called \`${told}\`: try its English name, or its code`,
    );
  if (session.json) session.out(JSON.stringify(found));
  else session.print(layPlace(found, namesIn(places), options.view ?? 'iso'));
}

const nodesOf = (places: Places, codes: readonly string[]): Node[] => {
  const nodes = places.readyMade('ISO 3166-2');
  return codes.flatMap((code) => nodes.find(({ id }) => id === code) ?? []);
};

/** A code → what to call it. */
const namesIn = (places: Places): ((code: string) => string) => {
  const names = new Map(places.readyMade('ISO 3166-2').map(({ id, name }) => [id, name]));
  return (code) => names.get(code) ?? code;
};
