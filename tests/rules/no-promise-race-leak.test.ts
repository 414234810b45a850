import rule from '../../src/rules/no-promise-race-leak.js';
import { untyped } from '../support/rule-testers.js';

const likely = [{ includeLikely: true }] as const;

/** The function that the suggestion adds to a file of TypeScript. */
const raceOnce = `const waitingRaces = new WeakMap<object, Map<object, () => void>>();

/** Settles like \`Promise.race()\`, and leaves nothing on a promise that stays pending. */
function raceOnce<T>(contenders: Iterable<T>): Promise<Awaited<T>> {
  const promises = Array.from(contenders, (contender) => Promise.resolve(contender));
  return new Promise((resolve) => {
    for (const promise of promises) {
      const races = waitingRaces.get(promise) ?? new Map<object, () => void>();
      if (!waitingRaces.has(promise)) {
        const settle = () => {
          waitingRaces.delete(promise);
          for (const end of [...races.values()]) end();
        };
        waitingRaces.set(promise, races);
        promise.then(settle, settle);
      }
      races.set(promises, () => {
        for (const other of promises) waitingRaces.get(other)?.delete(promises);
        resolve(promise);
      });
    }
  });
}

`;

/** A case whose only report suggests the race that leaves nothing behind. */
function raced<Case extends { readonly code: string }, Reported extends object>(test: Case, error: Reported): Case & { errors: [Reported & { suggestions: [{ messageId: 'raceOnce'; output: string }] }] } {
  const { code } = test;
  const at = /^(?:import .*\n)?/u.exec(code)?.[0].length ?? 0;
  const output = `${code.slice(0, at)}${raceOnce}${code.slice(at).replace('Promise.race(', 'raceOnce(')}`;
  return { ...test, errors: [{ ...error, suggestions: [{ messageId: 'raceOnce', output }] }] };
}

/** A generator whose loop races each value against `operand`, which `before` declares. */
function loop({
  before = 'const stopped = new Promise((resolve) => { stop = resolve; });',
  head = 'while (true)',
  operand = 'stopped',
}: { readonly before?: string; readonly head?: string; readonly operand?: string } = {}): string {
  return `let stop;
export async function* read(iterator, retries, events) {
  ${before}
  ${head} {
    const next = await Promise.race([iterator.next(), ${operand}]);
    yield next;
  }
}
`;
}

const racedInLoop = { messageId: 'racedInLoop', line: 5, data: { promise: 'stopped', race: 'Promise.race()', scope: '`read()`' } } as const;

untyped.run('no-promise-race-leak: loops', rule, {
  valid: [
    { name: 'made anew by each turn', code: loop({ operand: 'new Promise((resolve) => { stop = resolve; })' }) },
    { name: 'given another promise by each turn', code: loop({ before: 'let stopped;', operand: '(stopped = new Promise((resolve) => { stop = resolve; }))' }), options: likely },
    {
      name: 'a function that the loop may run gives it another promise',
      code: loop({ before: 'let stopped = new Promise((resolve) => { stop = resolve; }); events.on("stop", () => { stopped = new Promise((resolve) => { stop = resolve; }); });' }),
      options: likely,
    },
    { name: 'a timer settles it', code: loop({ before: 'const stopped = new Promise((resolve) => { setTimeout(resolve, 1000); });' }), options: likely },
    { name: 'the loop counts', code: loop({ head: 'for (let turn = 0; turn < 3; turn++)' }), options: likely },
    { name: 'the loop counts down', code: loop({ head: 'while (retries-- > 0)' }), options: likely },
    { name: 'the loop walks a list', code: loop({ head: 'for (const turn of [1, 2, 3])' }), options: likely },
    { name: 'the race is outside of the loop', code: 'export async function wait(work) { const stopped = new Promise(() => {}); await Promise.race([work, stopped]); }', options: likely },
    { name: 'nobody knows what settles it', code: loop({ before: 'const stopped = iterator.closed();' }) },
    { name: 'words of a comment are no events', code: loop({ before: 'const stopped = new Promise((resolve) => { /* on once */ start(resolve); });' }) },
    { name: 'a `race` of something else', code: loop().replace('Promise.race', 'relay.race'), options: likely },
    { name: 'a class named Promise', code: `class Promise { static race() {} }\n${loop()}`, options: likely },
  ],
  invalid: [
    raced({ name: 'settled by hand', code: loop() }, racedInLoop),
    raced({ name: 'never settled', code: loop({ before: 'const stopped = new Promise(() => {});' }) }, racedInLoop),
    raced({ name: 'settled by a listener', code: loop({ before: "const stopped = new Promise((resolve) => { events.once('stop', resolve); });" }) }, racedInLoop),
    { name: 'with a reaction of its own', code: loop({ operand: 'stopped.then(() => undefined)' }), errors: [racedInLoop] },
    raced({ name: 'settled by an event', code: `import { once } from 'node:events';\n${loop({ before: "const stopped = once(events, 'stop');" })}` }, { ...racedInLoop, line: 6 }),
    raced({ name: 'a promise with its resolvers', code: loop({ before: 'const stopped = Promise.withResolvers();', operand: 'stopped.promise' }) }, racedInLoop),
    raced({ name: 'for ever', code: loop({ head: 'for (;;)' }) }, racedInLoop),
    raced({ name: 'a stream', code: loop({ head: 'for await (const value of iterator)' }) }, racedInLoop),
    { name: 'any', code: loop().replace('Promise.race', 'Promise.any'), errors: [{ ...racedInLoop, data: { ...racedInLoop.data, race: 'Promise.any()' } }] },
    raced({ name: 'what a call gives back, on demand', code: loop({ before: 'const stopped = iterator.closed();' }), options: likely }, racedInLoop),
  ],
});

function connection({ field = 'closed = new Promise((resolve) => { this.close = resolve; });', method = 'ask(work) { return Promise.race([work, this.closed]); }' } = {}): string {
  return `export class Connection {
  ${field}
  ${method}
}
`;
}

const racedPerCall = { messageId: 'racedPerCall', line: 3, data: { promise: 'this.closed', race: 'Promise.race()', scope: '`ask()`' } } as const;

untyped.run('no-promise-race-leak: instances and modules', rule, {
  valid: [
    { name: 'a field, not on demand', code: connection() },
    { name: 'a field that each call sets', code: connection({ method: 'ask(work) { this.closed = new Promise(() => {}); return Promise.race([work, this.closed]); }' }), options: likely },
    { name: 'a field beside a timer', code: connection({ method: 'ask(ms) { return Promise.race([this.closed.then(() => true), new Promise((resolve) => { setTimeout(resolve, ms, false); })]); }' }), options: likely },
    { name: 'the constructor waits once', code: connection({ method: 'constructor(work) { void Promise.race([work, this.closed]); }' }), options: likely },
    { name: 'a method that runs once', code: connection({ method: 'start(work) { return Promise.race([work, this.closed]); }' }), options: likely },
    {
      name: 'a field that another method makes anew',
      code: connection({ field: 'reset() { this.closed = new Promise((resolve) => { this.close = resolve; }); }' }),
      options: likely,
    },
    { name: 'nobody knows what settles the field', code: connection({ field: 'closed = open();' }), options: likely },
    { name: 'the module waits once', code: 'let stop; const stopped = new Promise((resolve) => { stop = resolve; }); await Promise.race([start(), stopped]);' },
    { name: 'a module promise that a timer settles', code: 'const late = new Promise((resolve) => { setTimeout(resolve, 1000); }); export function ask(work) { return Promise.race([work, late]); }' },
    { name: 'a module promise that is replaced', code: 'let stop; let stopped; export function ask(work) { stopped = new Promise((resolve) => { stop = resolve; }); return Promise.race([work, stopped]); }' },
  ],
  invalid: [
    raced({ name: 'a field, on demand', code: connection(), options: likely }, racedPerCall),
    raced(
      { name: 'a field in a loop', code: connection({ method: 'async ask(work) { while (true) { await Promise.race([work.next(), this.closed]); } }' }) },
      { ...racedPerCall, messageId: 'racedInLoop' },
    ),
    raced(
      { name: 'a promise of the module', code: 'let stop; const stopped = new Promise((resolve) => { stop = resolve; });\nexport function ask(work) { return Promise.race([work, stopped]); }' },
      { messageId: 'racedPerCall', line: 2, data: { promise: 'stopped', race: 'Promise.race()', scope: '`ask()`' } },
    ),
  ],
});

const pool = `export async function run(source) {
  const pending = new Set();
  while (source.isOpen) {
    pending.add(source.next());
    const first = await Promise.race([...pending].map((job) => job.then(() => job)));
    pending.delete(first);
  }
}
`;

const racedElements = { messageId: 'racedElements', line: 5, data: { promise: 'pending', race: 'Promise.race()', scope: '`run()`' } } as const;
const plain = pool.replace('[...pending].map((job) => job.then(() => job))', 'pending');

untyped.run('no-promise-race-leak: pools', rule, {
  valid: [
    { name: 'without reactions of its own, not on demand', code: plain },
    { name: 'an index for each, not on demand', code: pool.replace('(job) => job.then(() => job)', '(job, index) => job.then(() => index)') },
    { name: 'drained in the end, not on demand', code: pool.replace('source.isOpen', 'pending.size') },
    { name: 'a list that is only emptied', code: pool.replace('pending.add(source.next());', ''), options: likely },
    { name: 'a list of each turn', code: pool.replace('  const pending = new Set();\n', '').replace('{\n    pending', '{\n    const pending = new Set();\n    pending'), options: likely },
  ],
  invalid: [
    { name: 'each turn reacts to all of them with the element', code: pool, errors: [racedElements] },
    { name: 'in a list', code: pool.replace('() => job)', '() => [job])'), errors: [racedElements] },
    raced({ name: 'without reactions of its own, on demand', code: plain, options: likely }, racedElements),
    { name: 'drained in the end, on demand', code: pool.replace('source.isOpen', 'pending.size'), options: likely, errors: [racedElements] },
  ],
});

const aborted = loop().replace('let stop;\n', '');

untyped.run('no-promise-race-leak: the race that leaves nothing behind', rule, {
  valid: [{ name: 'is silent', code: `${raceOnce}${loop().replace('Promise.race(', 'raceOnce(')}`, options: likely }],
  invalid: [
    {
      name: 'in a file without types',
      code: aborted,
      filename: 'file.js',
      errors: [
        {
          ...racedInLoop,
          line: 4,
          suggestions: [
            {
              messageId: 'raceOnce',
              output: `${raceOnce.replace('<object, Map<object, () => void>>', '').replace('<T>(contenders: Iterable<T>): Promise<Awaited<T>>', '(contenders)').replace('new Map<object, () => void>()', 'new Map()')}${aborted.replace('Promise.race(', 'raceOnce(')}`,
            },
          ],
        },
      ],
    },
    {
      name: 'is there already',
      code: `${raceOnce}${aborted}`,
      errors: [{ ...racedInLoop, line: 28, suggestions: [{ messageId: 'raceOnce', output: `${raceOnce}${aborted.replace('Promise.race(', 'raceOnce(')}` }] }],
    },
    // Two declarations of one name would not parse.
    { name: 'has its name taken', code: `function raceOnce() {}\n${aborted}`, errors: [{ ...racedInLoop, line: 5 }] },
    // The argument would be the type of the operands.
    { name: 'gets no type of a result', code: aborted.replace('Promise.race(', 'Promise.race<string>('), errors: [{ ...racedInLoop, line: 4 }] },
  ],
});
