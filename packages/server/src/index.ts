export { createApp } from './app.ts';
export type { Around } from './house.ts';
export { LOG_FORMS, LOG_LEVELS, type Log, type LogForm, type LogLevel, openLog } from './log/log.ts';
export { type PortHolder, portHolder } from './port-holder.ts';
export { type Served, type ServeOptions, serve } from './serve.ts';
