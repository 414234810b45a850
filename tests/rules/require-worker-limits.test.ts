import rule from '../../src/rules/require-worker-limits.js';
import { untyped } from '../support/rule-testers.js';

const likely = [{ includeLikely: true }] as const;

/** A request handler with one call. */
function route(call: string, imported = 'exec, execFile, spawn'): string {
  return `import { ${imported} } from 'node:child_process';
app.get('/thumb', (req, res) => { ${call}; });
`;
}

const unlimited = { messageId: 'processPerRequest', line: 2, data: { call: 'exec()', scope: 'this code', limit: '' } } as const;

untyped.run('require-worker-limits: processes', rule, {
  valid: [
    { name: 'a time-out', code: route('exec(`convert ${req.query.file}`, { timeout: 1000 }, send)') },
    { name: 'a signal', code: route('spawn(command, parameters, { signal })') },
    { name: 'options from elsewhere', code: route('exec(command, options, send)') },
    { name: 'options that are spread', code: route('exec(command, { ...options }, send)') },
    { name: 'detached', code: route("spawn('backup', [], { detached: true }).unref()") },
    { name: 'killed by the handler', code: route("const child = spawn('convert', []); req.on('close', () => child.kill())") },
    { name: 'no request', code: "import { exec } from 'node:child_process';\nexport function build(command) { exec(command); }" },
    { name: 'a callback that is no continuation of a request', code: "import { execFile } from 'node:child_process';\nexport function describe(folder, done) { execFile('git', ['describe'], { cwd: folder }, () => done()); }" },
    { name: 'an exec of something else', code: "app.get('/thumb', (req, res) => { pattern.exec(req.url); });" },
  ],
  invalid: [
    {
      name: 'a callback behind the command',
      code: route('exec(`convert ${req.query.file}`, (error, out) => res.end(out))'),
      errors: [
        {
          ...unlimited,
          suggestions: [{ messageId: 'correctText', output: route('exec(`convert ${req.query.file}`, { timeout: 60_000 }, (error, out) => res.end(out))') }],
        },
      ],
    },
    {
      name: 'a callback behind the program',
      code: route("execFile('convert', (error, out) => res.end(out))"),
      errors: [
        {
          ...unlimited,
          data: { ...unlimited.data, call: 'execFile()' },
          suggestions: [{ messageId: 'correctText', output: route("execFile('convert', { timeout: 60_000 }, (error, out) => res.end(out))") }],
        },
      ],
    },
    {
      name: 'a name behind the program, which may be that of a callback',
      code: route("execFile('convert', send)"),
      errors: [{ ...unlimited, data: { ...unlimited.data, call: 'execFile()' } }],
    },
    {
      name: 'no options',
      code: route("spawn('convert', [req.query.file])"),
      errors: [
        {
          ...unlimited,
          data: { ...unlimited.data, call: 'spawn()' },
          suggestions: [{ messageId: 'passArgument', output: route("spawn('convert', [req.query.file], { timeout: 60_000 })") }],
        },
      ],
    },
    {
      name: 'other options',
      code: route("execFile('convert', [], { cwd: folder }, send)"),
      errors: [
        {
          ...unlimited,
          data: { ...unlimited.data, call: 'execFile()' },
          suggestions: [{ messageId: 'correctText', output: route("execFile('convert', [], { timeout: 60_000, cwd: folder }, send)") }],
        },
      ],
    },
    {
      name: 'promised, in a handler with a name',
      code: `import { exec } from 'node:child_process';
import { promisify } from 'node:util';
const run = promisify(exec);
export async function show(req, res) { res.end(await run('uptime')); }
`,
      errors: [
        {
          ...unlimited,
          line: 4,
          data: { ...unlimited.data, call: 'run()', scope: '`show()`' },
          suggestions: [
            {
              messageId: 'passArgument',
              output: `import { exec } from 'node:child_process';
import { promisify } from 'node:util';
const run = promisify(exec);
export async function show(req, res) { res.end(await run('uptime', { timeout: 60_000 })); }
`,
            },
          ],
        },
      ],
    },
  ],
});

const thread = (options: string, end = 'worker.terminate();'): string => `import { Worker } from 'node:worker_threads';
export async function POST(request) { const worker = new Worker('./render.js'${options}); try { return await render(worker, request); } finally { ${end} } }
`;

untyped.run('require-worker-limits: threads and pools', rule, {
  valid: [
    { name: 'limits', code: thread(', { resourceLimits: { maxOldGenerationSizeMb: 64 } }') },
    { name: 'a thread of the module', code: "import { Worker } from 'node:worker_threads';\nexport const worker = new Worker('./render.js');" },
    { name: 'a queue with an end', code: "import { Piscina } from 'piscina';\nexport const pool = new Piscina({ maxQueue: 100 });", options: likely },
    { name: 'a pool, not on demand', code: "import { Piscina } from 'piscina';\nexport const pool = new Piscina();" },
    { name: 'a pool of a script', code: "import { Piscina } from 'piscina';\nasync function main() { const pool = new Piscina(); await pool.run(1); }\nvoid main();", options: likely },
  ],
  invalid: [
    { name: 'a thread for each request', code: thread(''), errors: [{ messageId: 'threadPerRequest', line: 2, data: { call: 'new Worker()', scope: '`POST()`', limit: '' } }] },
    {
      name: 'a queue without an end, on demand',
      code: "import { Piscina } from 'piscina';\nexport const pool = new Piscina({ filename });",
      options: likely,
      errors: [{ messageId: 'unlimitedQueue', line: 2, data: { call: 'new Piscina()', limit: 'maxQueue' } }],
    },
  ],
});

const inRequest = (made = 'const pool = new Piscina({ maxQueue: 10 });', before = ''): string => `import { Piscina } from 'piscina';
${before} app.get('/thumb', async (req, res) => { ${made} try { res.end(await pool.run(req.url)); } finally { await pool.destroy(); } });
`;

untyped.run('require-worker-limits: pools of requests', rule, {
  valid: [
    { name: 'made once', code: inRequest('', 'const pool = new Piscina({ maxQueue: 10 });') },
    { name: 'kept for the next', code: inRequest('pool ??= new Piscina({ maxQueue: 10 });', 'let pool;') },
    { name: 'kept by name', code: inRequest('const pool = pools.get(req.path) ?? new Piscina({ maxQueue: 10 }); pools.set(req.path, pool);', 'const pools = new Map();') },
    { name: 'no request', code: "import { Piscina } from 'piscina';\nexport async function render(page) { const pool = new Piscina({ maxQueue: 10 }); return pool.run(page); }" },
  ],
  invalid: [
    { name: 'a pool for each request', code: inRequest(), errors: [{ messageId: 'poolPerRequest', line: 2, data: { call: 'new Piscina()', scope: 'this code', limit: '' } }] },
    {
      name: 'one of connections',
      code: "import { Pool } from 'pg';\napp.get('/', async (req, res) => { const pool = new Pool({ max: 5 }); try { res.json(await pool.query('SELECT 1')); } finally { await pool.end(); } });",
      errors: [{ messageId: 'poolPerRequest', line: 2 }],
    },
  ],
});

untyped.run('require-worker-limits: waits for a connection', rule, {
  valid: [{ name: 'a wait with an end', code: "import { Pool } from 'pg';\nexport const pool = new Pool({ connectionTimeoutMillis: 2000 });", options: likely }],
  invalid: [
    {
      name: 'a wait without an end',
      code: "import { Pool } from 'pg';\nexport const pool = new Pool({ max: 5 });",
      options: likely,
      errors: [{ messageId: 'unlimitedQueue', line: 2, data: { call: 'new Pool()', scope: 'this code', limit: 'connectionTimeoutMillis' } }],
    },
  ],
});
