export { type Around, createApp } from './app.ts';
export { type PortHolder, portHolder } from './port-holder.ts';
export { type Served, type ServeOptions, serve } from './serve.ts';
