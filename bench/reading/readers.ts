/**
 * Pages in a folder → what one reader makes of them, in a process of its own: it loads nothing but that reader and
 * takes one page at a time. CPU time is user and system time of the whole process while the reader runs.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const READERS = ['proviso', 'readability', 'defuddle'] as const;
export type ReaderName = (typeof READERS)[number];

/** A page's bytes and address → its story, and whatever turns it into text, which is not timed. */
type Reader = (bytes: Uint8Array, url: string) => Promise<() => string> | (() => string);

type Pass = { pagesPerCpuSecond: number };
export type Measured = { stories: string[]; first: Pass; second: Pass; peakMemoryMb: number };

const LOAD: Record<ReaderName, () => Promise<Reader>> = {
  async proviso() {
    const { readArticle } = await import('../../packages/core/src/reading/index.ts');
    return (bytes, baseUrl) => {
      const article = readArticle(bytes, 'text/html', { baseUrl });
      return () => ('code' in article ? '' : article.story);
    };
  },
  async readability() {
    const { Readability } = await import('@mozilla/readability');
    const { parseHTML } = await import('linkedom');
    return (bytes) => {
      const { document } = parseHTML(new TextDecoder().decode(bytes));
      // linkedom's document is not the DOM's own type, but has what Readability reads.
      const page = document as unknown as ConstructorParameters<typeof Readability>[0];
      const found = new Readability(page).parse();
      return () => found?.textContent ?? '';
    };
  },
  async defuddle() {
    const { Defuddle } = await import('defuddle/node');
    const { parseHTML } = await import('linkedom');
    const { scanHtml } = await import('../../packages/core/src/reading/page/scan-html.ts');
    return async (bytes, url) => {
      const { document } = parseHTML(new TextDecoder().decode(bytes));
      const { content } = await Defuddle(document as unknown as string, url, { useAsync: false });
      return () =>
        scanHtml(content)
          .runs.map(({ text }) => text)
          .join('\n\n');
    };
  },
};

/** Starts the process; `folder` holds `0.html`, `1.html`... and `urls.json`. */
export function measure(name: ReaderName, folder: string): Measured {
  const out = join(folder, `${name}.json`);
  const run = spawnSync(process.execPath, [process.argv[1]!, '--reader', name, folder, out], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`the reader \`${name}\` failed: ${run.stderr}`);
  return JSON.parse(readFileSync(out, 'utf8')) as Measured;
}

/** What that process does: all pages twice, so that the second pass runs compiled code. */
export async function readAll(name: ReaderName, folder: string, out: string): Promise<void> {
  const urls = JSON.parse(readFileSync(join(folder, 'urls.json'), 'utf8')) as string[];
  const read = await LOAD[name]();
  const pass = async () => {
    let cpuSeconds = 0;
    const stories: string[] = [];
    for (const [i, url] of urls.entries()) {
      const bytes = readFileSync(join(folder, `${i}.html`));
      const before = process.cpuUsage();
      const found = await read(bytes, url);
      const { user, system } = process.cpuUsage(before);
      cpuSeconds += (user + system) / 1e6;
      stories.push(found());
    }
    return { stories, pagesPerCpuSecond: Number((urls.length / cpuSeconds).toFixed(1)) };
  };
  const { stories, ...first } = await pass();
  const { pagesPerCpuSecond } = await pass();
  const peakMemoryMb = Math.round(peakKb() / 1024);
  writeFileSync(out, JSON.stringify({ stories, first, second: { pagesPerCpuSecond }, peakMemoryMb }));
}

/** Of this process alone: the usual `maxRSS` also counts what the process that started it held at that moment. */
function peakKb(): number {
  const told = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  return Number(/VmHWM:\s*(\d+)/.exec(told)?.[1] ?? process.resourceUsage().maxRSS);
}

export const isReader = (name: string | undefined): name is ReaderName =>
  READERS.some((reader) => reader === name);
