/** What one turn does with each program that leases from a database: it asks for what fails, as a request with a wrong value would. */
export interface DatabaseDriver {
  /** The rule that reports it. */
  readonly rule: string;
  readonly of: Subject;
  /** `leases`: clients that a pool has lent. `connections`: those that the engine serves. `transactions`: those that a turn left open. */
  readonly measure: 'leases' | 'connections' | 'transactions';
  /** A module that imports the program as `./block.mjs`, with `turn(n)`. */
  readonly code: string;
}

/** A section of the rule's page, an entry of the catalogue whose example runs, or a program that stands here. */
export type Subject =
  | { readonly heading: string; readonly blocks: readonly number[] }
  | { readonly resource: string }
  | { readonly component: string; readonly leak: string; readonly clean: string };

/** The name is too long for its column: the engine refuses it. */
const FAILS = "'a name that is too long'";

const renames = `
import { rename } from './block.mjs';
export const turn = () => rename(1, ${FAILS}).catch(refused);
`;

const transacts = `
import pg from 'pg';
import { rename } from './block.mjs';
const pool = new pg.Pool({ max: 1 });
let open = 0;
export const count = () => open;
// The engine says with each answer whether the connection is in a transaction.
export async function turn() {
  const client = await pool.connect();
  let status;
  const listen = (message) => { status = message.status; };
  client.connection.on('readyForQuery', listen);
  await rename(client, 404, 'b');
  if (status !== 'I') {
    open += 1;
    await client.query('ROLLBACK');
  }
  client.connection.off('readyForQuery', listen);
  client.release();
}
`;

const callsBack = (call: string): string => `
import * as block from './block.mjs';
export const turn = () => new Promise((resolve) => { ${call} });
`;

const SECTION = 'What is lent comes back on every way out';

const OWN_CLIENT = `import { Client } from 'pg';

export async function rename(id: number, name: string): Promise<void> {
  const client = new Client();
  await client.connect();
  await client.query('UPDATE item SET name = $2 WHERE id = $1', [id, name]);
  await client.end();
}
`;

const OWN_CLIENT_RELEASED = `import { Client } from 'pg';

export async function rename(id: number, name: string): Promise<void> {
  const client = new Client();
  await client.connect();
  try {
    await client.query('UPDATE item SET name = $2 WHERE id = $1', [id, name]);
  } finally {
    await client.end();
  }
}
`;

const EARLY_RETURN = `import { Pool } from 'pg';

const pool = new Pool();

export async function findName(id: number): Promise<string | undefined> {
  const client = await pool.connect();
  const { rows } = await client.query('SELECT name FROM item WHERE id = $1', [id]);
  if (rows.length === 0) {
    return undefined;
  }
  client.release();
  return rows[0].name;
}
`;

const EARLY_RETURN_RELEASED = `import { Pool } from 'pg';

const pool = new Pool();

export async function findName(id: number): Promise<string | undefined> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query('SELECT name FROM item WHERE id = $1', [id]);
    return rows[0]?.name;
  } finally {
    client.release();
  }
}
`;

export const databaseDrivers: readonly DatabaseDriver[] = [
  { rule: 'no-leaked-handle', of: { heading: SECTION, blocks: [1, 2] }, measure: 'leases', code: renames },
  { rule: 'no-leaked-handle', of: { heading: SECTION, blocks: [3, 4] }, measure: 'transactions', code: transacts },
  {
    rule: 'no-leaked-handle',
    of: { resource: 'packages/pg-pool-client-callback' },
    measure: 'leases',
    code: callsBack('block.ping(true, () => resolve());'),
  },
  {
    rule: 'no-leaked-handle',
    of: { resource: 'packages/pg-pool-client-in-callback' },
    measure: 'leases',
    code: callsBack("block.findUser('no number', () => resolve());"),
  },
  {
    rule: 'no-leaked-handle',
    of: { resource: 'packages/pg-client' },
    measure: 'connections',
    code: "import { count } from './block.mjs';\nconsole.log = () => {};\nexport const turn = () => count(url).catch(refused);\n",
  },
  {
    rule: 'require-release-on-throw',
    of: { component: 'pg, a client of its own', leak: OWN_CLIENT, clean: OWN_CLIENT_RELEASED },
    measure: 'connections',
    code: renames,
  },
  {
    rule: 'no-leaked-handle',
    of: { component: 'pg, a client of a pool and an early return', leak: EARLY_RETURN, clean: EARLY_RETURN_RELEASED },
    measure: 'leases',
    code: "import { findName } from './block.mjs';\nexport const turn = () => findName(404);\n",
  },
  {
    rule: 'no-leaked-handle',
    of: { resource: 'packages/typeorm-query-runner' },
    measure: 'leases',
    code: `
import { DataSource } from 'typeorm';
import { clear } from './block.mjs';
const { createQueryRunner } = DataSource.prototype;
// The data source of the program is its own, and nobody has opened it.
export async function start() {
  let source;
  DataSource.prototype.createQueryRunner = function () {
    source = this;
    throw new Error('not yet');
  };
  await clear().catch(() => {});
  DataSource.prototype.createQueryRunner = createQueryRunner;
  await source.initialize();
}
export const turn = () => clear().catch(refused);
`,
  },
];
