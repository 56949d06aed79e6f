/** A desk → its app where the record may be changed, and how its pages' forms are sent, as a browser would send them. */
import type { Desk, Store } from '@proviso/desk';
import type { Hono } from 'hono';
import { createApp } from '../src/app.ts';
import type { Around } from '../src/house.ts';
import { NOW } from './example-record.ts';

export const HERE = 'http://localhost:4321';

export type Writable = {
  app: Hono;
  get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  /** With the token of the page's own forms, and from it. */
  send: (
    path: string,
    fields: Record<string, string | string[] | File>,
    headers?: Record<string, string>,
  ) => Promise<Response>;
  token: () => Promise<string>;
};

export function writable(
  { desk, store }: { desk: Desk; store: Store },
  around: Partial<Around> = {},
): Writable {
  const app = createApp(desk, {
    now: () => NOW,
    head: () => store.head(),
    writes: true,
    fullText: true,
    ...around,
  });
  const get = async (path: string, headers = {}) => app.request(HERE + path, { headers });
  const token = async () => /name="token" value="([^"]+)"/.exec(await (await get('/add')).text())?.[1] ?? '';
  return {
    app,
    get,
    token,
    async send(path, fields, headers = {}) {
      const body = formOf({ token: await token(), ...fields });
      const own = { origin: HERE, 'sec-fetch-site': 'same-origin', ...headers };
      return app.request(HERE + path, { method: 'POST', body, headers: own });
    },
  };
}

/** Where no file is sent, as a form without one is. */
function formOf(fields: Record<string, string | string[] | File>): FormData | URLSearchParams {
  const hasFile = Object.values(fields).some((value) => value instanceof File);
  const form = hasFile ? new FormData() : new URLSearchParams();
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) form.append(name, value as string);
  return form;
}
