import type { Acquire, SymbolRef } from './schema.js';

/** Calls that give an object whose methods acquire, and that is no resource itself. */
export const makers: readonly { readonly acquire: Acquire; readonly gives: SymbolRef }[] = [
  { acquire: { call: { from: 'express', name: 'default' } }, gives: { from: 'express-serve-static-core', name: 'Application' } },
  { acquire: { call: { from: '@opentelemetry/api', name: 'trace.getTracer' } }, gives: { from: '@opentelemetry/api', name: 'Tracer' } },
];
