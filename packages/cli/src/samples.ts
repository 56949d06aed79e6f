/**
 * A folder of samples → a record that holds them: policies, reports, and the reviews that lie beside them. It is filled
 * under another name and moved to its place when it is whole, so that a start cut short leaves no half of it.
 */
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Desk, ReviewsLoaded } from '@proviso/desk';
import { readJson } from './json-file.ts';
import type { Session } from './session.ts';
import { sourcesOf } from './source.ts';

export type SamplesLoaded = { policies: number; reports: number; reviews: ReviewsLoaded };

/** Null where there is a record already: it is kept as it is. */
export async function loadSamples(session: Session, folder: string): Promise<SamplesLoaded | null> {
  const { record } = session;
  if (existsSync(record)) return null;
  const unfinished = `${record}.loading`;
  discard(unfinished);
  const { openRecord } = await import('./compose.ts');
  const desk = openRecord(unfinished, { make: true });
  try {
    const loaded = await fillSamples(desk, session, folder);
    await desk.close();
    renameSync(unfinished, record);
    return loaded;
  } finally {
    discard(unfinished);
  }
}

/** With what SQLite keeps beside it. */
function discard(path: string): void {
  for (const part of ['', '-wal', '-shm']) rmSync(path + part, { force: true });
}

/** Policies, reports and reviews; what cannot be read is told, and the others go on. */
export async function fillSamples(
  desk: Desk,
  session: Pick<Session, 'progress' | 'fail'>,
  folder: string,
): Promise<SamplesLoaded> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const policies = files.filter((file) => file.startsWith(`policies${sep}`) && file.endsWith('.json'));
  const reports = files.filter((file) => /\.(?:html|txt|xml)$/.test(file));
  for (const file of policies) await desk.addPolicy(await readJson(join(folder, file), 'E_POLICY_INVALID'));
  let count = 0;
  const paths = reports.map((file) => join(folder, file));
  const sources = sourcesOf(paths, (path, nth) =>
    session.progress(`reading sample ${nth} of ${reports.length}: ${relative(folder, path)}`),
  ).map((source) => ({ ...source, name: relative(folder, source.name) }));
  for await (const added of desk.add(sources, { accept: false, by: { kind: 'rule', name: 'samples' } })) {
    if ('error' in added) session.fail(added.error, added.report.source);
    else count++;
  }
  session.progress('applying the reviews of the samples');
  const reviews = await desk.loadReviews(await readJson(join(folder, 'reviews.json'), 'E_REVIEW_INVALID'));
  session.progress(null);
  return { policies: policies.length, reports: count, reviews };
}
