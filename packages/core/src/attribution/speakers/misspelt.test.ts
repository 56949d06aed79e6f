import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMisspelt } from './misspelt.ts';

const rows: [word: string, known: string, misspelt: boolean][] = [
  ['Harison', 'Harrison', true],
  ['Harrisson', 'Harrison', true],
  ['Harrizon', 'Harrison', true],
  ['Harriosn', 'Harrison', true],
  ['Harrison', 'Harrison', false],
  ['Morrison', 'Harrison', false],
  ['Garrison', 'Harrison', false],
  ['Harris', 'Harrison', false],
  ['Hull', 'Hall', false],
];

for (const [word, known, misspelt] of rows)
  test(`${word} is ${misspelt ? '' : 'not '}${known} misspelt`, () =>
    assert.equal(isMisspelt(word, known), misspelt));
