import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gazetteer } from './look-up.ts';

type Row = [tokens: string, id: string | null, length?: number, flag?: 'demonym' | 'capital'];

/** Tokens stand apart by a blank, as the analyser parts them; the name is looked for at the word after `|`. */
const rows: Row[] = [
  ['| Russia said', 'place:RU', 1],
  ['| Russian territory', 'place:RU', 1, 'demonym'],
  ['| Ukrainians said', 'place:UA', 1, 'demonym'],
  ['| Moscow refused', 'place:RU', 1, 'capital'],
  ['| New Delhi eased the ban', 'place:IN', 2, 'capital'],
  ['| Delhi eased the ban', 'place:IN', 1, 'capital'],
  ['| Brussels wants a deal', 'org:eu', 1, 'capital'],
  ['the | U.S. and', 'place:US', 1],
  ['| US forces', 'place:US', 1],
  ['told | us too', null],
  ['| WHO guidance', 'org:who', 1],
  ['those | who fled', null],
  ['the | U.K. parliament', 'place:GB', 1],
  ['the | U.N. Security Council', 'org:un-security-council', 3],
  ['| Guinea - Bissau', 'place:GW', 3],
  ['| Guinea said', 'place:GN', 1],
  ['| Equatorial Guinea', 'place:GQ', 2],
  ['| South Sudanese officials', 'place:SS', 2, 'demonym'],
  ['| G-7 leaders', 'org:g7', 1],
  ['| G7 leaders', 'org:g7', 1],
  ['| Côte d’Ivoire', 'place:CI', 2],
  ["| Cote d'Ivoire", 'place:CI', 2],
  ["| People 's Republic of China", 'place:CN', 5],
  ['| Washington , D.C.', 'place:US', 3, 'capital'],
  ['the | Washington Post reported', 'outlet:washington-post', 2],
  ['the | New York Times reported', 'outlet:new-york-times', 3],
  ['| New York banned', 'place:US-NY', 2],
  ['| Agence France - Presse', 'agency:afp', 4],
  ['the | Directorate - General of Foreign Trade', 'org:in-dgft', 6],
  ['the | Kharkiv region', 'place:UA-63', 1],
  ['| Latin American countries', 'place:latin-america', 2, 'demonym'],
  ['Michael | Jordan said', null],
  ['with | Jordan', 'place:JO', 1],
  ['US | secretary of state', 'office:secretary-of-state', 3],
  ['| US secretary of state', 'office:us-secretary-of-state', 4],
  ['| Russia , Today', 'place:RU', 1],
  ['to | polish it', null],
];

for (const [told, id, length, flag] of rows) {
  test(`${told}: ${id ?? 'no name'}`, () => {
    const tokens = told.split(' ');
    const at = tokens.indexOf('|');
    tokens.splice(at, 1);
    const found = gazetteer.longestAt(tokens, at);
    assert.equal(found?.id ?? null, id);
    if (!found) return;
    assert.equal(found.tokens, length);
    assert.equal(found.demonym ?? false, flag === 'demonym');
    assert.equal(found.capital ?? false, flag === 'capital');
  });
}

const phrases: [phrase: string, id: string | null][] = [
  ['the united states', 'place:US'],
  ['us', 'place:US'],
  ['THE GAMBIA', 'place:GM'],
  ['viet nam', 'place:VN'],
  ['Russian', 'place:RU'],
  ['the Kremlin', 'org:ru-kremlin'],
  ['Atlantis', null],
  ['', null],
];

for (const [phrase, id] of phrases) {
  test(`the phrase “${phrase}” names ${id ?? 'nothing'}`, () => {
    assert.equal(gazetteer.named(phrase)?.id ?? null, id);
  });
}
