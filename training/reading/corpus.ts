/**
 * The corpora beside the project → pages with one row and one label a run. Gold: is the run of the story. Silver: did
 * Readability keep it. Snippets: must it be kept, must it not; all other runs of such a page have no label.
 */
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { storyRows } from '../../packages/core/src/reading/page/choose-story.ts';
import { ruledPage } from '../../packages/core/src/reading/page/html.ts';
import { scanHtml } from '../../packages/core/src/reading/page/scan-html.ts';
import { sharesIn } from './align.ts';

export const CORPORA = ['aeb', 'readability', 'metadata'] as const;
export type Corpus = (typeof CORPORA)[number];

export type Page = {
  corpus: Corpus;
  id: string;
  url: string;
  html: string;
  /** Pages of one registrable domain are never parted: they share their markup. */
  site: string;
  /** The story's true text; empty where only snippets are known. */
  story: string;
  /** Of the runs near the rules' story. */
  rows: Float32Array;
  /** By row: 1 of the story, 0 not, 2 unknown. */
  labels: Uint8Array;
};

export const UNKNOWN = 2;
const FOLDER = new URL('../../../shared/data/reading/', import.meta.url);

type Given = {
  id?: string;
  url?: string;
  html: string;
  articleBody?: string;
  expectedHtml?: string;
  with?: string[];
  without?: string[];
};

/** The pages of a corpus, or null where it is not beside the project. */
export function readPages(corpus: Corpus): Page[] | null {
  const path = new URL(`${corpus}.jsonl.gz`, FOLDER);
  if (!existsSync(path)) return null;
  const lines = gunzipSync(readFileSync(path)).toString('utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => pageOf(corpus, JSON.parse(line) as Given));
}

function pageOf(corpus: Corpus, given: Given): Page {
  const { html } = given;
  const { scanned, roles, told } = ruledPage(html, given.url);
  const { runs: asked, values } = storyRows(scanned, roles);
  const runs = scanned.runs.map(({ text }) => text);
  const story = given.articleBody ?? textOf(given.expectedHtml ?? '');
  const labels =
    corpus === 'metadata'
      ? runs.map((run) => snippetLabel(run, given))
      : sharesIn(story, runs).map((share) => (share >= 0.5 ? 1 : 0));
  const url = given.url ?? '';
  const id = given.id ?? url;
  return {
    corpus,
    id,
    url,
    html,
    site: siteOf(url || told.url || '') ?? `${corpus}:${id.replace(/-\d+$/, '')}`,
    story,
    rows: values,
    labels: Uint8Array.from(asked, (run) => labels[run]!),
  };
}

const textOf = (html: string): string =>
  scanHtml(html)
    .runs.map(({ text }) => text)
    .join('\n\n');

function snippetLabel(run: string, given: Given): number {
  const text = run.replace(/\s+/g, ' ');
  const holds = (snippets: string[] | undefined) =>
    snippets?.some((s) => text.includes(s.replace(/\s+/g, ' ')));
  if (holds(given.with)) return 1;
  return holds(given.without) ? 0 : UNKNOWN;
}

/** `https://news.example.co.uk/a` → `example.co.uk` */
function siteOf(url: string): string | null {
  const host = /^(?:https?:\/\/)?([^/?#:]+\.[^/?#:]+)/i.exec(url)?.[1]?.toLowerCase();
  if (!host) return null;
  const names = host.split('.');
  const [second, last] = names.slice(-2);
  const isPublicPair = names.length > 2 && last!.length === 2 && second!.length <= 3;
  return names.slice(isPublicPair ? -3 : -2).join('.');
}
