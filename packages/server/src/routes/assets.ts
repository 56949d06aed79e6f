/** The style sheet, the scripts and the mark: the only files that pages ask for. */
import type { Hono } from 'hono';
import { SCRIPTS, scriptPath } from '../script.ts';
import { FAVICON, STYLE, STYLE_PATH } from '../style.ts';

const FOR_EVER = 'public, max-age=31536000, immutable';

export function assetRoutes(app: Hono): void {
  app.get(STYLE_PATH, (c) =>
    c.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': FOR_EVER }),
  );
  for (const [name, text] of SCRIPTS)
    app.get(scriptPath(name), (c) =>
      c.body(text, 200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': FOR_EVER }),
    );
  app.get('/favicon.svg', (c) =>
    c.body(FAVICON, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' }),
  );
}
