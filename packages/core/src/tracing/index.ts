export { startTracer, type Told, type Trace, type Tracer, traceOrigins } from './trace-origins.ts';
