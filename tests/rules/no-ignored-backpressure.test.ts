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

const inLoop = { messageId: 'writtenInLoop', line: 2, data: { write: 'sink.write()', sink: 'sink', source: 'source' } } as const;
const byListener = { messageId: 'writtenByListener', line: 2, data: { write: 'sink.write()', sink: 'sink', source: 'socket' } } as const;

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
    { name: 'piped', code: `${head}export function save(socket, path) { socket.pipe(createWriteStream(path)); }` },
    { name: 'an array that grows', code: 'export function read(socket, chunks) { socket.on("data", (chunk) => { chunks.push(chunk); }); }' },
    { name: 'a transform answers its own input', code: "import { Transform } from 'node:stream';\nexport class Upper extends Transform { _transform(chunk, encoding, done) { this.push(chunk); done(); } }" },
  ],
  invalid: [
    { name: 'a loop over a stream', code: copy(), errors: [inLoop] },
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
