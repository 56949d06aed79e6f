/** A tracker page with its map → the bytes that a reader loads to see it, by the two ways in which they are packed. */
export type Weight = { brotli: number; gzip: number; files: number };

/** The page, its styles and scripts, each as it goes over the wire; what is fetched later than the first look is no part of it. */
export async function weighPage(url: string): Promise<Weight> {
  const page = await (await fetch(url)).text();
  const { origin } = new URL(url);
  const files = [...page.matchAll(/<(?:link rel="stylesheet" href|script[^>]* src)="([^"]+)"/g)].map(
    ([, path]) => new URL(path!, origin).href,
  );
  const sum = async (coding: string) => {
    const sizes = await Promise.all([url, ...files].map((file) => bytesOf(file, coding)));
    return sizes.reduce((all, size) => all + size, 0);
  };
  return { brotli: await sum('br'), gzip: await sum('gzip'), files: files.length + 1 };
}

async function bytesOf(url: string, coding: string): Promise<number> {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    request(url, { headers: { 'accept-encoding': coding } }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.on('end', () => resolve(bytes)).on('error', reject);
    })
      .on('error', reject)
      .end();
  });
}
