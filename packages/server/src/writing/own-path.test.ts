import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownPath } from './own-path.ts';

const CASES: [told: string, leads: string][] = [
  ['/reports/0a1b#told', '/reports/0a1b#told'],
  ['/review?after=50', '/review?after=50'],
  ['', '/other'],
  ['review', '/other'],
  ['//evil.example/', '/other'],
  ['/\\evil.example/', '/other'],
  ['\\\\evil.example/', '/other'],
  ['/.//evil.example/', '/other'],
  ['/a/..//evil.example/', '/other'],
  ['https://evil.example/', '/other'],
  ['javascript:alert(1)', '/other'],
  ['/\t/evil.example/', '/other'],
  ['/review\r\nset-cookie: a=b', '/other'],
  [' /review', '/other'],
  ['/%2f%2fevil.example', '/%2f%2fevil.example'],
];
for (const [told, leads] of CASES)
  test(`\`${JSON.stringify(told)}\` leads to ${leads}`, () => assert.equal(ownPath(told, '/other'), leads));
