export { createApp } from './app.ts';
export type { Around } from './house.ts';
export { type PortHolder, portHolder } from './port-holder.ts';
export { type Served, type ServeOptions, serve } from './serve.ts';
