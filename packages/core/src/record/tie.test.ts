import assert from 'node:assert/strict';
import { test } from 'node:test';
import spec from '../../../../spec/record/ties.json' with { type: 'json' };
import type { Node } from '../vocabulary/index.ts';
import { nodeNamed, sameClass, tie } from './tie.ts';

const hierarchies = new Map<string, Node[]>(Object.entries(spec.hierarchies));

for (const [why, hierarchy, phrase, expected] of spec.rows as [
  string,
  string,
  string,
  string[] | 'unknown',
][]) {
  test(`‹${phrase}›: ${why}`, () => {
    const tied = tie(hierarchies.get(hierarchy)!, phrase);
    assert.deepEqual(tied, expected === 'unknown' ? { unknown: phrase } : { nodes: expected });
  });
}

const QUESTIONS: [hierarchy: string, asked: string, node: string | null][] = [
  ['classes', 'rice', 'rice'],
  ['classes', 'white-rice', 'white-rice'],
  ['classes', 'Broken rice', 'broken-rice'],
  ['classes', 'rice bran', null],
  ['weapons', 'weapons', 'us-weapons'],
  ['weapons', 'arms', 'us-weapons'],
  ['weapons', 'shells', null],
  ['places', 'Russian territory', null],
  ['purposes', 'the defence of the northern region', 'defence'],
  ['purposes', 'offensive use', 'offensive'],
];
for (const [hierarchy, asked, node] of QUESTIONS) {
  test(`a question's ‹${asked}› names ${node ?? 'nothing'}`, () => {
    assert.equal(nodeNamed(hierarchies.get(hierarchy)!, asked), node);
  });
}

const CLASSES: [a: string, b: string, same: boolean][] = [
  ['U.S. weapons', 'other U.S. munitions', true],
  ['American-made weapons', 'U.S. weapons', true],
  ['U.S. weapons', 'long-range missiles', false],
  ['white rice', 'rice', false],
  ['the', 'a', false],
];
for (const [a, b, same] of CLASSES) {
  test(`‹${a}› and ‹${b}› are ${same ? 'one class' : 'two'}`, () => assert.equal(sameClass(a, b), same));
}
