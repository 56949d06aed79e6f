import type { Gender, Mention, People, Person } from './people.ts';
import type { Scene } from './scene.ts';

/**
 * The person a "he", "she", "who", "his" or "her" at `at` stands for, or null. Looks first at the subject of the same
 * sentence, then at who spoke last, then at the nearest name before; nobody of the other gender, nobody further than
 * three sentences before.
 */
export function antecedentOf(
  scene: Scene,
  people: People,
  at: number,
  spoken: readonly { at: number; person: Person }[],
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
  const fits = (person: Person) => person.gender === null || person.gender === gender;
  const before: Mention[] = [];
  for (let n = people.countBefore(at) - 1; n >= 0; n--) {
    const mention = people.mentions[n]!;
    if (scene.tokens[mention.name.first]!.sentence < sentence - 3) break;
    if (fits(mention.person)) before.unshift(mention);
  }
  const last = spoken.findLast((s) => s.at < at && fits(s.person));
  const home = (n: number) => scene.tokens[n]!.sentence === sentence;
  const subject = before.find((m) => home(m.name.first) && isSubject(scene, m.name.end));
  const near = subject ?? before.findLast((m) => isSubject(scene, m.name.end));
  const recent = last && scene.tokens[last.at]!.sentence >= sentence - 4 ? last : undefined;
  const person =
    near && (!recent || near.name.first > recent.at)
      ? near.person
      : (recent?.person ?? before.at(-1)?.person ?? null);
  if (person) person.gender ??= gender;
  return person;
}

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
