import type { Acquire, SymbolRef } from './schema.js';

/** Functions that give an instance of the class that they are told. */
export const injectors: readonly SymbolRef[] = [{ from: '@angular/core', name: 'inject' }];

/** Calls that give an object whose methods acquire, and that is no resource itself. */
export const makers: readonly { readonly acquire: Acquire; readonly gives: SymbolRef }[] = [
  { acquire: { call: { from: 'express', name: 'default' } }, gives: { from: 'express-serve-static-core', name: 'Application' } },
  { acquire: { call: { from: '@opentelemetry/api', name: 'trace.getTracer' } }, gives: { from: '@opentelemetry/api', name: 'Tracer' } },
  { acquire: { call: { from: '@opentelemetry/api', name: 'metrics.getMeter' } }, gives: { from: '@opentelemetry/api', name: 'Meter' } },
  { acquire: { method: 'createObservableGauge', on: { from: '@opentelemetry/api', name: 'Meter' } }, gives: { from: '@opentelemetry/api', name: 'Observable' } },
  { acquire: { method: 'createObservableCounter', on: { from: '@opentelemetry/api', name: 'Meter' } }, gives: { from: '@opentelemetry/api', name: 'Observable' } },
  { acquire: { method: 'createObservableUpDownCounter', on: { from: '@opentelemetry/api', name: 'Meter' } }, gives: { from: '@opentelemetry/api', name: 'Observable' } },
  { acquire: { call: { from: 'winston', name: 'createLogger' } }, gives: { from: 'winston', name: 'Logger' } },
  { acquire: { call: { from: 'graphql-ws', name: 'createClient' } }, gives: { from: 'graphql-ws', name: 'Client' } },
  { acquire: { call: { from: 'rxjs', name: 'connectable' } }, gives: { from: 'rxjs', name: 'Connectable' } },
  { acquire: { method: 'consumer', on: { from: 'kafkajs', name: 'Kafka' } }, gives: { from: 'kafkajs', name: 'Consumer' } },
  { acquire: { method: 'producer', on: { from: 'kafkajs', name: 'Kafka' } }, gives: { from: 'kafkajs', name: 'Producer' } },
  { acquire: { call: { from: 'redis', name: 'createClient' } }, gives: { from: 'redis', name: 'RedisClientType' } },
  { acquire: { method: 'prepare', on: { from: 'better-sqlite3', name: 'Database' } }, gives: { from: 'better-sqlite3', name: 'Statement' } },
  { acquire: { method: 'db', on: { from: 'mongodb', name: 'MongoClient' } }, gives: { from: 'mongodb', name: 'Db' } },
  { acquire: { method: 'collection', on: { from: 'mongodb', name: 'Db' } }, gives: { from: 'mongodb', name: 'Collection' } },
];
