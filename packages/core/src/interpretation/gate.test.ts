import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import gate from './gate.json' with { type: 'json' };
import { KINDS, signIn } from './gate.ts';
import norms from './moves/norms.json' with { type: 'json' };

const SPEC = new URL('../../../../spec/interpretation/', import.meta.url);
const kindsOf = new Map<string, readonly string[]>(Object.entries(norms.needsKind));

const sign = (text: string) => {
  const lines = [...text.matchAll(/\S[^\n]*/g)];
  return signIn({
    text,
    blocks: lines.map(({ 0: line, index }) => ({
      kind: 'paragraph',
      start: index,
      end: index + line.length,
    })),
  });
};

/** Words of many senses come with one of their kind; of no kind at all, they never tell a rule alone. */
const whole = (word: string): string => `${kindsOf.get(word)?.[0] ?? ''} ${word}`.trim();
const tells = (word: string): boolean => kindsOf.get(word)?.length !== 0;

for (const { of, all } of [...gate.signs, ...gate.noteSigns])
  test(`every word of the passes opens the gate: ${of}`, () => {
    for (const kind of all)
      for (const word of KINDS[kind]!.filter(tells)) {
        const others = all
          .filter((other) => other !== kind)
          .map((other) => KINDS[other]!.find((w) => w !== word)!);
        const sentence = [word, ...others].map(whole).join(' , ');
        assert.notEqual(sign(sentence), null, `‹${sentence}›`);
      }
  });

type Row = { text: string; finds: unknown[] };
test('no finding of a case stands behind a shut gate', () => {
  for (const name of readdirSync(SPEC)) {
    const folder = new URL(`${name}/`, SPEC);
    if (!existsSync(new URL('expected.json', folder))) continue;
    const { findings } = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as {
      findings: unknown[];
    };
    if (findings.length > 0)
      assert.notEqual(sign(readFileSync(new URL('input.txt', folder), 'utf8')), null, name);
  }
  const sentences = new URL('sentences/', SPEC);
  for (const name of readdirSync(sentences))
    for (const { text, finds } of JSON.parse(readFileSync(new URL(name, sentences), 'utf8')) as Row[])
      if (finds.length > 0) assert.notEqual(sign(text), null, text);
});

const SHUT: readonly string[] = [
  'The home side won by three goals to one. Their captain scored twice in the first half.',
  'A comet passed by Mars. Astronomers photographed its tail on Sunday.',
  'The novel tells of two sisters in Lisbon. It sold a million copies.',
];
for (const text of SHUT) test(`shut: ${text}`, () => assert.equal(sign(text), null));
