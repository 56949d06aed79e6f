/** The server on a socket of its own: where it takes changes and where not, and what it does with those who send without end. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type ServeOptions, serve } from './serve.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proviso-guarded-'));
});
after(() => rm(folder, { recursive: true }));

const served = async (options: Partial<ServeOptions>, act: (url: string, port: number) => Promise<void>) => {
  const server = await serve({ path: join(folder, 'record.db'), port: 0, ...options });
  try {
    await act(server.url, server.port);
  } finally {
    await server.close();
  }
};

/** What a socket answers until it is closed. */
const answerTo = (port: number, ...sent: string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      for (const piece of sent) socket.write(piece);
    });
    let told = '';
    socket.on('data', (piece) => {
      told += piece;
    });
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' ? undefined : reject(error),
    );
    socket.on('close', () => resolve(told));
  });

const TAKES: [what: string, options: Partial<ServeOptions>, takes: boolean][] = [
  ['this machine alone', {}, true],
  ['localhost', { host: 'localhost' }, true],
  ['this machine alone, told only to read', { readOnly: true }, false],
  ['every address', { host: '0.0.0.0' }, false],
];
for (const [what, options, takes] of TAKES)
  test(`a server on ${what} ${takes ? 'takes reports in the browser' : 'can only be read'}`, () =>
    served(options, async (url) => {
      const page = await (await fetch(`${url}/add`)).text();
      assert.equal(page.includes('<textarea'), takes);
      const sent = await fetch(`${url}/add`, {
        method: 'POST',
        headers: { origin: url },
        body: new FormData(),
      });
      assert.equal(sent.status, takes ? 403 : 405);
    }));

test('a request whose head drips in is given up', () =>
  served({ patience: { headersTimeout: 100, connectionsCheckingInterval: 50 } }, async (_, port) => {
    assert.match(
      await answerTo(port, 'GET / HTTP/1.1\r\nHost: localhost\r\n', 'X-Slow: '),
      /^HTTP\/1\.1 408 /,
    );
  }));

test('a form whose body drips in is given up', () =>
  served(
    { patience: { headersTimeout: 100, requestTimeout: 200, connectionsCheckingInterval: 50 } },
    async (_, port) => {
      const head = [
        'POST /add HTTP/1.1',
        `Host: 127.0.0.1:${port}`,
        `Origin: http://127.0.0.1:${port}`,
        'Content-Type: application/x-www-form-urlencoded',
        'Content-Length: 1000',
      ];
      const told = await answerTo(port, `${head.join('\r\n')}\r\n\r\n`, 'text=');
      assert.doesNotMatch(told, /^HTTP\/1\.1 (?:200|303)/);
    },
  ));

test('a document that is too large is refused while it is still coming', () =>
  served({}, async (url, port) => {
    const head = [
      'POST /add HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      `Origin: ${url}`,
      'Content-Type: application/x-www-form-urlencoded',
      `Content-Length: ${64 * 1024 * 1024}`,
      'Connection: close',
    ];
    const told = await answerTo(port, `${head.join('\r\n')}\r\n\r\n`, 'text=');
    assert.match(told, /^HTTP\/1\.1 413 /);
    assert.match(told, /content-security-policy: default-src 'none'/i);
    assert.match(told, /32 MiB, the most that is taken here/);
  }));

const ODD: [what: string, request: string, answer: RegExp][] = [
  ['another name', 'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n', /^HTTP\/1\.1 421 /],
  ['no name', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', /^HTTP\/1\.1 400 /],
  [
    'two names',
    'GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
    /^HTTP\/1\.1 (?:400|421|200) /,
  ],
  [
    'an address of another server',
    'GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
    /^HTTP\/1\.1 (?:400|421) /,
  ],
  [
    'a head without end',
    `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`,
    /^HTTP\/1\.1 431 /,
  ],
  ['no HTTP', 'EHLO mail.example\r\n\r\n', /^HTTP\/1\.1 400 /],
];
for (const [what, request, answer] of ODD)
  test(`a request with ${what} gets no page`, () =>
    served({}, async (_, port) => assert.match(await answerTo(port, request), answer)));
