/** A text comes back as it was written, in whatever charset, told, wrongly told or not told. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode } from './decode.ts';

const TABLES = new Map<string, Map<string, number[]>>();

const GERMAN = 'Die Behörde hob das Einfuhrverbot für Käse am Montag auf, sagte ein Sprecher.';
const POLISH =
  'Urząd zniósł w poniedziałek zakaz przywozu sera, podała rzeczniczka. Część ograniczeń pozostaje w mocy.';
const TURKISH =
  'Bakanlık peynir ithalatı yasağını pazartesi günü kaldırdı; şeker için sınır yürürlükte kalıyor.';
const RUSSIAN = 'Ведомство отменило в понедельник запрет на ввоз сыра. Ограничения на сахар остаются в силе.';
const GREEK = 'Η υπηρεσία ήρε τη Δευτέρα την απαγόρευση εισαγωγής τυριού, ανακοίνωσε εκπρόσωπος.';
const HEBREW = 'המשרד ביטל ביום שני את האיסור על ייבוא גבינה. המגבלות על סוכר נשארות בתוקף.';
const ARABIC = 'ألغت الوزارة يوم الاثنين الحظر على استيراد الجبن. وتبقى القيود على السكر سارية.';
const THAI = 'กระทรวงยกเลิกการห้ามนำเข้าชีสเมื่อวันจันทร์ ข้อจำกัดเรื่องน้ำตาลยังมีผลอยู่';
const JAPANESE = '当局は月曜日、チーズの輸入禁止を解除したと発表した。砂糖の制限は続いている。';
const CHINESE = '该部门周一宣布取消奶酪进口禁令。对食糖的限制仍然有效，发言人说。';
const TAIWAN = '該部門週一宣布取消乳酪進口禁令。對食糖的限制仍然有效，發言人說。';
const KOREAN = '당국은 월요일 치즈 수입 금지를 해제했다고 밝혔다. 설탕에 대한 제한은 계속된다.';

const SPOKEN: [charset: string, text: string][] = [
  ['windows-1252', GERMAN],
  ['windows-1250', POLISH],
  ['iso-8859-2', POLISH],
  ['windows-1254', TURKISH],
  ['windows-1251', RUSSIAN],
  ['koi8-r', RUSSIAN],
  ['iso-8859-5', RUSSIAN],
  ['ibm866', RUSSIAN],
  ['windows-1253', GREEK],
  ['windows-1255', HEBREW],
  ['windows-1256', ARABIC],
  ['windows-874', THAI],
  ['shift_jis', JAPANESE],
  ['euc-jp', JAPANESE],
  ['gb18030', CHINESE],
  ['big5', TAIWAN],
  ['euc-kr', KOREAN],
  ['utf-16le', RUSSIAN],
  ['utf-16be', RUSSIAN],
  ['utf-8', RUSSIAN],
];

const page = (text: string, charset?: string): string =>
  `<html><head>${charset ? `<meta charset="${charset}">` : ''}<title>x</title></head><body><p class="story">${text}</p></body></html>`;

for (const [charset, text] of SPOKEN) {
  const html = page(text);
  const told = page(text, charset);
  const rows: [how: string, bytes: Uint8Array, label: string | undefined, want: string][] = [
    ['told by the transport', encode(html, charset), charset, html],
    ['told by the page', encode(told, charset), undefined, told],
    ['told by nobody', encode(html, charset), undefined, html],
    ['told by nobody, without markup', encode(text, charset), undefined, text],
    ["a server's default before it", encode(told, charset), 'iso-8859-1', told],
    ['wrongly told to be UTF-8', encode(html, charset), 'utf-8', html],
  ];
  for (const [how, bytes, label, want] of rows)
    test(`${charset}, ${how}`, () => {
      const found = decode(bytes, label);
      assert.ok(!('code' in found));
      assert.equal(found.text, want);
    });
}

const MARKED: [name: string, mark: number[], charset: string][] = [
  ['UTF-8', [0xef, 0xbb, 0xbf], 'utf-8'],
  ['UTF-16, lower byte first', [0xff, 0xfe], 'utf-16le'],
  ['UTF-16, upper byte first', [0xfe, 0xff], 'utf-16be'],
];
for (const [name, mark, charset] of MARKED)
  test(`${name} with its mark, whatever is told`, () => {
    for (const label of [undefined, 'iso-8859-1', 'utf-8', 'no-such-charset']) {
      const found = decode(Uint8Array.from([...mark, ...encode(RUSSIAN, charset)]), label);
      assert.deepEqual(found, { text: RUSSIAN, charset });
    }
  });

test('Japanese in ASCII with escapes', () => {
  const bytes = Uint8Array.from([0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42, 0x21]);
  assert.deepEqual(decode(bytes), { text: '日本!', charset: 'iso-2022-jp' });
});

test('UTF-8 that a server calls Latin-1 is UTF-8', () => {
  assert.deepEqual(decode(Buffer.from(GERMAN), 'iso-8859-1'), { text: GERMAN, charset: 'utf-8' });
});

test('UTF-8 with one broken byte stays UTF-8', () => {
  const bytes = Uint8Array.from([...Buffer.from(RUSSIAN), 0xd0, 0x20, 0x2e]);
  assert.deepEqual(decode(bytes), { text: `${RUSSIAN}\ufffd .`, charset: 'utf-8' });
});

/** The decoder turned round: each pair of bytes is asked what it means. */
function encode(text: string, charset: string): Uint8Array {
  if (charset === 'utf-8') return Buffer.from(text);
  if (charset === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (charset === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  return Uint8Array.from([...text].flatMap((letter) => bytesIn(charset).get(letter)!));
}

function bytesIn(charset: string): Map<string, number[]> {
  const known = TABLES.get(charset);
  if (known) return known;
  const decoder = new TextDecoder(charset);
  const table = new Map<string, number[]>();
  const add = (...bytes: number[]) => {
    const letter = decoder.decode(Uint8Array.from(bytes));
    if ([...letter].length === 1 && letter !== '\ufffd' && !table.has(letter)) table.set(letter, bytes);
  };
  for (let first = 0; first < 256; first++) add(first);
  for (let first = 0x81; first < 0xff; first++)
    for (let second = 0x40; second < 0xff; second++) add(first, second);
  TABLES.set(charset, table);
  return table;
}
