/** The lines before a first blank line, as mails, HTTP and WARC write them → names, in lower case, and their values. */

const MOST_HEAD_BYTES = 256 * 1024;

/** Lines that go on are one; `end` is where what they speak of begins. */
export function headAt(bytes: Uint8Array, from: number): { lines: string[]; end: number } {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const most = Math.min(bytes.length, from + MOST_HEAD_BYTES);
  let start = from;
  for (;;) {
    const stop = view.indexOf('\n', start);
    if (stop < 0 || stop >= most) return { lines: linesIn(view.subarray(from, most)), end: most };
    if (stop === start || (stop === start + 1 && view[start] === 0x0d))
      return { lines: linesIn(view.subarray(from, start)), end: stop + 1 };
    start = stop + 1;
  }
}

const linesIn = (head: Buffer): string[] =>
  head
    .toString('utf8')
    .trimEnd()
    .split(/\r?\n(?![ \t])/);

export function headersIn(lines: readonly string[]): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return headers;
}
