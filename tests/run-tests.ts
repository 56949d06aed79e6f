/**
 * Test files → their tally, told file by file as they end. A test inside a test counts, a suite around tests does not;
 * a file that holds no test at all has failed, for nobody would notice that it tests nothing.
 */
import { relative } from 'node:path';
import { run } from 'node:test';
import { inspect } from 'node:util';
import { add, NOTHING, type Tally } from './tally.ts';

/** What is known of a file while it runs. */
type Course = Tally & { failures: string[]; output: string };

type Ended = {
  name: string;
  file?: string;
  /** The test file, where the test itself is written in another. */
  entryFile?: string;
  skip?: string | boolean;
  details: { type?: string; error?: Error };
};

const LONGEST_TEST_MS = 300_000;

export async function runTests(
  root: string,
  files: string[],
  concurrency: number,
  say: (line: string) => void,
): Promise<Tally> {
  const courses = new Map<string, Course>();
  const courseOf = (file: string) => {
    const course = courses.get(file) ?? { ...NOTHING, skipped: [], failures: [], output: '' };
    courses.set(file, course);
    return course;
  };
  const fileOf = ({ file, entryFile }: Ended) => entryFile ?? file!;
  const wholeFile = ({ name, file }: Ended) => name === file;
  const isSuite = ({ details }: Ended) => details.type === 'suite';

  const stream = run({ files, concurrency, timeout: LONGEST_TEST_MS });
  stream.on('test:pass', (ended: Ended) => {
    const course = courseOf(fileOf(ended));
    const skipped = ended.skip !== undefined && ended.skip !== false;
    if (skipped) course.skipped.push(`${relative(root, fileOf(ended))}: ${ended.name}${why(ended.skip)}`);
    else if (wholeFile(ended)) fail(course, 'it holds no test');
    else if (!isSuite(ended)) course.passed++;
  });
  stream.on('test:fail', (ended: Ended) => {
    const course = courseOf(fileOf(ended));
    if (isSuite(ended) && course.failures.length > 0) return;
    if (wholeFile(ended)) {
      if (course.failures.length === 0) fail(course, `it ended early\n${course.output.trimEnd()}`);
      return;
    }
    fail(course, `${ended.name}\n${sayError(ended.details.error)}`);
  });
  for (const event of ['test:stdout', 'test:stderr'] as const)
    stream.on(event, ({ file, message }: { file: string; message: string }) => {
      courseOf(file).output += message;
    });
  const told = new Set<string>();
  const tellOnce = (file: string) => {
    if (!told.has(file)) tell(relative(root, file), courseOf(file), say);
    told.add(file);
  };
  stream.on('test:summary', ({ file, entryFile }: { file?: string; entryFile?: string }) => {
    const ended = entryFile ?? file;
    if (ended !== undefined) tellOnce(ended);
  });
  await new Promise((resolve, reject) => {
    stream.on('end', resolve).on('error', reject).resume();
  });
  // What ended early has no summary of its own.
  for (const file of files) tellOnce(file);
  return files.map(courseOf).reduce<Tally>(add, NOTHING);
}

function fail(course: Course, what: string): void {
  course.failed++;
  course.failures.push(what);
}

function tell(
  file: string,
  { passed, failed, skipped, failures }: Course,
  say: (line: string) => void,
): void {
  const skips = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
  say(
    `${failed > 0 ? 'FAILED' : 'passed'}   ${file} (${passed}${failed > 0 ? ` of ${passed + failed}` : ''}${skips})`,
  );
  for (const failure of failures) say(`  ${failure.replaceAll('\n', '\n    ')}`);
}

const why = (skip: string | boolean | undefined) => (typeof skip === 'string' ? `: ${skip}` : '');

/** What the test threw, without the runner's own wrapping. */
function sayError(error: Error | undefined): string {
  const thrown = error?.cause ?? error;
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : inspect(thrown);
}
