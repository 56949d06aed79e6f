import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { ProvisoError } from '@proviso/core/vocabulary';
import { type FetchOptions, fetchReport } from './index.ts';

/** The tests' own server is the only address that is ever asked. */
const LOCAL: FetchOptions = {
  allow: (address) => address === '127.0.0.1',
  resolve: async () => [{ address: '127.0.0.1', family: 4 }],
  now: () => Date.UTC(2024, 4, 31),
  maxBytes: 1000,
  timeoutMs: 2000,
};

let server: Server;
let port = 0;
before(async () => {
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://server');
    const send = (status: number, headers: Record<string, string>, body: string | Buffer = '') =>
      response.writeHead(status, headers).end(body);
    const hops = /^\/hops\/(\d+)$/.exec(pathname);
    if (hops) return send(302, { location: hops[1] === '0' ? '/page' : `/hops/${Number(hops[1]) - 1}` });
    if (pathname === '/page')
      return send(200, { 'content-type': 'text/html; charset=ISO-8859-2' }, '<p>Ban lifted');
    if (pathname === '/packed') return send(200, { 'content-encoding': 'gzip' }, gzipSync('Ban lifted'));
    if (pathname === '/bomb')
      return send(200, { 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(100_000)));
    if (pathname === '/broken') return send(200, { 'content-encoding': 'gzip' }, 'no gzip at all');
    if (pathname === '/other') return send(200, { 'content-encoding': 'rot13' }, 'Ona yvsgrq');
    if (pathname === '/long') return send(200, { 'content-length': '5000' }, Buffer.alloc(5000));
    if (pathname === '/inward') return send(301, { location: 'http://127.0.0.2/' });
    if (pathname === '/mapped') return send(301, { location: 'http://[::ffff:127.0.0.1]/' });
    if (pathname === '/metadata') return send(307, { location: 'http://169.254.169.254/latest' });
    if (pathname === '/away') return send(302, { location: `http://second.example:${port}/page` });
    if (pathname === '/decimal') return send(302, { location: 'http://2130706434/' });
    if (pathname === '/file') return send(302, { location: 'file:///etc/hostname' });
    if (pathname === '/nowhere') return send(302, {});
    if (pathname === '/endless') {
      response.writeHead(200);
      const timer = setInterval(() => response.write(Buffer.alloc(100)), 1);
      response.on('close', () => clearInterval(timer));
      return;
    }
    if (pathname === '/slow') {
      response.writeHead(200).write('Ban ');
      return;
    }
    return send(404, {});
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  port = (server.address() as AddressInfo).port;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

const local = (path: string) => `http://news.example:${port}${path}`;

test('a page comes with its bytes, type, charset, address and time', async () => {
  const { bytes, ...told } = await fetchReport(local('/page'), LOCAL);
  assert.equal(Buffer.from(bytes).toString(), '<p>Ban lifted');
  assert.deepEqual(told, {
    mediaType: 'text/html',
    charset: 'ISO-8859-2',
    url: local('/page'),
    retrieved: '2024-05-31T00:00:00.000Z',
  });
});

test('a packed page is unpacked', async () => {
  const { bytes } = await fetchReport(local('/packed'), LOCAL);
  assert.equal(Buffer.from(bytes).toString(), 'Ban lifted');
});

test('five redirects are followed, and the address is the last one', async () => {
  assert.equal((await fetchReport(local('/hops/4'), LOCAL)).url, local('/page'));
});

const refused: [what: string, path: string, code: string, says: RegExp][] = [
  ['six redirects', '/hops/5', 'E_FETCH_FAILED', /more than 5 times/],
  ['a redirect to another machine within', '/inward', 'E_FETCH_REFUSED', /127\.0\.0\.2/],
  ['a redirect to an IPv6 address that stands for an IPv4 one', '/mapped', 'E_FETCH_REFUSED', /::ffff/],
  ['a redirect to a link-local address', '/metadata', 'E_FETCH_REFUSED', /169\.254\.169\.254/],
  ['a redirect to an address written as one number', '/decimal', 'E_FETCH_REFUSED', /127\.0\.0\.2/],
  ['a redirect to a file', '/file', 'E_FETCH_REFUSED', /file:\/\/\/etc/],
  ['a redirect that names no address', '/nowhere', 'E_FETCH_FAILED', /answered 302/],
  ['a missing page', '/gone', 'E_FETCH_FAILED', /answered 404/],
  ['a page that says it is too large', '/long', 'E_TOO_LARGE', /larger than/],
  ['a page that never ends', '/endless', 'E_TOO_LARGE', /larger than/],
  ['a small page that unpacks to a large one', '/bomb', 'E_TOO_LARGE', /larger than/],
  ['a page that is not packed as it says', '/broken', 'E_FETCH_FAILED', /cannot be fetched/],
  ['a page packed in an unknown way', '/other', 'E_FETCH_FAILED', /rot13/],
  ['a page that stops in the middle', '/slow', 'E_FETCH_FAILED', /longer than/],
];

for (const [what, path, code, says] of refused) {
  test(`${what}: ${code}`, async () => {
    const timeoutMs = path === '/slow' ? 200 : LOCAL.timeoutMs!;
    await assert.rejects(fetchReport(local(path), { ...LOCAL, timeoutMs }), coded(code, says));
  });
}

/** Refused before anything is sent, by the rule that holds outside tests. */
const never: [address: string, says: RegExp][] = [
  ['http://127.0.0.1/', /no public address/],
  ['http://localhost/', /no public address/],
  ['http://0x7f.1/', /no public address/],
  ['http://10.1.2.3/', /no public address/],
  ['http://192.168.0.1/', /no public address/],
  ['http://100.64.0.1/', /no public address/],
  ['http://169.254.169.254/', /no public address/],
  ['http://[::1]/', /no public address/],
  ['http://[fe80::1]/', /no public address/],
  ['http://[fd00::1]/', /no public address/],
  ['http://[::ffff:8.8.8.8]/', /no public address/],
  ['http://[64:ff9b::7f00:1]/', /no public address/],
  ['http://0.0.0.0/', /no public address/],
  // One and the same address, in all the ways in which it can be written.
  ['http://2130706433/', /no public address/],
  ['http://0x7f000001/', /no public address/],
  ['http://0x7F.0x0.0x0.0x1/', /no public address/],
  ['http://017700000001/', /no public address/],
  ['http://0177.0.0.1/', /no public address/],
  ['http://0177.0x0.1/', /no public address/],
  ['http://127.1/', /no public address/],
  ['http://127.0.1/', /no public address/],
  ['http://127.255.255.254/', /no public address/],
  ['http://0/', /no public address/],
  ['http://127.0.0.1./', /no public address/],
  ['http://①②⑦.⓪.⓪.①/', /no public address/],
  ['http://%31%32%37.0.0.1/', /no public address/],
  ['http:/\\127.0.0.1/', /no public address/],
  ['http://[::]/', /no public address/],
  ['http://[0:0:0:0:0:0:0:1]/', /no public address/],
  ['http://[::ffff:127.0.0.1]/', /no public address/],
  ['http://[::ffff:7f00:1]/', /no public address/],
  ['http://[::127.0.0.1]/', /no public address/],
  ['http://[::7f00:1]/', /no public address/],
  ['http://[2002:7f00:1::]/', /no public address/],
  ['http://[2001:0:7f00:1::]/', /no public address/],
  ['http://[64:ff9b:1::7f00:1]/', /no public address/],
  ['http://[fec0::1]/', /no public address/],
  ['http://[fc00::1]/', /no public address/],
  ['http://[ff02::1]/', /no public address/],
  ['http://[2001:db8::1]/', /no public address/],
  ['http://172.16.0.1/', /no public address/],
  ['http://172.31.255.254/', /no public address/],
  ['http://192.0.2.1/', /no public address/],
  ['http://198.18.0.1/', /no public address/],
  ['http://224.0.0.1/', /no public address/],
  ['http://255.255.255.255/', /no public address/],
  ['http://2852039166/latest/meta-data', /no public address/],
  ['gopher://127.0.0.1/', /no http or https address/],
  ['data:text/html,x', /no http or https address/],
  ['javascript:alert(1)', /no http or https address/],
  ['http://127.0.0.1@news.example/', /user name/],
  ['ftp://news.example/', /no http or https address/],
  ['file:///etc/hostname', /no http or https address/],
  ['news.example', /no http or https address/],
  ['http://user:secret@news.example/', /user name/],
];

for (const [address, says] of never) {
  test(`${address} is never asked`, async () => {
    await assert.rejects(fetchReport(address), coded('E_FETCH_REFUSED', says));
  });
}

test('a name with one address outside and one within is refused', async () => {
  const resolve = async () => [
    { address: '8.8.8.8', family: 4 },
    { address: '10.0.0.1', family: 4 },
  ];
  await assert.rejects(
    fetchReport('http://news.example/', { resolve }),
    coded('E_FETCH_REFUSED', /10\.0\.0\.1/),
  );
});

test('a name that leads elsewhere a moment later is asked where it led when it was checked', async () => {
  const answers = ['127.0.0.1', '10.0.0.1', '10.0.0.1'];
  let asked = 0;
  const resolve = async () => [{ address: answers[asked++] ?? '10.0.0.1', family: 4 }];
  const { bytes } = await fetchReport(local('/page'), { ...LOCAL, resolve });
  assert.equal(Buffer.from(bytes).toString(), '<p>Ban lifted');
  assert.equal(asked, 1, 'one look, and the connection goes where it led');
});

test('a name that leads elsewhere for the next hop is refused there', async () => {
  const answers = ['127.0.0.1', '10.0.0.1'];
  let asked = 0;
  const resolve = async () => [{ address: answers[asked++] ?? '10.0.0.1', family: 4 }];
  await assert.rejects(
    fetchReport(`http://first.example:${port}/away`, { ...LOCAL, resolve }),
    coded('E_FETCH_REFUSED', /second\.example` leads to `10\.0\.0\.1/),
  );
});

test('a name that leads nowhere is told so', async () => {
  const resolve = async () => [];
  await assert.rejects(
    fetchReport('http://news.example/', { resolve }),
    coded('E_FETCH_FAILED', /no address/),
  );
});

const coded = (code: string, says: RegExp) => (error: unknown) => {
  assert.ok(error instanceof ProvisoError, String(error));
  assert.equal(error.code, code);
  assert.match(error.message, says);
  return true;
};
