/**
 * Runs programs against an engine of PostgreSQL that it starts itself and that speaks the wire protocol over a socket.
 * `node --expose-gc databases-child.mjs <folders of programs, as JSON> <turns>` prints what each left, as JSON.
 */
import { setImmediate as nextRound, setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import pg from 'pg';

/** Requests to a pool that has no client left, in milliseconds. */
const PATIENCE = 300;

const SCHEMA = `
CREATE TABLE item (id integer PRIMARY KEY, name varchar(8) NOT NULL);
CREATE TABLE line (item integer REFERENCES item);
CREATE TABLE users (id integer);
INSERT INTO item VALUES (1, 'a');
INSERT INTO line VALUES (1);
`;

const db = await PGlite.create();
await db.exec(SCHEMA);
const server = new PGLiteSocketServer({ db, port: 0, host: '127.0.0.1', maxConnections: 1000 });
await server.start();
const [host, port] = server.getServerConn().split(':');
Object.assign(process.env, { PGHOST: host, PGPORT: port, PGUSER: 'postgres', PGDATABASE: 'postgres', PGPASSWORD: 'none' });
globalThis.url = `postgres://postgres:none@${host}:${port}/postgres`;

/** Passes over what the engine refused, which is what the driver asked for, and over nothing else. */
globalThis.refused = (error) => {
  if (!(error.driverError ?? error).severity) throw error;
};

// Pools of a program that are its own. For counts they have room for all that is not given back.
const pools = new Set();
let room = 10;
const { connect } = pg.Pool.prototype;
pg.Pool.prototype.connect = function (...parameters) {
  pools.add(this);
  this.options.max = room;
  // A client that waits in its pool stays there: another program counts its own.
  this.options.idleTimeoutMillis = 0;
  this.options.connectionTimeoutMillis = room === 10 ? PATIENCE : 0;
  return connect.apply(this, parameters);
};

const counters = {
  leases: () => [...pools].reduce((sum, pool) => sum + pool.totalCount - pool.idleCount, 0),
  connections: () => server.getStats().activeConnections,
};

/** A connection that ends does so in its own time: what counts is what stays for a while. */
async function waitForCount(count) {
  let last = count();
  for (let rounds = 0; rounds < 4; rounds += 1) {
    await wait(50);
    const next = count();
    if (next !== last) rounds = 0;
    last = next;
  }
  return last;
}

async function settle() {
  for (let round = 0; round < 3; round += 1) {
    await nextRound();
    gc();
  }
}

async function measure(program, name, turns) {
  room = 1000;
  const count = program.count ?? counters[name];
  for (let turn = -2; turn < 0; turn += 1) await program.turn(turn);
  const baseline = await waitForCount(count);
  const counts = [];
  const heaps = [];
  let done = 0;
  for (const until of [turns, 2 * turns, 4 * turns]) {
    for (; done < until; done += 1) await program.turn(done);
    counts.push((await waitForCount(count)) - baseline);
    await settle();
    heaps.push(process.memoryUsage().heapUsed);
  }
  return { counts, heapBytesPerTurn: Math.round((heaps[2] - heaps[0]) / (3 * turns)) };
}

/** Of so many requests, those that a pool of ordinary size let through to the engine. */
async function countAnswered(program, requests) {
  room = 10;
  let answered = 0;
  for (let request = 0; request < requests; request += 1) {
    try {
      await program.turn(request);
      answered += 1;
    } catch {
      // The pool had no client left.
    }
  }
  return answered;
}

const results = [];
const turns = Number(process.argv[3]);
for (const { path, measure: name } of JSON.parse(process.argv[2])) {
  pools.clear();
  const program = await import(pathToFileURL(path).href);
  await program.start?.();
  if (name === 'answered') {
    results.push({ answered: await countAnswered(program, turns) });
  } else {
    results.push(await measure(program, name, turns));
  }
}
process.stdout.write(JSON.stringify(results));
// Leaks keep their connections, and those this process.
process.exit(0);
