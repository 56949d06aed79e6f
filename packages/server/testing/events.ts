/** A stream of server-sent events, as the standard parses it → the events, and the number a reader would come back with. */
import { request } from 'node:http';

type Heard = { id: number; event: string; data: string };

export type Hearing = {
  heard: Heard[];
  /** The last number told, by an event or by itself. */
  lastId: () => number | null;
  take: (text: string) => void;
};

export function hearing(): Hearing {
  const heard: Heard[] = [];
  let rest = '';
  let lastId: number | null = null;
  /** Counts only once a blank line has come: half an event was not heard. */
  let told: number | null = null;
  let event = '';
  let data: string[] = [];
  const line = (words: string) => {
    if (words === '') {
      lastId = told;
      if (data.length > 0) heard.push({ id: lastId ?? -1, event: event || 'message', data: data.join('\n') });
      event = '';
      data = [];
      return;
    }
    const [, field = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(words) ?? [];
    if (field === 'id') told = Number(value);
    else if (field === 'event') event = value;
    else if (field === 'data') data.push(value);
  };
  return {
    heard,
    lastId: () => lastId,
    take(text) {
      const lines = (rest + text).split(/\r\n|\n|\r/);
      rest = lines.pop()!;
      lines.forEach(line);
    },
  };
}

export type Connection = Hearing & {
  status: number;
  /** All that came, as it came. */
  text: () => string;
  /** Kept when the server has ended it. */
  ended: Promise<void>;
  pause: () => void;
  resume: () => void;
  leave: () => void;
};

export function connect(url: string, lastEventId?: number): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const headers = lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) };
    const asked = request(url, { headers, agent: false }, (response) => {
      const ears = hearing();
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        ears.take(chunk);
      });
      resolve({
        ...ears,
        status: response.statusCode ?? 0,
        text: () => text,
        ended: new Promise((end) => {
          response.on('close', end).on('error', () => end());
        }),
        pause: () => response.pause(),
        resume: () => response.resume(),
        leave: () => asked.destroy(),
      });
    });
    asked.on('error', reject).end();
  });
}

/** Looks again and again until it is so; what is never so ends with the test's own time. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resume) => setTimeout(resume, 2));
}
