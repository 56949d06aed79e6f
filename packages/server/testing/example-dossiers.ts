/** Dossiers of the example record: as it is, and with an attack in every text that a report or a policy can hold. */

import { type Dossier, dossierOf, reportsIn } from '@proviso/dossier';
import example from './example-record.json' with { type: 'json' };
import { exampleDesk } from './example-record.ts';

type Example = Awaited<ReturnType<typeof exampleDesk>>;

export const dossierOn = async ({ desk }: Example, policy: string): Promise<Dossier> => {
  const receipt = await desk.receipt(await desk.question(policy, {}));
  const corrections = await desk.corrections(receipt);
  const addresses = await desk.addresses(reportsIn([...receipt.entries, ...corrections]));
  return dossierOf({ receipt, corrections, addresses });
};

/** Would set `pwned`, were any of it run; with signs that HTML or UTF-8 cannot hold, and one that turns the line round. */
export const ATTACK =
  '</script></style></title><script>pwned=1</script><img src=x onerror=pwned=1>"\'><!--<svg onload=pwned=1>\ud800\u0000\r\n\u202e';

/** Words of the example that stand in names, speakers, outlets, sentences, headlines, reasons and addresses. */
const WORDS = [
  'Trade Directorate Gazette',
  'trade directorate',
  'white rice',
  'Exports of rice',
  'Harbour Wire',
  'our trade desk',
  'Read more',
  'The report spoke',
  'its chair',
  'cod fishing',
  'Fishing closed',
];

export async function hostileDesk(): Promise<Example> {
  const attack = JSON.stringify(ATTACK).slice(1, -1);
  let told = JSON.stringify(example);
  for (const words of WORDS) told = told.replaceAll(words, `${words} ${attack}`);
  told = told.replaceAll(
    'https://gazette.example/',
    `https://gazette.example/${attack.replaceAll(' ', '/')}`,
  );
  return exampleDesk(JSON.parse(told) as typeof example);
}
