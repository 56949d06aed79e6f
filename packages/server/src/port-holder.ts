/**
 * A port that is taken → who holds it, as far as can be told: Proviso itself says so when asked, another program is
 * found where the system shows its sockets, and otherwise nothing is guessed.
 */
import { readdir, readFile, readlink } from 'node:fs/promises';

export type PortHolder =
  | { kind: 'proviso'; version: string }
  | { kind: 'program'; name: string; pid: number }
  | { kind: 'unknown' };

export async function portHolder(host: string, port: number): Promise<PortHolder> {
  return (await provisoAt(host, port)) ?? (await programAt(port)) ?? { kind: 'unknown' };
}

/** "Proviso itself (0.1.0)" */
export function sayHolder(holder: PortHolder): string {
  if (holder.kind === 'proviso') return `Proviso itself (${holder.version})`;
  return holder.kind === 'program'
    ? `\`${holder.name}\` (process ${holder.pid})`
    : 'a program that cannot be told from here';
}

const PATIENCE_MS = 700;

async function provisoAt(host: string, port: number): Promise<PortHolder | null> {
  try {
    const response = await fetch(`http://${reachable(host)}:${port}/healthz`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
      redirect: 'error',
    });
    const told: unknown = await response.json();
    if (typeof told !== 'object' || told === null || !('program' in told)) return null;
    if (told.program !== 'proviso') return null;
    const version = 'version' in told && typeof told.version === 'string' ? told.version : '';
    return { kind: 'proviso', version };
  } catch {
    return null;
  }
}

/** A server that listens everywhere is reached here; a bare IPv6 address goes into brackets. */
export function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}

/** Linux alone shows its sockets as files; programs of others stay hidden. */
async function programAt(port: number): Promise<PortHolder | null> {
  const sockets = new Set<string>();
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    const lines = (await readFile(table, 'utf8').catch(() => '')).split('\n').slice(1);
    for (const line of lines) {
      const [, local = '', , state, , , , , , inode] = line.trim().split(/\s+/);
      if (state === LISTENING && Number.parseInt(local.split(':')[1] ?? '', 16) === port)
        sockets.add(`socket:[${inode}]`);
    }
  }
  return sockets.size === 0 ? null : ownerOf(sockets);
}
const LISTENING = '0A';

async function ownerOf(sockets: ReadonlySet<string>): Promise<PortHolder | null> {
  const processes = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  for (const pid of processes) {
    const files = await readdir(`/proc/${pid}/fd`).catch(() => []);
    for (const file of files) {
      const target = await readlink(`/proc/${pid}/fd/${file}`).catch(() => '');
      if (!sockets.has(target)) continue;
      const name = (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim();
      return { kind: 'program', name: name || 'unnamed', pid: Number(pid) };
    }
  }
  return null;
}
