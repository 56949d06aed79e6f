/** The lines before a first blank line, as mails, HTTP and WARC write them → names, in lower case, and their values. */

const MOST_HEAD_BYTES = 256 * 1024;

/** Lines that go on are one; `end` is where what they speak of begins. */
export function headAt(bytes: Uint8Array, from: number): { lines: string[]; end: number } {
  const view = Buffer.from(
    bytes.buffer,
    bytes.byteOffset + from,
    Math.min(bytes.length - from, MOST_HEAD_BYTES),
  );
  const blank = /^\r?\n|\r?\n\r?\n/.exec(view.toString('latin1'));
  const length = blank ? blank.index : view.length;
  const lines = view.toString('utf8', 0, length).split(/\r?\n(?![ \t])/);
  return { lines, end: from + length + (blank?.[0].length ?? 0) };
}

export function headersIn(lines: readonly string[]): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return headers;
}
