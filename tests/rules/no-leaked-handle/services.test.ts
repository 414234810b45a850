import rule from '../../../src/rules/no-leaked-handle.js';
import { untyped } from '../../support/rule-testers.js';

const strict = [{ includeThrows: true, includeLikely: true }] as const;

untyped.run('no-leaked-handle: connections, pools and what they give', rule, {
  valid: [
    // What is returned needs its source.
    {
      code: `
        import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
        export function createTracer(name) {
          const provider = new NodeTracerProvider();
          return provider.getTracer(name);
        }
      `,
      options: strict,
    },
    {
      code: `
        import { Agent } from 'undici';
        export function createDispatcher(interceptor) {
          const agent = new Agent();
          const composed = agent.compose(interceptor);
          composed.on('connect', () => {});
          return { composed };
        }
      `,
      options: strict,
    },
    // Opened and closed in the closure that is given away.
    {
      code: `
        import { createClient } from 'redis';
        export function createStore(url) {
          const client = createClient({ url });
          const store = { read: undefined };
          store.read = async (key) => {
            await client.connect();
            const value = await client.get(key);
            await client.quit();
            return value;
          };
          return store;
        }
      `,
      options: strict,
    },
    // Flags that say that it is released.
    {
      code: `
        import { DataSource } from 'typeorm';
        const source = new DataSource({});
        export async function clear() {
          const runner = source.createQueryRunner();
          try {
            await runner.startTransaction();
            await runner.query('DELETE FROM item');
          } finally {
            if (!runner.isReleased) await runner.release();
          }
        }
      `,
      options: strict,
    },
    {
      code: `
        import puppeteer from 'puppeteer';
        export async function shoot(url) {
          const browser = await puppeteer.launch();
          try {
            const page = await browser.newPage();
            try {
              await page.goto(url);
            } finally {
              if (!page.isClosed()) await page.close();
            }
          } finally {
            await browser.close();
          }
        }
      `,
      options: strict,
    },
    // A builder of statements without a connection.
    {
      code: `
        import knex from 'knex';
        export function write(table) {
          const builder = knex({ client: 'pg' });
          const text = builder(table).select();
          console.log(String(text));
        }
      `,
      options: strict,
    },
    // The callback settles it.
    {
      code: `
        import knex from 'knex';
        const db = knex({ client: 'pg', connection: {} });
        export async function rename(id, name) {
          await db.transaction(async (trx) => {
            await trx('item').where({ id }).update({ name });
          });
        }
      `,
      options: strict,
    },
    // The lock is given back by the mutex.
    {
      code: `
        import { Mutex } from 'async-mutex';
        const mutex = new Mutex();
        export async function run(work) {
          await mutex.acquire();
          try {
            await work();
          } finally {
            mutex.release();
          }
        }
      `,
      options: strict,
    },
    // What \`tidy()\` sees made, it frees.
    {
      code: `
        import * as tf from '@tensorflow/tfjs';
        export function sum(values) {
          return tf.tidy(() => {
            const input = tf.tensor(values);
            return input.sum().dataSync()[0];
          });
        }
      `,
      options: strict,
    },
    // A \`tidy()\` around the caller may free it.
    {
      code: `
        import * as tf from '@tensorflow/tfjs';
        export async function sum(values) {
          const input = tf.tensor(values);
          console.log(await input.data());
        }
      `,
    },
    // Two names, one root.
    {
      code: `
        import { createRoot } from 'react-dom/client';
        import { useLayoutEffect, useRef } from 'react';
        export function Island({ element }) {
          const root = useRef(null);
          useLayoutEffect(() => {
            const own = (root.current = createRoot(element));
            return () => own.unmount();
          }, [element]);
          return null;
        }
      `,
      options: strict,
    },
    // Meant to outlive its parent.
    {
      code: `
        import { spawn } from 'node:child_process';
        export class Supervisor {
          start() {
            this.timer = setInterval(() => {}, 1000);
            this.watchdog = spawn('watchdog', { detached: true });
            this.watchdog.unref();
          }
          stop() {
            clearInterval(this.timer);
          }
        }
      `,
      options: strict,
    },
    // Watched for as long as the script runs.
    {
      code: `
        import fs from 'node:fs';
        const roots = [['a', 'b'], ['c']];
        roots.forEach((folders) => folders.forEach((folder) => fs.watch(folder, () => console.log(folder))));
      `,
      options: strict,
    },
    // A service that nothing ends, as far as this preset asks.
    {
      code: `
        import { Redis } from 'ioredis';
        class Store {
          constructor(url) {
            this.redis = new Redis(url);
          }
        }
        export const createStore = (url) => new Store(url);
      `,
    },
  ],
  invalid: [
    {
      code: `
        import { DatabaseSync } from 'node:sqlite';
        export function count(path) {
          const db = new DatabaseSync(path);
          return db.prepare('SELECT 1').get();
        }
      `,
      errors: [{ messageId: 'neverReleased', line: 4 }],
    },
    {
      code: `
        import knex from 'knex';
        export async function write(table) {
          const db = knex({ client: 'pg', connection: {} });
          console.log(await db(table).select());
        }
      `,
      errors: [
        {
          messageId: 'neverReleased',
          line: 4,
          suggestions: [
            {
              messageId: 'wrapInFinally',
              output: `
        import knex from 'knex';
        export async function write(table) {
          const db = knex({ client: 'pg', connection: {} });
          try {
                  console.log(await db(table).select());
          } finally {
                  await db.destroy();
          }
        }
      `,
            },
          ],
        },
      ],
    },
    // One of two is forgotten.
    {
      code: `
        import { Redis } from 'ioredis';
        export class Store {
          start(url) {
            this.reader = new Redis(url);
            this.writer = new Redis(url);
          }
          async destroy() {
            await Promise.all([this.writer.disconnect()]);
          }
        }
      `,
      errors: [{ messageId: 'missedByTeardown', line: 5 }],
    },
  ],
});
