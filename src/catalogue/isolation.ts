/** What keeps a context or a process apart for one request, and how a function that a request runs is known. */
import type { SymbolRef } from './schema.js';

/** Storages of a context that follows asynchronous code. */
export const contextStorages: readonly SymbolRef[] = [
  { from: 'node:async_hooks', name: 'AsyncLocalStorage' },
  { from: 'global', name: 'AsyncLocalStorage' },
];

/** Parameters by which a function that goes on with the request is known: `(ctx, next) => …`. */
export const nextNames: readonly string[] = ['next', 'done'];

/** Parameters of the functions that answer requests, by position: `(req, res) => …`. Both together say what one alone does not. */
export const exchangeParameters: readonly (readonly string[])[] = [
  ['req', 'request', '_req', '_request', 'ctx', 'context'],
  ['res', 'response', 'reply', '_res', '_response', '_reply', 'next'],
];

/** Exported functions that a framework runs for each request. */
export const requestExportNames: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** Functions that make a request handler of their argument. */
export const requestWrapperNames: readonly string[] = ['defineEventHandler', 'eventHandler', 'asyncHandler', 'expressAsyncHandler'];
