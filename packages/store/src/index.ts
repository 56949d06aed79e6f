export { openMemoryStore } from './memory-store.ts';
export { openSqliteStore, type SqliteOptions } from './sqlite-store.ts';
