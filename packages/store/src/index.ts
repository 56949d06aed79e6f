export { type BackedUp, backupRecord, type Restored, restoreRecord } from './backup-record.ts';
export { openMemoryStore } from './memory-store.ts';
export { openSqliteStore, type SqliteOptions } from './sqlite-store.ts';
