/** What keeps a context or a process apart for one request, and how a function that a request runs is known. */
import type { SymbolRef } from './schema.js';

/** Storages of a context that follows asynchronous code. */
export const contextStorages: readonly SymbolRef[] = [
  { from: 'node:async_hooks', name: 'AsyncLocalStorage' },
  { from: 'global', name: 'AsyncLocalStorage' },
];

/** Parameters by which a function that goes on with the request is known: `(ctx, next) => …`. */
export const nextNames: readonly string[] = ['next'];

/** Parameters of the functions that answer requests, by position: `(req, res) => …`. Both together say what one alone does not. */
export const exchangeParameters: readonly (readonly string[])[] = [
  ['req', 'request', '_req', '_request', 'ctx', 'context'],
  ['res', 'response', 'reply', '_res', '_response', '_reply', 'next'],
];

/** Exported functions that a framework runs for each request. */
export const requestExportNames: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** Functions that make a request handler of their argument. */
export const requestWrapperNames: readonly string[] = ['defineEventHandler', 'eventHandler', 'asyncHandler', 'expressAsyncHandler'];

/** A call that starts a process, and the index of its options. */
export interface Spawner {
  readonly symbol: SymbolRef;
  /** Where the options stand when no callback is given; an array before them is the command's arguments. */
  readonly options: number;
  /** Any of these options ends the process, whatever it does. */
  readonly limits: readonly string[];
}

const processLimits: readonly string[] = ['timeout', 'signal'];

export const spawners: readonly Spawner[] = [
  { symbol: { from: 'node:child_process', name: 'exec' }, options: 1, limits: processLimits },
  { symbol: { from: 'node:child_process', name: 'execFile' }, options: 2, limits: processLimits },
  { symbol: { from: 'node:child_process', name: 'spawn' }, options: 2, limits: processLimits },
  { symbol: { from: 'node:child_process', name: 'fork' }, options: 2, limits: processLimits },
  { symbol: { from: 'node:child_process', name: 'execSync' }, options: 1, limits: ['timeout'] },
  { symbol: { from: 'node:child_process', name: 'execFileSync' }, options: 2, limits: ['timeout'] },
  { symbol: { from: 'node:child_process', name: 'spawnSync' }, options: 2, limits: ['timeout'] },
  { symbol: { from: 'execa', name: 'execa' }, options: 2, limits: ['timeout', 'cancelSignal', 'signal', 'forceKillAfterDelay'] },
  { symbol: { from: 'execa', name: 'execaCommand' }, options: 1, limits: ['timeout', 'cancelSignal', 'signal'] },
];

/** A pool whose queue has no end by default: what waits for a place waits for ever, and so do those behind it. */
export interface UnlimitedPool {
  readonly symbol: SymbolRef;
  readonly isConstructed: boolean;
  readonly options: number;
  /** Any of these ends the wait, or refuses it. */
  readonly limits: readonly string[];
}

export const unlimitedPools: readonly UnlimitedPool[] = [
  { symbol: { from: 'piscina', name: 'default' }, isConstructed: true, options: 0, limits: ['maxQueue'] },
  { symbol: { from: 'piscina', name: 'Piscina' }, isConstructed: true, options: 0, limits: ['maxQueue'] },
  { symbol: { from: 'tinypool', name: 'default' }, isConstructed: true, options: 0, limits: ['maxQueue'] },
  { symbol: { from: 'tinypool', name: 'Tinypool' }, isConstructed: true, options: 0, limits: ['maxQueue'] },
  { symbol: { from: 'workerpool', name: 'pool' }, isConstructed: false, options: 1, limits: ['maxQueueSize'] },
  { symbol: { from: 'pg', name: 'Pool' }, isConstructed: true, options: 0, limits: ['connectionTimeoutMillis'] },
  { symbol: { from: 'mysql2', name: 'createPool' }, isConstructed: false, options: 0, limits: ['queueLimit'] },
  { symbol: { from: 'mysql2/promise', name: 'createPool' }, isConstructed: false, options: 0, limits: ['queueLimit'] },
  { symbol: { from: 'generic-pool', name: 'createPool' }, isConstructed: false, options: 1, limits: ['acquireTimeoutMillis', 'maxWaitingClients'] },
];
