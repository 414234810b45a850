/**
 * Runs drivers in a process of their own: `node --expose-gc kit.mjs <file with trials> <file for results>`.
 *
 * A driver is `{ heading, blocks, measure, start(kit) }`. `start` loads the block, as it stands on the page, with `await kit.load()` and returns
 * `{ turn(n), count?(), stop?() }`. A turn uses the block once. What is counted:
 * - `survivors`: objects passed to `kit.track()` that a forced collection leaves;
 * - `descriptors`: open files of this process, before any collection;
 * - `timers`: timeouts and intervals that have neither fired nor been cleared;
 * - anything else: what `count()` says.
 * A count is what has been added since the first turns (`warmUp`, 3 of them), so that bounded stores are full before it begins.
 */
import { createHook } from 'node:async_hooks';
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire, register, syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { join } from 'node:path';
import { setImmediate as nextRound, setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const MOST_MILLISECONDS = 60_000;
const WARM_UP = 3;

/** A block may import what no package has: files of the reader's own. A driver stands in for them. */
const RESOLVE = `
let stubs = {};
export const initialize = (table) => { stubs = table; };
export const resolve = (specifier, context, next) => {
  const url = stubs[context.parentURL]?.[specifier];
  return url === undefined ? next(specifier, context) : { url, format: 'module', shortCircuit: true };
};
`;

const alive = { count: 0, round: 0 };
let tracked = new WeakSet();
const registry = new FinalizationRegistry(({ round, weight }) => {
  if (round === alive.round) alive.count -= weight;
});

/** Those that a timer function made and that have neither fired nor been cleared. */
const timers = new Map();
createHook({
  init(id, type, _trigger, resource) {
    if (type === 'Timeout') timers.set(id, new WeakRef(resource));
  },
  destroy(id) {
    timers.delete(id);
  },
}).enable();

function track(value, weight = 1) {
  if (!tracked.has(value)) {
    tracked.add(value);
    alive.count += weight;
    registry.register(value, { round: alive.round, weight });
  }
  return value;
}

/** Ends an owner in whatever way it offers: a function that stops, or a method. */
async function end(owner) {
  if (typeof owner === 'function') return owner();
  const names = [Symbol.dispose, Symbol.asyncDispose, 'dispose', 'destroy', 'close', 'stop', 'end', 'ngOnDestroy', 'disconnect', 'unsubscribe', 'abort'];
  const name = names.find((each) => each !== undefined && typeof owner?.[each] === 'function');
  return name === undefined ? undefined : owner[name]();
}

async function until(isDone, milliseconds = 5000) {
  const last = Date.now() + milliseconds;
  while (!(await isDone()) && Date.now() < last) await wait(2);
}

/** Full collections until the finalizers have run. */
async function collect() {
  for (let round = 0; round < 4; round += 1) {
    await nextRound();
    gc();
  }
  await nextRound();
}

function createKit({ kind, by, block, folder }) {
  const undo = [];
  const kit = {
    kind,
    by,
    folder,
    track,
    end,
    until,
    wait,
    timers: () => timers.size,
    alive: () => alive.count,
    load: () => import(pathToFileURL(block).href),
    /** A package as the block gets it. */
    require: createRequire(block),
    /** Runs `change` at the end of the trial. */
    later: (change) => undo.push(change),
    /** Puts a function in the place of one, for the block as well where the owner is a module of Node; `make` gets the one before. */
    replace(owner, name, make) {
      const before = owner[name];
      owner[name] = make(before);
      syncBuiltinESMExports();
      undo.push(() => {
        owner[name] = before;
        syncBuiltinESMExports();
      });
    },
    /** What a function of a module gives from now on. */
    capture(owner, name) {
      const results = [];
      kit.replace(owner, name, (before) => (...values) => {
        const result = before.apply(owner, values);
        results.push(result);
        return result;
      });
      return results;
    },
    /** A clock that goes faster, for `setTimeout()` and `setInterval()` of the block. */
    hurry(times) {
      for (const name of ['setTimeout', 'setInterval']) {
        kit.replace(globalThis, name, (before) => (run, ms, ...values) => before(run, ms / times, ...values));
      }
    },
    file(name, content = 'first line\nsecond line\n') {
      const path = join(folder, name);
      writeFileSync(path, content, { mode: 0o755 });
      return path;
    },
    /** A server on loopback; `open()` says how many connections it has. */
    async serve(onSocket = () => undefined) {
      const sockets = new Set();
      const server = net.createServer((socket) => {
        sockets.add(socket);
        socket.on('error', () => undefined).on('close', () => sockets.delete(socket)).resume();
        onSocket(socket);
      });
      await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
      undo.push(() => {
        for (const socket of sockets) socket.destroy();
        server.close();
      });
      return { port: server.address().port, open: () => sockets.size, sockets };
    },
    /** Connects and, when the other side has it, ends the connection again. */
    async visit(port, isDone = () => true) {
      const socket = net.connect(port, '127.0.0.1');
      await new Promise((resolve, reject) => socket.on('connect', resolve).on('error', reject));
      socket.resume();
      await until(isDone);
      const closed = new Promise((resolve) => socket.on('close', resolve));
      socket.end();
      await Promise.race([closed, wait(200)]);
      socket.destroy();
    },
    async undo() {
      for (const change of undo.reverse()) await change();
    },
  };
  return kit;
}

async function run(trial, turnsOfAll) {
  const { default: drivers } = await import(trial.drivers);
  const driver = drivers[trial.position];
  alive.round += 1;
  alive.count = 0;
  tracked = new WeakSet();
  const kit = createKit(trial);
  process.chdir(trial.folder);
  const program = await driver.start(kit);
  const count = createCount(driver.measure, program);
  const first = Math.min(turnsOfAll, driver.most ?? turnsOfAll);
  const turns = [first, 2 * first, 4 * first];
  let turn = 0;
  const runTo = async (last) => {
    for (; turn < last; turn += 1) await program.turn(turn);
    for (let round = 0; round < 3; round += 1) await nextRound();
    if (driver.pause !== undefined) await wait(driver.pause);
    return count();
  };
  const warmUp = driver.warmUp ?? WARM_UP;
  const before = await runTo(warmUp);
  const heapBefore = process.memoryUsage().heapUsed;
  const counts = [];
  for (const until of turns) counts.push((await runTo(warmUp + until)) - before);
  await collect();
  const heapBytesPerTurn = Math.round((process.memoryUsage().heapUsed - heapBefore) / (4 * first));
  await program.stop?.();
  await kit.undo();
  for (const reference of timers.values()) clearTimeout(reference.deref());
  return { turns, counts, heapBytesPerTurn };
}

function createCount(measure, program) {
  const read = {
    descriptors: () => readdirSync('/dev/fd').length,
    timers: () => timers.size,
    survivors: () => alive.count,
  }[measure] ?? (() => program.count());
  return async () => {
    // A collection closes the files of handles that nobody has any more.
    if (measure !== 'descriptors') await collect();
    return read();
  };
}

async function main([plan, results]) {
  const { turns, trials } = JSON.parse(readFileSync(plan, 'utf8'));
  const stubs = Object.fromEntries(trials.map(({ block, modules }) => [pathToFileURL(block).href, modules]));
  register(`data:text/javascript,${encodeURIComponent(RESOLVE)}`, { data: stubs });
  let failure;
  const fail = (error) => (failure ??= error);
  process.on('unhandledRejection', fail).on('uncaughtException', fail);
  console.log = console.warn = console.error = () => undefined;
  for (const trial of trials) {
    failure = undefined;
    const late = new AbortController();
    const outcome = await Promise.race([run(trial, turns), wait(MOST_MILLISECONDS, { error: 'takes too long' }, { signal: late.signal })]).catch((error) => ({
      error: String(error?.stack ?? error),
    }));
    late.abort();
    const error = outcome.error ?? (failure === undefined ? undefined : String(failure.stack ?? failure));
    appendFileSync(results, `${JSON.stringify({ id: trial.id, ...outcome, ...(error && { error }) })}\n`);
    if (outcome.error === 'takes too long') break;
  }
  // A program may leave timers, and threads that wait: process.exit() would wait for them.
  process.kill(process.pid, 'SIGKILL');
}

await main(process.argv.slice(2));
