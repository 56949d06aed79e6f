import type { Gender, People, Person } from './people.ts';
import type { Scene } from './scene.ts';

/** Who spoke, where, in the order of the text. */
export type Spoken = { at: number; person: Person };

/** Sentences that a "he" looks back over. */
const MEMORY = 5;
/** What speaks for a person: chosen on a held-out part of PolNeAR train, against its silver coreference. */
const WEIGHS = {
  perSentence: -2.5,
  subject: 1.2,
  spoke: 3,
  gender: 1.5,
  proven: 1,
  inQuotation: -6,
  owner: -0.5,
  afterPreposition: -1,
};

/**
 * The person a "he", "she", "his", "her" or "who" at `at` stands for, or null. Everybody named or heard in the last few
 * sentences is weighed: subjects and speakers before others, the near before the far; nobody of the other gender.
 */
export function antecedentOf(
  scene: Scene,
  people: People,
  at: number,
  spoken: readonly Spoken[],
): Person | null {
  const word = scene.tokens[at]!.text.toLowerCase();
  if (word === 'who') return relativeHead(scene, people, at);
  const gender: Gender | null = /^(?:he|his)$/.test(word)
    ? 'masculine'
    : /^(?:she|her)$/.test(word)
      ? 'feminine'
      : null;
  if (!gender) return null;
  const sentence = scene.tokens[at]!.sentence;
  const home = scene.quotationAt(at);
  let best: Person | null = null;
  let most = -Infinity;
  const weigh = (person: Person, where: number, extra: number) => {
    if (person.gender !== null && person.gender !== gender) return;
    // A name that neither acts nor speaks, and of whom nothing is told, may be a place or a firm.
    if (!isProven(person) && extra < WEIGHS.subject) return;
    const far = (sentence - scene.tokens[where]!.sentence) * WEIGHS.perSentence;
    const sum = extra + far + standing(person, gender);
    if (sum > most) {
      best = person;
      most = sum;
    }
  };
  for (let n = people.countBefore(at) - 1; n >= 0; n--) {
    const { name, person } = people.mentions[n]!;
    if (scene.tokens[name.first]!.sentence < sentence - MEMORY) break;
    const quotation = scene.quotationAt(name.first);
    let extra = isSubject(scene, name.end) ? WEIGHS.subject : 0;
    if (quotation && quotation !== home) extra += WEIGHS.inQuotation;
    if (/^['’]s?$/.test(scene.tokens[name.end]?.text ?? '')) extra += WEIGHS.owner;
    if (scene.tokens[name.first - 1]?.pos === 'ADP') extra += WEIGHS.afterPreposition;
    weigh(person, name.first, extra);
  }
  for (let n = spoken.length - 1; n >= 0; n--) {
    const heard = spoken[n]!;
    if (scene.tokens[heard.at]!.sentence < sentence - MEMORY) break;
    if (heard.at < at) weigh(heard.person, heard.at, WEIGHS.spoke);
  }
  return best;
}

function standing(person: Person, gender: Gender): number {
  return (person.gender === gender ? WEIGHS.gender : 0) + (isProven(person) ? WEIGHS.proven : 0);
}

const isProven = (person: Person) => person.gender !== null || person.office !== null;

const isSubject = (scene: Scene, end: number) => {
  let n = end;
  while (scene.tokens[n]?.pos === 'ADV') n++;
  const next = scene.tokens[n];
  return next?.pos === 'VERB' || next?.pos === 'AUX' || (next?.text === ',' && !scene.quotationAt(end - 1));
};

/** "NAME, the envoy, who said": the name nearest before, in the same sentence. */
function relativeHead(scene: Scene, people: People, at: number): Person | null {
  let n = at - 1;
  const floor = scene.sentenceOf(at).firstToken;
  if (scene.tokens[n]?.text === ',') n--;
  const direct = n >= floor ? people.mentionAt(n) : undefined;
  if (direct) return direct.person;
  const described = people.mentions[people.countBefore(n) - 1];
  return described && n < described.described.end ? described.person : null;
}
