import assert from 'node:assert/strict';
import { test } from 'node:test';
import bodies from './bodies.json' with { type: 'json' };
import givenNames from './given-names.json' with { type: 'json' };
import roles from './roles.json' with { type: 'json' };
import words from './words.json' with { type: 'json' };

const lists = Object.entries({ ...roles, ...bodies, ...words, ...givenNames });

for (const [name, list] of lists)
  if (Array.isArray(list) && typeof list[0] === 'string')
    test(`the words of ${name} are small, and each stands once`, () => {
      const seen = new Set<unknown>();
      for (const word of list) {
        assert.ok(typeof word === 'string' && word === word.toLowerCase() && word.trim() === word, `${word}`);
        assert.ok(!seen.has(word), `\`${word}\` stands twice`);
        seen.add(word);
      }
    });

test('a synonym leads to a word that no synonym leads on from', () => {
  const same: Record<string, string> = roles.sameAs;
  for (const [word, form] of Object.entries(same)) assert.equal(same[form], undefined, `${word} → ${form}`);
});
