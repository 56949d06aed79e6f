import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extentOf, isDateStamp, surelyBefore } from '@proviso/core/vocabulary';
import { groups } from './memberships.ts';
import { names } from './names.ts';

/** Members on a day: those whose dates leave no doubt. */
const membersOn = (name: string, day: string): string[] =>
  groups
    .find((group) => group.name === name)!
    .members.filter(
      ({ from, until }) =>
        (from === null || !surelyBefore(day, from)) && (until === null || !surelyBefore(until, day)),
    )
    .map(({ code }) => code);

const COUNTED: [group: string, day: string, members: number][] = [
  ['European Union', '1957-12-31', 0],
  ['European Union', '1972-12-31', 6],
  ['European Union', '1973-01-01', 9],
  ['European Union', '1994-12-31', 12],
  ['European Union', '2004-04-30', 15],
  ['European Union', '2004-05-01', 25],
  ['European Union', '2020-01-31', 28],
  ['European Union', '2020-02-01', 27],
  ['euro area', '1999-01-01', 11],
  ['euro area', '2023-01-01', 20],
  ['euro area', '2026-01-01', 21],
  ['Schengen area', '2022-12-31', 26],
  ['Schengen area', '2024-03-31', 29],
  ['European Economic Area', '1994-01-01', 17],
  ['European Economic Area', '2020-02-01', 30],
  ['EFTA', '1960-05-03', 7],
  ['EFTA', '1995-01-01', 4],
  ['NATO', '1949-08-24', 12],
  ['NATO', '1999-03-11', 16],
  ['NATO', '2024-03-07', 32],
  ['G7', '1976-06-27', 7],
  ['G8', '2014-03-24', 8],
  ['G8', '2014-03-25', 0],
  ['OPEC', '1960-09-14', 5],
  ['OPEC', '2018-12-31', 15],
  ['OPEC', '2024-01-01', 12],
  ['ASEAN', '1967-08-08', 5],
  ['ASEAN', '2025-10-25', 10],
  ['Mercosur', '2025-01-01', 6],
  ['African Union', '2017-02-01', 54],
  ['BRICS', '2025-01-06', 10],
  ['Eurasian Economic Union', '2015-08-12', 5],
  ['Gulf Cooperation Council', '1981-05-25', 6],
];
for (const [group, day, count] of COUNTED)
  test(`the group \`${group}\` has ${count} members on ${day}`, () => {
    assert.equal(membersOn(group, day).length, count, membersOn(group, day).join(' '));
  });

test('every member has a code of ISO 3166-1, real dates in their order, and no two memberships at once', () => {
  const codes = new Set(names.map(({ id }) => id));
  for (const { name, about, source, asOf, members } of groups) {
    assert.ok(about && source && isDateStamp(asOf), name);
    for (const [i, { code, from, until }] of members.entries()) {
      assert.ok(codes.has(`place:${code}`), `${name}: ${code}`);
      for (const stamp of [from, until]) assert.ok(stamp === null || isDateStamp(stamp), `${name}: ${stamp}`);
      assert.ok(from && (!until || extentOf(from)!.earliest < extentOf(until)!.latest), `${name}: ${code}`);
      for (const other of members.slice(i + 1).filter((one) => one.code === code))
        assert.ok(until && other.from && surelyBefore(until, other.from), `${name}: ${code} twice at once`);
    }
  }
});

test('a group has one name', () => {
  assert.equal(new Set(groups.map(({ name }) => name.toLowerCase())).size, groups.length);
});
