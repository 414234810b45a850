import rule from '../../src/rules/prefer-streaming.js';
import { untyped } from '../support/rule-testers.js';

const loop = (body = 'chunks.push(chunk);', source = 'req'): string => `export async function readBody(req) { const chunks = []; for await (const chunk of ${source}) { ${body} } return Buffer.concat(chunks); }`;
const listener = (body = 'text += chunk;', before = ''): string => `app.post('/', (req, res) => { let text = ''; ${before} req.on('data', (chunk) => { ${body} }); req.on('end', () => res.end(text)); });`;
const download = (content = 'Buffer.from(await response.arrayBuffer())', from = 'fetch(url)'): string =>
  `import { writeFile } from 'node:fs/promises';\nexport async function save(url, path) { const response = await ${from}; await writeFile(path, ${content}); }`;
const sent = (path = 'req.params.name', use = 'res.end(content);'): string =>
  `import { readFile } from 'node:fs/promises';\napp.get('/:name', async (req, res) => { const content = await readFile(${path}); ${use} });`;

const atOnce = (call = 'buffer(req)', more = ''): string => `import { buffer } from 'node:stream/consumers';\nexport async function readBody(req) { const body = await ${call}; ${more} return body; }`;
const forward = (content = 'await upstream.arrayBuffer()', from = 'fetch(url)'): string =>
  `export async function GET(request) { const upstream = await ${from}; return new Response(${content}, { status: upstream.status }); }`;
const lines = (head = "const line of (await readFile(path, 'utf8')).split('\\n')", before = "import { readFile } from 'node:fs/promises';", after = ''): string =>
  `${before}\n${after}export async function load(path, save) { for (${head}) { save(line); } }`;
const streamed = lines('const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })', undefined, "import { createReadStream } from 'node:fs';\nimport { createInterface } from 'node:readline';\n").replace('for (', 'for await (');
const likely = [{ includeLikely: true }] as const;

untyped.run('prefer-streaming', rule, {
  valid: [
    { name: 'read at once, with a limit', code: atOnce('buffer(req)', 'if (body.length > 1e6) throw new Error();') },
    { name: 'something else at once', code: atOnce('buffer(rows())') },
    { name: 'a list of something else', code: atOnce('Array.fromAsync(rows())') },
    { name: 'the body goes on', code: forward('upstream.body') },
    { name: 'what is changed on the way', code: forward('compress(await upstream.arrayBuffer())') },
    { name: 'a response that nobody fetched goes on', code: forward('await upstream.arrayBuffer()', 'render(url)') },
    { name: 'lines, not on demand', code: lines() },
    { name: 'lines of a file of the program', code: lines("const line of (await readFile('words.txt', 'utf8')).split('\\n')"), options: likely },
    { name: 'parts of a line', code: lines("const line of (await readFile(path, 'utf8')).split(',')"), options: likely },
    { name: 'lines of a text', code: lines("const line of path.split('\\n')"), options: likely },
    { name: 'line by line', code: streamed, options: likely },
    { name: 'the loop counts', code: loop('size += chunk.length; if (size > 1e6) throw new Error(); chunks.push(chunk);') },
    { name: 'the loop names a limit', code: loop('assertBelow(maxBytes, chunk); chunks.push(chunk);') },
    { name: 'the loop passes on', code: loop('hash.update(chunk);') },
    { name: 'no request', code: loop('chunks.push(chunk);', 'rows()') },
    { name: 'the listener counts', code: listener('text += chunk; if (text.length > 1e6) req.destroy();') },
    { name: 'the listener adds up a length', code: listener('size += chunk;', 'let size = 0;') },
    { name: 'the content is read', code: download('transform(await response.arrayBuffer())') },
    { name: 'the content is used twice', code: download('bytes').replace('await writeFile', 'const bytes = Buffer.from(await response.arrayBuffer()); check(bytes); await writeFile') },
    { name: 'a response that nobody fetched', code: download('Buffer.from(await response.arrayBuffer())', 'render(url)') },
    { name: 'a page of the program', code: sent("'index.html'") },
    { name: 'a file that is rendered', code: sent('req.params.name', 'res.end(render(content));') },
  ],
  invalid: [
    { name: 'a consumer', code: atOnce(), errors: [{ messageId: 'bodyUnlimited', line: 2, data: { source: 'req', scope: '`readBody()`', writer: '' } }] },
    { name: 'a list', code: atOnce('Array.fromAsync(req)'), errors: [{ messageId: 'bodyUnlimited', line: 2, data: { source: 'req', scope: '`readBody()`', writer: '' } }] },
    {
      name: 'the body of one response in another',
      code: forward(),
      errors: [{ messageId: 'forwardedWhole', line: 1, data: { source: 'upstream', scope: '`GET()`', writer: '' }, suggestions: [{ messageId: 'correctText', output: forward('upstream.body') }] }],
    },
    {
      name: 'lines of a file, on demand',
      code: lines(),
      options: likely,
      errors: [{ messageId: 'linesWhole', line: 2, data: { source: 'path', scope: '`load()`', writer: '' }, suggestions: [{ messageId: 'correctText', output: streamed.replace("import { createReadStream }", "import { createReadStream }") }] }],
    },
    { name: 'a loop over the request', code: loop(), errors: [{ messageId: 'bodyUnlimited', line: 1, data: { source: 'req', scope: '`readBody()`', writer: '' } }] },
    { name: 'a listener', code: listener(), errors: [{ messageId: 'bodyUnlimited', line: 1, data: { source: 'req', scope: 'this code', writer: '' } }] },
    { name: 'a download', code: download(), errors: [{ messageId: 'downloadWhole', line: 2, data: { source: 'response', scope: '`save()`', writer: 'writeFile' }, suggestions: [{ messageId: 'correctText', output: download("response.body ?? ''") }] }] },
    {
      name: 'a download, through a constant',
      code: download('bytes').replace('await writeFile', 'const bytes = await response.arrayBuffer(); await writeFile'),
      errors: [{ messageId: 'downloadWhole', line: 2 }],
    },
    { name: 'a file of the request', code: sent(), errors: [{ messageId: 'fileSentWhole', line: 2, data: { source: 'req.params.name', scope: 'this code', writer: 'res.end' } }] },
    { name: 'a file of the request, its path in a constant', code: sent('path').replace('const content', 'const path = join(root, req.params.name); const content'), errors: [{ messageId: 'fileSentWhole', line: 2 }] },
  ],
});
