/** `spec/exchange/faults.json`: rows as a tracker may code them, and what is told of them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import spec from '../../../../spec/exchange/faults.json' with { type: 'json' };
import { countFaults, FAULT_KINDS, faultsCsv, MAPPINGS, type Mapping, startFaults } from './index.ts';

const mapping = MAPPINGS.coronanet as Mapping;
const rest: Record<string, string> = spec.rest;

for (const { name, rows, faults } of spec.cases) {
  test(name, () => {
    const finder = startFaults(mapping);
    for (const [i, cells] of rows.entries())
      finder.add({ line: i + 2, cells: { ...rest, ...(cells as Record<string, string>) } });
    assert.deepEqual(
      finder.faults().map(({ kind, line }) => [kind, line]),
      faults,
    );
  });
}

test('every kind of fault is shown by a case, and is counted also where there is none', () => {
  const shown = new Set(spec.cases.flatMap(({ faults }) => faults.map(([kind]) => kind)));
  assert.deepEqual(
    FAULT_KINDS.filter((kind) => !shown.has(kind)),
    [],
  );
  assert.deepEqual(Object.keys(countFaults([])), [...FAULT_KINDS]);
});

test('a table of faults is safe for a spreadsheet', () => {
  const fault = {
    line: 2,
    id: '=1+1',
    chain: null,
    kind: 'duplicate id',
    reason: 'a "quoted" reason',
  } as const;
  assert.equal(
    faultsCsv([{ file: 'rows.csv', faults: [fault] }]),
    '"file","line","id","chain","kind","reason"\r\n"rows.csv","2","\'=1+1","","duplicate id","a ""quoted"" reason"\r\n',
  );
});
