/**
 * What happens at the server → one line each: JSON for programs, words for a person. What was typed behind a `?` is
 * never told: it may be anybody's question.
 */

export const LOG_LEVELS = ['silent', 'error', 'info'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export const LOG_FORMS = ['json', 'lines'] as const;
export type LogForm = (typeof LOG_FORMS)[number];

export type Logged =
  | {
      event: 'request';
      method: string;
      path: string;
      status: number;
      /** From the first byte asked to the last one sent. */
      ms: number;
      /** Sent, with the answer's head. */
      bytes: number;
    }
  /** What nobody expected. */
  | { event: 'failure'; message: string; stack: string | null }
  | { event: 'started'; url: string }
  | { event: 'stopping' | 'stopped' };

export type Log = (logged: Logged) => void;

export type LogOptions = {
  level?: LogLevel;
  form?: LogForm;
  /** Milliseconds since 1970. */
  now?: () => number;
  write?: (line: string) => void;
};

const toStandardError = (line: string) => {
  process.stderr.write(line);
};

export function openLog({
  level = 'error',
  form = 'json',
  now = Date.now,
  write = toStandardError,
}: LogOptions = {}): Log {
  const most = LOG_LEVELS.indexOf(level);
  return (logged) => {
    const own = levelOf(logged);
    if (LOG_LEVELS.indexOf(own) > most) return;
    const time = new Date(now()).toISOString();
    const line = form === 'json' ? JSON.stringify({ time, level: own, ...logged }) : sayLogged(time, logged);
    write(`${line}\n`);
  };
}

export const failureOf = (thrown: unknown): Logged =>
  thrown instanceof Error
    ? { event: 'failure', message: thrown.message, stack: thrown.stack ?? null }
    : { event: 'failure', message: String(thrown), stack: null };

/** A server that fails says so at the level of errors; one that refuses does what it should. */
const levelOf = (logged: Logged): LogLevel =>
  logged.event === 'failure' || (logged.event === 'request' && logged.status >= 500) ? 'error' : 'info';

function sayLogged(time: string, logged: Logged): string {
  const at = time.slice(11, 19);
  switch (logged.event) {
    case 'request': {
      const { method, path, status, ms, bytes } = logged;
      return `${at} ${status} ${method} ${printable(path)}  ${ms} ms, ${bytes} bytes`;
    }
    case 'failure':
      return `${at} failed: ${logged.stack ?? logged.message}`;
    case 'started':
      return `${at} serving at ${logged.url}`;
    case 'stopping':
      return `${at} stopping; told so once more, it ends at once`;
    default:
      return `${at} ${logged.event}`;
  }
}

/** A path may hold bytes that a terminal would obey. */
const printable = (path: string): string => path.replace(/[^\x21-\x7e]/g, '?');
