import type { Coded } from './errors.ts';

/** One published document as received. Its bytes are kept beside it, under `sha256`, and are never altered. */
export type Report = {
  /** The path, address, or `-` it came from, as given. */
  source: string;
  /** IANA media type, as told by the server, the file's name or its first bytes. */
  mediaType: string;
  /** Of the bytes, lower-case hex. */
  sha256: string;
  bytes: number;
  /** When it was fetched, as an instant; null for a file or standard input. */
  retrieved: string | null;
};

/** What the one who hands in a report knows of it; fills only what the report itself does not say. */
export type Hints = {
  baseUrl?: string;
  published?: string;
  publisher?: string;
  /** Charset told by the transport, which outranks what the page says. */
  charset?: string;
};

/** A report that could not be read: still one line of output, never an exception. */
export type Unreadable = { report: Report; error: Coded };
