import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failureOf, type Logged, type LogOptions, openLog } from './log.ts';

const NOON = Date.UTC(2024, 4, 30, 12);
const asked = (status: number, path = '/p/rice'): Logged => ({
  event: 'request',
  method: 'GET',
  path,
  status,
  ms: 1.5,
  bytes: 300,
});

const ROWS: [name: string, options: LogOptions, logged: Logged, line: string][] = [
  [
    'a request, for programs',
    { level: 'info' },
    asked(200),
    '{"time":"2024-05-30T12:00:00.000Z","level":"info","event":"request","method":"GET","path":"/p/rice","status":200,"ms":1.5,"bytes":300}\n',
  ],
  [
    'a request, for a person',
    { level: 'info', form: 'lines' },
    asked(404),
    '12:00:00 404 GET /p/rice  1.5 ms, 300 bytes\n',
  ],
  ['a request, where only failures are told', { level: 'error', form: 'lines' }, asked(404), ''],
  [
    'a request that the server failed at, told among failures',
    { level: 'error', form: 'lines' },
    asked(500),
    '12:00:00 500 GET /p/rice  1.5 ms, 300 bytes\n',
  ],
  ['anything, where nothing is to be told', { level: 'silent' }, asked(500), ''],
  [
    'what a terminal would obey',
    { level: 'info', form: 'lines' },
    asked(404, '/\u001b[2J\u0007\n'),
    '12:00:00 404 GET /?[2J??  1.5 ms, 300 bytes\n',
  ],
  [
    'a failure that is no error',
    { form: 'lines' },
    failureOf('out of memory'),
    '12:00:00 failed: out of memory\n',
  ],
  [
    'where it serves',
    { level: 'info', form: 'lines' },
    { event: 'started', url: 'http://127.0.0.1:4321' },
    '12:00:00 serving at http://127.0.0.1:4321\n',
  ],
];
for (const [name, options, logged, line] of ROWS)
  test(name, () => {
    let written = '';
    openLog({
      now: () => NOON,
      write: (told) => {
        written += told;
      },
      ...options,
    })(logged);
    assert.equal(written, line);
  });

test('a failure carries where it came from', () => {
  let written = '';
  openLog({
    write: (told) => {
      written = told;
    },
  })(failureOf(new Error('no such table')));
  const { level, message, stack } = JSON.parse(written);
  assert.deepEqual([level, message], ['error', 'no such table']);
  assert.match(stack, /log\.test\.ts/);
});
