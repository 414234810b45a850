import rule from '../../src/rules/no-retained-buffer-view.js';
import { untyped } from '../support/rule-testers.js';

const likely = [{ includeLikely: true }] as const;

/** A listener that keeps `value` in `keeper`. */
function listener(value = 'chunk.subarray(0, 16)', before = 'const ids = new Map();', store = 'ids.set(name, '): string {
  return `${before}
socket.on('data', (chunk) => { ${store}${value}${store.endsWith('= ') ? '' : ')'}; });
`;
}

const kept = { messageId: 'viewKept', line: 2, data: { view: 'chunk.subarray(0, 16)', base: 'chunk', keeper: 'ids', length: 16 } } as const;

function copied(code: string, view = 'chunk.subarray(0, 16)'): readonly [{ readonly messageId: 'wrapInCall'; readonly output: string }] {
  return [{ messageId: 'wrapInCall', output: code.replace(view, `Buffer.from(${view})`) }];
}

const read = `import { readFileSync } from 'node:fs';
const magics = [];
export function load(path) { const all = readFileSync(path); magics.push(all.slice(0, 4)); }
`;

untyped.run('no-retained-buffer-view', rule, {
  valid: [
    { name: 'copied', code: listener('Buffer.from(chunk.subarray(0, 16))'), options: likely },
    { name: 'read as text', code: listener("chunk.subarray(0, 16).toString('hex')"), options: likely },
    { name: 'of a length that nobody knows', code: listener('chunk.subarray(0, length)'), options: likely },
    { name: 'the rest', code: listener('chunk.subarray(16)'), options: likely },
    { name: 'as big as a copy', code: listener('chunk.subarray(0, 65536)'), options: likely },
    { name: 'a keeper of the call', code: listener('chunk.subarray(0, 16)', '', 'const ids = new Map(); ids.set(name, '), options: likely },
    { name: 'taken out again', code: listener('chunk.subarray(0, 16)', 'const ids = new Map(); export function drop(name) { ids.delete(name); }'), options: likely },
    { name: 'a part of what it was', code: 'export class Parser { add(chunk) { this.rest = chunk; } next() { this.rest = this.rest.subarray(0, 4); } }', options: likely },
    { name: 'a slice of what may be a text', code: listener('chunk.slice(0, 16)'), options: likely },
    { name: 'a text read whole', code: read.replace('readFileSync(path)', "readFileSync(path, 'utf8')"), options: likely },
    { name: 'a buffer that is as small', code: listener('Buffer.alloc(16).subarray(0, 4)'), options: likely },
    { name: 'a view of the whole', code: 'const views = [];\nexport function load(buffer) { views.push(new DataView(buffer)); }', options: likely },
    { name: 'kept by an instance, not on demand', code: 'export class Peer { parse(buffer) { this.id = buffer.subarray(4, 24); } }' },
  ],
  invalid: [
    { name: 'kept by the module', code: listener(), errors: [{ ...kept, suggestions: copied(listener()) }] },
    {
      name: 'inside an object, through a constant',
      code: listener('{ id }', 'const ids = new Map();', 'const id = chunk.subarray(0, 16); ids.set(name, '),
      errors: [{ ...kept, suggestions: copied(listener('{ id }', 'const ids = new Map();', 'const id = chunk.subarray(0, 16); ids.set(name, ')) }],
    },
    {
      name: 'from a moving offset',
      code: listener('chunk.subarray(at, at + 16)'),
      errors: [{ ...kept, data: { ...kept.data, view: 'chunk.subarray(at, at + 16)' }, suggestions: copied(listener('chunk.subarray(at, at + 16)'), 'chunk.subarray(at, at + 16)') }],
    },
    {
      name: 'of a constant length',
      code: listener('chunk.subarray(0, LENGTH)', 'const LENGTH = 16; const ids = new Map();'),
      errors: [
        {
          ...kept,
          data: { ...kept.data, view: 'chunk.subarray(0, LENGTH)' },
          suggestions: copied(listener('chunk.subarray(0, LENGTH)', 'const LENGTH = 16; const ids = new Map();'), 'chunk.subarray(0, LENGTH)'),
        },
      ],
    },
    {
      name: 'a slice of a file',
      code: read,
      errors: [
        {
          messageId: 'viewKept',
          line: 3,
          data: { view: 'all.slice(0, 4)', base: 'all', keeper: 'magics', length: 4 },
          suggestions: copied(read, 'all.slice(0, 4)'),
        },
      ],
    },
    {
      name: 'a view of a response',
      code: 'const views = [];\nexport async function load(response) { const body = await response.arrayBuffer(); views.push(new DataView(body, 0, 8)); }',
      errors: [{ messageId: 'viewKept', line: 2, data: { view: 'new DataView(body, 0, 8)', base: 'body', keeper: 'views', length: 8 } }],
    },
    {
      name: 'kept by an instance, on demand',
      code: 'export class Peer { parse(buffer) { this.id = buffer.subarray(4, 24); } }',
      options: likely,
      errors: [{ messageId: 'viewKept', line: 1, data: { view: 'buffer.subarray(4, 24)', base: 'buffer', keeper: 'this.id', length: 20 } }],
    },
  ],
});
