/**
 * A record's path and a port → its pages under an address of this machine. A port that is taken is told with who holds
 * it, and the next free one is taken; where none of the next ones is free, that is an error.
 */
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import { ProvisoError } from '@proviso/core/vocabulary';
import { checkerCode } from '@proviso/dossier';
import { createApp } from './app.ts';
import { compose } from './compose.ts';
import { isOwnMachine } from './guard.ts';
import { openHub } from './live/hub.ts';
import { failureOf, type Log, openLog } from './log/log.ts';
import { logRequests } from './log/log-requests.ts';
import { portHolder, reachable, sayHolder } from './port-holder.ts';
import { stopServer } from './stop.ts';
import { warmUp } from './warm-up.ts';

export type ServeOptions = {
  /** The record's file; made where there is none, unless `mustExist`. */
  path: string;
  /** 0 takes any free one. */
  port: number;
  /** Told only to be reached from elsewhere: its name is then taken as this server's own. */
  host?: string;
  mustExist?: boolean;
  /** Nothing is changed from a browser. Reached from elsewhere, a server only reads, whatever is told. */
  readOnly?: boolean;
  /** Show reports that are others' whole; left out, only where the record may be changed too. */
  fullText?: boolean;
  /** Left out, only failures are told, on standard error. */
  log?: Log;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** How long a request may take to come in. */
  patience?: Partial<typeof PATIENCE>;
};

export type Served = {
  /** `http://127.0.0.1:4321` */
  url: string;
  port: number;
  /** One sentence for each port that was taken, in order. */
  taken: string[];
  close: () => Promise<void>;
};

const HOST = '127.0.0.1';
/** Milliseconds: a connection on which a request drips in is given up. What a reader is sent may take any time. */
const PATIENCE = { headersTimeout: 10_000, requestTimeout: 60_000, connectionsCheckingInterval: 2000 };
const IDLE_MS = 1000;
const MAX_PORTS = 20;
const MAX_PORT = 65_535;

export async function serve(options: ServeOptions): Promise<Served> {
  const { path, port, mustExist = false, now = Date.now } = options;
  const host = options.host ?? HOST;
  const writes = isOwnMachine(options.host) && !options.readOnly;
  const fullText = options.fullText ?? writes;
  const { desk, head, fetchReport, checkModel } = compose(path, now, { mustExist });
  const tell = options.log ?? openLog({ now });
  const log = (thrown: unknown) => tell(failureOf(thrown));
  const live = openHub({ ...desk, log });
  const app = createApp(desk, {
    now,
    head,
    log,
    live,
    writes,
    fullText,
    fetchReport,
    checkModel,
    ...(options.host === undefined ? {} : { host }),
  });
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: { ...PATIENCE, ...options.patience },
  });
  logRequests(server, tell);
  const taken: string[] = [];
  try {
    // A record that cannot be read is told by its pages and by `/readyz`.
    await warmUp(desk).catch(log);
    for (let tried = port; ; tried++) {
      if (await listens(server, host, tried)) break;
      taken.push(`port ${tried} is taken by ${sayHolder(await portHolder(host, tried))}`);
      if (tried - port + 1 >= MAX_PORTS || tried >= MAX_PORT) throw noPort(port, tried, taken);
    }
  } catch (thrown) {
    await desk.close();
    throw thrown;
  }
  const bound = (server.address() as AddressInfo).port;
  const url = `http://${reachable(host)}:${bound}`;
  tell({ event: 'started', url });
  // What every dossier carries is put together while nobody waits for one.
  setTimeout(() => checkerCode().catch(log), IDLE_MS).unref();
  return {
    url,
    port: bound,
    taken,
    async close() {
      tell({ event: 'stopping' });
      await stopServer(server, live, desk.close);
      tell({ event: 'stopped' });
    },
  };
}

/** False where the port is taken. */
function listens(server: ServerType, host: string, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      server.off('listening', listening);
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(refused(error, host, port));
    };
    const listening = () => {
      server.off('error', failed);
      resolve(true);
    };
    server.once('error', failed).once('listening', listening).listen(port, host);
  });
}

function refused({ code, message }: NodeJS.ErrnoException, host: string, port: number): unknown {
  if (code === 'EACCES')
    return new ProvisoError('E_PORT_TAKEN', `port \`${port}\` is for the system alone: take one above 1023`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new ProvisoError('E_USAGE', `this machine has no address \`${host}\`: take \`${HOST}\``);
  return new ProvisoError('E_USAGE', `cannot listen on \`${host}:${port}\`: ${message}`);
}

const noPort = (first: number, last: number, taken: readonly string[]): ProvisoError =>
  new ProvisoError(
    'E_PORT_TAKEN',
    `no port from \`${first}\` to \`${last}\` is free (${taken[0]}): name another with \`--port\``,
  );
