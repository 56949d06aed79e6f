/** A failure that a person or a program can act on. Each code has its paragraph in `docs/reference/errors.md`. */
export type Coded = { code: ErrorCode; message: string };

export const ERROR_CODES = [
  'E_EMPTY',
  'E_BINARY',
  'E_NOT_FOUND',
  'E_IS_DIRECTORY',
  'E_TOO_LARGE',
  'E_TOO_DEEP',
  'E_UNREADABLE',
  'E_DAMAGED',
  'E_ENCRYPTED',
  'E_NO_STORY',
  'E_FETCH_REFUSED',
  'E_FETCH_FAILED',
  'E_DATE',
  'E_POLICY_INVALID',
  'E_POLICY_UNKNOWN',
  'E_POLICY_EXISTS',
  'E_NAME_UNKNOWN',
  'E_FINDING_UNKNOWN',
  'E_REPORT_UNKNOWN',
  'E_REVIEW_INVALID',
  'E_MAPPING_INVALID',
  'E_TABLE_INVALID',
  'E_FOLDER_INVALID',
  'E_ENTRY_UNKNOWN',
  'E_PROOF_INVALID',
  'E_NOT_PROVEN',
  'E_RECORD_BUSY',
  'E_RECORD_DAMAGED',
  'E_RECORD_MISSING',
  'E_RECORD_NEWER',
  'E_RECORD_EXISTS',
  'E_DISK_FULL',
  'E_USAGE',
  'E_BUSY',
  'E_WRITE_REFUSED',
  'E_LIVE_FULL',
  'E_PORT_TAKEN',
  'E_CHARSET',
  'E_MODEL_DAMAGED',
  'E_INTERNAL',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** An expected failure on its way out of a call that cannot return it as a value. */
export class ProvisoError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string) {
    super(message);
    this.name = 'ProvisoError';
    this.code = code;
  }
  toJSON(): Coded {
    return { code: this.code, message: this.message };
  }
}
