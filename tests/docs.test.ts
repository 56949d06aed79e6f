/** The docs beside what they tell of: every error code and command has its place, and every link leads somewhere. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ERROR_CODES } from '@proviso/core/vocabulary';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

test('every error code has its paragraph in docs/reference/errors.md', () => {
  const headings = headingsIn(read(join(ROOT, 'docs/reference/errors.md')));
  assert.deepEqual(
    ERROR_CODES.filter((code) => !headings.some((heading) => heading.includes(code))),
    [],
  );
});

test('every command has its heading in docs/reference/commands.md', () => {
  const headings = headingsIn(read(join(ROOT, 'docs/reference/commands.md')));
  const commands = readdirSync(join(ROOT, 'packages/cli/src/commands'))
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => file.replace(/\.ts$/, ''));
  assert.deepEqual(
    commands.filter((command) => !headings.some((heading) => heading.split(/[^a-z-]+/).includes(command))),
    [],
  );
});

test('every list of words that interpretation reads is in docs/reference/cues-and-lexicons.md', () => {
  const told = read(join(ROOT, 'docs/reference/cues-and-lexicons.md'));
  const lists = readdirSync(join(ROOT, 'packages/core/src/interpretation'), { recursive: true })
    .map((path) => basename(String(path)))
    .filter((file) => file.endsWith('.json') && file !== 'tsconfig.json');
  assert.deepEqual(
    lists.filter((file) => !told.includes(`\`${file}\``)),
    [],
  );
});

const pages = pagesIn(ROOT);

for (const page of pages) {
  test(`the links in ${relative(ROOT, page)} lead somewhere`, () => {
    assert.deepEqual(
      linksIn(read(page)).filter((link) => !leads(page, link)),
      [],
    );
  });
}

/** Whether a link inside the project names a file and, behind `#`, one of its headings. */
function leads(page: string, link: string): boolean {
  if (/^[a-z]+:/i.test(link)) return true;
  const [path = '', anchor] = decodeURI(link).split('#');
  const file = path === '' ? page : resolve(dirname(page), path);
  if (!existsSync(file)) return false;
  return anchor === undefined || anchor === '' || headingsIn(read(file)).map(anchorOf).includes(anchor);
}

/** As GitHub makes them. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

function linksIn(markdown: string): string[] {
  const prose = withoutCode(markdown);
  return [
    ...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g),
    ...prose.matchAll(/^\[[^\]]+\]:\s*(\S+)/gm),
  ].map((match) => match[1]!);
}

const headingsIn = (markdown: string): string[] =>
  [...withoutFences(markdown).matchAll(/^#{1,6}\s+(.+?)\s*$/gm)].map((match) => match[1]!);

const withoutFences = (markdown: string) => markdown.replace(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, '');
const withoutCode = (markdown: string) => withoutFences(markdown).replace(/`[^`\n]*`/g, '');

function pagesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return /^(?:node_modules|\..*)$/.test(entry.name) ? [] : pagesIn(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}
