/** Tables for the small readers: dates, measures, credits, bylines, media types. A row is what is told and what it says. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bylineNames } from './facts/bylines.ts';
import credits from './facts/credits.json' with { type: 'json' };
import { creditsIn } from './facts/credits.ts';
import { dateLine, stampOf } from './facts/dates.ts';
import { measuresIn } from './measures.ts';
import { mediaTypeOf } from './media-type.ts';

test('machine stamps and dates in words', () => {
  const rows: [string, string | null][] = [
    ['2024-05-30', '2024-05-30'],
    ['2024-05', '2024-05'],
    ['2024-05-30T14:00:00.000Z', '2024-05-30T14:00:00Z'],
    ['2024-05-30T14:00:00+0200', '2024-05-30T14:00:00+02:00'],
    ['2024-05-30 14:00', '2024-05-30T14:00'],
    ['Thu, 30 May 2024 18:00:00 GMT', '2024-05-30T18:00:00Z'],
    ['30 mai 2024', '2024-05-30'],
    ['May 30th, 2024', '2024-05-30'],
    ['30. Mai 2024', '2024-05-30'],
    ['30 de mayo de 2024', '2024-05-30'],
    ['30.05.2024', '2024-05-30'],
    ['25/04/2024', '2024-04-25'],
    ['03/04/2024', null],
    ['2024-02-31', null],
    ['yesterday', null],
  ];
  for (const [told, stamp] of rows) assert.equal(stampOf(told), stamp, told);
});

test('lines that are nothing but a date', () => {
  const rows: [string, string | null][] = [
    ['Published May 30, 2024', '2024-05-30'],
    ['Friday 21 July 2023', '2023-07-21'],
    ['Updated: 30 May 2024, 14:00 GMT', '2024-05-30T14:00Z'],
    ['The ban ends on 30 May 2024', null],
    ['30 May 2024 was a quiet day', null],
  ];
  for (const [line, stamp] of rows) assert.equal(dateLine(line)?.stamp ?? null, stamp, line);
});

test('measures and their conversions', () => {
  const rows: [string, { value: string; also?: string; consistent?: boolean }[]][] = [
    ['just 20 kilometers (12 miles) away', [{ value: '20 km', also: '12 mi', consistent: true }]],
    ['some 20 kilometers (9 miles) away', [{ value: '20 km', also: '9 mi', consistent: false }]],
    ['a 300-kilometer (186-mile) range', [{ value: '300 km', also: '186 mi', consistent: true }]],
    ['1.5 million tonnes of rice', [{ value: '1500000 t' }]],
    ['heat of 40 °C (104 °F)', [{ value: '40 °C', also: '104 °F', consistent: true }]],
    ['100 hectares (about 247 acres)', [{ value: '100 ha', also: '247 ac', consistent: true }]],
    ['490 dollars a tonne, or $490', []],
    ['the G7 and 5 ministers', []],
    ['a fine of 12 pounds', []],
  ];
  for (const [text, want] of rows)
    assert.deepEqual(
      measuresIn(text).map(({ quote: _, ...rest }) => rest),
      want,
      text,
    );
});

test('credits, and mentions that are none', () => {
  const rows: [string, string[]][] = [
    ['PARIS, May 30 (AFP) – The ban was eased.', ['Agence France-Presse']],
    ['The ban was eased, officials said. — Reuters', ['Reuters']],
    ['KYIV (Harbour Wire) – The ban was eased.', ['Harbour Wire']],
    ['Originally published on Live Wire.', ['Live Wire']],
    ['The Associated Press contributed to this report.', ['Associated Press']],
    ['The minister told Reuters that the ban stays.', []],
    ['The bank (EBRD) gave no answer.', []],
  ];
  for (const [text, want] of rows) assert.deepEqual(creditsIn([{ text, kind: 'paragraph' }]), want, text);
});

test('each opening of an origin has one of the stems by which it is sought', () => {
  for (const opening of credits.origins)
    assert.ok(
      credits.originStems.some((stem) => opening.includes(stem)),
      opening,
    );
});

test('bylines', () => {
  const rows: [string, string[] | null][] = [
    ['By Harbour Wire', ['Harbour Wire']],
    ['Von Harbour Wire und Quay Wire', ['Harbour Wire', 'Quay Wire']],
    ['By Friday, the ban had been lifted.', null],
    ['By the end of the year', null],
    ['Par Harbour Wire, correspondante à Paris', ['Harbour Wire']],
  ];
  for (const [line, names] of rows) assert.deepEqual(bylineNames(line, false), names, line);
});

test('media types', () => {
  const rows: [string, { name?: string; mediaType?: string }, string][] = [
    ['<!doctype html><p>x', { name: 'a.txt' }, 'text/html'],
    ['plain words', { name: 'a.html' }, 'text/html'],
    ['plain words', {}, 'text/plain'],
    ['<?xml version="1.0"?><rss version="2.0">', { mediaType: 'text/html' }, 'application/rss+xml'],
    ['<feed xmlns="http://www.w3.org/2005/Atom">', { mediaType: 'application/xml' }, 'application/atom+xml'],
    ['plain words', { mediaType: 'text/html; charset=utf-8' }, 'text/html'],
    ['%PDF-1.4', { name: 'a.html' }, 'application/pdf'],
    ['{"a": 1}', { mediaType: 'application/json' }, 'application/json'],
  ];
  for (const [text, told, want] of rows) assert.equal(mediaTypeOf(Buffer.from(text), told), want, text);
});
