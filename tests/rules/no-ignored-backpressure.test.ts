import rule from '../../src/rules/no-ignored-backpressure.js';
import { untyped } from '../support/rule-testers.js';

const head = "import { createWriteStream } from 'node:fs';\n";

/** A copy of `source` into a file. */
function copy(body = 'sink.write(chunk);', loop = 'for await (const chunk of source)'): string {
  return `${head}export async function copy(source, path, reader) { const sink = createWriteStream(path); ${loop} { ${body} } sink.end(); }
`;
}

function listen(listener = '(chunk) => sink.write(chunk)', sink = 'createWriteStream(path)', source = 'socket'): string {
  return `${head}export function save(socket, path) { const sink = ${sink}; ${source}.on('data', ${listener}); }
`;
}

/** Lines that come faster than each is stored. */
function follow(body = 'await store(line);', iterator = "on(reader, 'line')", pattern = '[line]', made = 'createInterface({ input: createReadStream(path) })'): string {
  return `import { on } from 'node:events';
export async function load(path, store) { const reader = ${made}; for await (const ${pattern} of ${iterator}) { ${body} } }
`;
}

/** A pipe of one's own over `'readable'`. */
function pump(body = 'sink.write(chunk);', test = '(chunk = source.read()) !== null'): string {
  return `${head}export function pump(source, path) { const sink = createWriteStream(path); source.on('readable', () => { let chunk; while (${test}) { ${body} } }); }
`;
}

/** Two pipes by hand. */
function chain(first = "socket.on('data', (chunk) => { gzip.write(chunk); });", second = "gzip.on('data', (chunk) => { sink.write(chunk); });"): string {
  return `import { createGzip } from 'node:zlib';
${head}export function pack(socket, path) { const gzip = createGzip(); const sink = createWriteStream(path); ${first} ${second} }
`;
}

const inLoop = { messageId: 'writtenInLoop', line: 2, data: { write: 'sink.write()', sink: 'sink', source: 'source' } } as const;
const byListener = { messageId: 'writtenByListener', line: 2, data: { write: 'sink.write()', sink: 'sink', source: 'socket' } } as const;

const queued = { messageId: 'eventsQueued', line: 2, data: { source: 'reader', event: 'line' } } as const;

/** `copy()` as a pipeline. */
const piped = (): string =>
  copy()
    .replace('for await (const chunk of source) { sink.write(chunk); }', 'await pipeline(source, sink, { end: false });')
    .replace(head, `${head}import { pipeline } from 'node:stream/promises';\n`);

untyped.run('no-ignored-backpressure', rule, {
  valid: [
    { name: 'the answer is read', code: copy("if (!sink.write(chunk)) await once(sink, 'drain');") },
    { name: 'written with a callback', code: copy('sink.write(chunk, () => {});') },
    { name: 'not what the source brings', code: copy("sink.write('.');") },
    { name: 'a list in memory', code: copy('sink.write(chunk);', 'for (const chunk of source)') },
    { name: 'a sink that nobody knows', code: copy().replace('createWriteStream(path)', 'open(path)') },
    { name: 'the terminal', code: copy('process.stdout.write(chunk);') },
    { name: 'the listener pauses', code: listen("(chunk) => { if (!sink.write(chunk)) { socket.pause(); sink.once('drain', () => socket.resume()); } }") },
    { name: 'the listener counts', code: listen('(chunk) => { if ((size += chunk.length) > 4096) return; sink.write(chunk); }') },
    { name: 'the errors of a process', code: listen('(chunk) => sink.write(chunk)', 'createWriteStream(path)', 'socket.stderr') },
    { name: 'a listener of something else', code: listen().replace("'data'", "'line'") },
    { name: 'the loop counts its events', code: follow(undefined, "on(reader, 'line', { highWaterMark: 100 })") },
    { name: 'options from elsewhere', code: follow(undefined, "on(reader, 'line', options)") },
    { name: 'a loop that does not wait', code: follow('store(line);') },
    { name: 'events that may be rare', code: follow(undefined, "on(reader, 'close')") },
    { name: 'what somebody types', code: follow(undefined, undefined, undefined, 'createInterface({ input: process.stdin })') },
    { name: 'the iterator of the reader', code: follow(undefined, 'reader', 'line') },
    { name: 'a loop over what is there, which pauses', code: pump('if (!sink.write(chunk)) { source.pause(); }') },
    { name: 'a loop that reads something else', code: pump('sink.write(mark);') },
    { name: 'piped through two', code: `import { createGzip } from 'node:zlib';\n${head}export function pack(socket, path) { socket.pipe(createGzip()).pipe(createWriteStream(path)); }` },
    { name: 'piped', code: `${head}export function save(socket, path) { socket.pipe(createWriteStream(path)); }` },
    { name: 'an array that grows', code: 'export function read(socket, chunks) { socket.on("data", (chunk) => { chunks.push(chunk); }); }' },
    { name: 'a transform answers its own input', code: "import { Transform } from 'node:stream';\nexport class Upper extends Transform { _transform(chunk, encoding, done) { this.push(chunk); done(); } }" },
  ],
  invalid: [
    { name: 'a loop over a stream', code: copy(), errors: [{ ...inLoop, suggestions: [{ messageId: 'correctText', output: piped() }] }] },
    { name: 'a loop over what is there', code: pump(), errors: [inLoop] },
    {
      name: 'a chain of pipes by hand',
      code: chain(),
      errors: [
        { messageId: 'writtenByListener', data: { write: 'gzip.write()', sink: 'gzip', source: 'socket' }, suggestions: [{ messageId: 'correctText', output: chain('socket.pipe(gzip, { end: false });') }] },
        { messageId: 'writtenByListener', data: { write: 'sink.write()', sink: 'sink', source: 'gzip' }, suggestions: [{ messageId: 'correctText', output: chain(undefined, 'gzip.pipe(sink, { end: false });') }] },
      ],
    },
    {
      name: 'lines that wait for the loop',
      code: follow(),
      errors: [{ ...queued, suggestions: [{ messageId: 'correctText', output: follow(undefined, 'reader', 'line') }] }],
    },
    { name: 'with an end, but no limit', code: follow(undefined, "on(reader, 'line', { signal })", 'event'), errors: [queued] },
    { name: 'what is made of it', code: copy('const line = JSON.stringify(chunk); sink.write(line);'), errors: [inLoop] },
    {
      name: 'a loop over a reader',
      code: copy('const { done, value } = await reader.read(); if (done) break; sink.write(value);', 'while (true)'),
      errors: [{ ...inLoop, data: { ...inLoop.data, source: 'reader.read()' } }],
    },
    {
      name: 'a response',
      code: 'app.get("/", async (req, res) => { for await (const row of rows()) { res.write(row); } res.end(); });',
      errors: [{ ...inLoop, line: 1, data: { write: 'res.write()', sink: 'res', source: 'rows()' } }],
    },
    {
      name: 'a listener',
      code: listen(),
      errors: [
        {
          ...byListener,
          suggestions: [{ messageId: 'correctText', output: listen().replace("socket.on('data', (chunk) => sink.write(chunk))", 'socket.pipe(sink, { end: false })') }],
        },
      ],
    },
    { name: 'a listener that counts without a limit', code: listen('(chunk) => { size += chunk.length; sink.write(chunk); }'), errors: [byListener] },
    {
      name: 'a stream that is fed from outside',
      code: "import { Readable } from 'node:stream';\nexport class Feed extends Readable { constructor(socket) { super(); socket.on('data', (chunk) => { this.push(chunk); }); } }",
      errors: [{ messageId: 'pushedByListener', line: 2, data: { write: 'this.push()', sink: 'this', source: 'socket' } }],
    },
  ],
});
