import rule from '../../src/rules/no-enter-with.js';
import { untyped } from '../support/rule-testers.js';

const likely = [{ includeLikely: true }] as const;
const head = `import { AsyncLocalStorage } from 'node:async_hooks';
const storage = new AsyncLocalStorage();
`;

const middleware = `${head}app.use((req, res, next) => {
  storage.enterWith({ req });
  next();
});
`;

const entered = { messageId: 'enteredByHandler', line: 4, data: { storage: 'storage', store: '{ req }', scope: 'this code' } } as const;
const suggestions = [
  {
    messageId: 'wrapInRun',
    data: { storage: 'storage' },
    output: `${head}app.use((req, res, next) => {
  storage.run({ req }, () => {
    next();
  });
});
`,
  },
] as const;

untyped.run('no-enter-with: handlers', rule, {
  valid: [
    {
      name: 'a scope that another function leaves',
      code: `${head}export function scope(store) { let before; return { enter() { before = storage.getStore(); storage.enterWith(store); }, leave() { storage.enterWith(before); } }; }`,
      options: likely,
    },
    { name: 'run', code: middleware.replace('storage.enterWith({ req });\n  next();', 'storage.run({ req }, () => next());'), options: likely },
    { name: 'enters nothing', code: middleware.replace('{ req }', 'undefined'), options: likely },
    { name: 'a method of something else', code: middleware.replace('new AsyncLocalStorage()', 'new Room()').replace("import { AsyncLocalStorage } from 'node:async_hooks';", "import { Room } from './room';") },
    { name: 'gives the one before back', code: middleware.replace('next();', 'try { next(); } finally { storage.enterWith(before); }'), options: likely },
    { name: 'goes on with the current one', code: middleware.replace('{ req }', '{ ...storage.getStore(), req }'), options: likely },
    { name: 'at the top level', code: `${head}storage.enterWith({ name: 'main' });`, options: likely },
    { name: 'in a run', code: `${head}export function work(job) { storage.run({}, () => { storage.enterWith({ job }); job(); }); }`, options: likely },
    { name: 'of a start', code: `${head}export function bootstrap(config) { storage.enterWith({ config }); }`, options: likely },
    { name: 'a method that enters by its name', code: `${head}export class Context { enterWith(store) { storage.enterWith(store); } }`, options: likely },
  ],
  invalid: [
    { name: 'a middleware', code: middleware, errors: [{ ...entered, suggestions }] },
    {
      name: 'a listener',
      code: `${head}server.on('request', (req) => { storage.enterWith({ req }); });`,
      errors: [{ ...entered, line: 3 }],
    },
    {
      name: 'a handler with a name, async, whose promise is given back',
      code: `${head}export async function trace(ctx, next) {
  storage.enterWith(ctx.id);
  await next();
}
`,
      errors: [
        {
          messageId: 'enteredByHandler',
          line: 4,
          data: { storage: 'storage', store: 'ctx.id', scope: '`trace()`' },
          suggestions: [
            {
              messageId: 'wrapInRun',
              data: { storage: 'storage' },
              output: `${head}export async function trace(ctx, next) {
  return storage.run(ctx.id, async () => {
    await next();
  });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a function that its callers run, on demand',
      code: `${head}export function setUser(user) { storage.enterWith({ user }); }`,
      options: likely,
      errors: [{ messageId: 'enteredByCaller', line: 3, data: { storage: 'storage', store: '{ user }', scope: '`setUser()`' } }],
    },
    {
      name: 'a storage of another file, on demand',
      code: "import { storage } from './storage';\napp.use((req, res, next) => { next(); storage.enterWith({ req }); });",
      options: likely,
      errors: [{ ...entered, line: 2 }],
    },
  ],
});

untyped.run('no-enter-with: storages', rule, {
  valid: [
    { name: 'made once', code: `${head}export function work(job) { storage.run({}, job); }`, options: likely },
    { name: 'given away', code: "import { AsyncLocalStorage } from 'node:async_hooks';\nexport function create() { return new AsyncLocalStorage(); }", options: likely },
    { name: 'kept by an instance', code: "import { AsyncLocalStorage } from 'node:async_hooks';\nexport class Context { storage = new AsyncLocalStorage(); }", options: likely },
    { name: 'ended', code: "import { AsyncLocalStorage } from 'node:async_hooks';\nexport function work(job) { const own = new AsyncLocalStorage(); own.run({}, job); own.disable(); }", options: likely },
  ],
  invalid: [
    {
      name: 'made by each request',
      code: "import { AsyncLocalStorage } from 'node:async_hooks';\napp.get('/', (req, res) => { const own = new AsyncLocalStorage(); own.run({ req }, () => answer(res)); });",
      errors: [{ messageId: 'storagePerCall', line: 2, data: { storage: 'own', scope: 'this code' } }],
    },
    {
      name: 'made by each call, on demand',
      code: "import { AsyncLocalStorage } from 'node:async_hooks';\nexport function work(job) { const own = new AsyncLocalStorage(); own.run({}, job); }",
      options: likely,
      errors: [{ messageId: 'storagePerCall', line: 2, data: { storage: 'own', scope: '`work()`' } }],
    },
  ],
});
