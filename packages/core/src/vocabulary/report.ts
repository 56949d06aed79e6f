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
  /** Of a mail its subject. */
  headline?: string;
  /** Charset told by the transport, which outranks what the page says. */
  charset?: string;
};

/** The most that one document may have, read from a file or fetched: no report comes near it. */
export const MOST_DOCUMENT_BYTES = 32 * 1024 * 1024;

/** A report as it was found in a document that holds it in a form of its own: a mail, a PDF, an archive of pages. */
export type Unpacked = {
  /** What tells it apart within the document; null where the document is the report. */
  id: string | null;
  /** As received; what is kept. */
  bytes: Uint8Array;
  mediaType: string;
  /** The same as HTML or text, where `bytes` is neither. */
  legible?: { bytes: Uint8Array; mediaType: string };
  /** What the document says of it around its text. */
  hints: Hints;
  /** When an archive fetched it, as an instant. */
  retrieved?: string;
};

/** A part of a document from which no report could be taken, and why. */
export type NotUnpacked = { id: string | null; bytes: Uint8Array; mediaType: string; error: Coded };

/** A document → the reports in it, in its order: at least one, or one error. Never rejects for what it is given. */
export type Unpack = (document: {
  name: string;
  bytes: Uint8Array;
  mediaType?: string;
}) => Promise<(Unpacked | NotUnpacked)[]>;

/** A report that could not be read: still one line of output, never an exception. */
export type Unreadable = { report: Report; error: Coded };
