/**
 * A new process → how long it takes to the first statements of one report, and how much memory a report and a book of
 * 500 pages take; printed as a JSON line. The texts are made up here.
 */
const begun = performance.now();
const { attribute } = await import('@proviso/core/attribution');
const { bareArticle } = await import('@proviso/core/vocabulary');
const { gazetteer } = await import('@proviso/gazetteer');
const { createAnalyser } = await import('@proviso/model');

const PARAGRAPHS = [
  'The ministry said on Tuesday that it would lift the ban on rice exports, two officials told reporters in the capital.',
  '“We have seen the harvest, and there is enough for everyone,” the minister said. “The duty goes as well.”',
  'According to traders, prices fell within the hour, but several exporters warned that the ports were full.',
];
const analyse = createAnalyser(gazetteer);
const read = async (paragraphs: number) => {
  const text = Array.from({ length: paragraphs }, (_, i) => PARAGRAPHS[i % PARAGRAPHS.length]).join('\n\n');
  const blocks = [...text.matchAll(/\S[^\n]*/g)].map((line) => ({
    kind: 'paragraph' as const,
    start: line.index,
    end: line.index + line[0].length,
  }));
  const article = bareArticle(text, blocks);
  return attribute(article, await analyse(article)).length;
};
await read(12);
const { user, system } = process.cpuUsage();
const told = {
  firstResultMs: Math.round(performance.now() - begun),
  firstResultCpuMs: Math.round((user + system) / 1000),
  reportPeakMb: Math.round(process.resourceUsage().maxRSS / 1024),
};
await read(12_500);
console.log(JSON.stringify({ ...told, bookPeakMb: Math.round(process.resourceUsage().maxRSS / 1024) }));
