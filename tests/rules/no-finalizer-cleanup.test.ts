import rule from '../../src/rules/no-finalizer-cleanup.js';
import { untyped } from '../support/rule-testers.js';

const likely = [{ includeLikely: true }] as const;

function socket({ held = 'this.fd', callback = '(fd) => { close(fd); }', rest = '' }: { readonly held?: string; readonly callback?: string; readonly rest?: string } = {}): string {
  return `const registry = new FinalizationRegistry(${callback});
export class Socket {
  constructor(fd) {
    this.fd = fd;
    registry.register(this, ${held});
  }
  ${rest}
}
`;
}

const reaches = { messageId: 'heldReachesTarget', line: 5 } as const;

untyped.run('no-finalizer-cleanup: held values', rule, {
  valid: [
    { name: 'a descriptor', code: socket(), options: likely },
    { name: 'a closure over a local value', code: socket({ held: '() => { close(fd); }', callback: '(end) => { end(); }' }), options: likely },
    { name: 'an object without the target', code: socket({ held: '{ fd }', callback: '({ fd }) => { close(fd); }' }), options: likely },
    { name: 'a function with a `this` of its own', code: socket({ held: 'function () { close(this.fd); }' }) },
    { name: 'a number of the target', code: socket({ held: 'this.streamId', callback: '(id) => { open[id].cancel(); id.toString(); }' }), options: likely },
    { name: 'a weak reference', code: socket({ held: 'new WeakRef(this)', callback: '(ref) => { ref.deref(); }' }), options: likely },
    { name: 'a registry of another kind', code: socket({ held: 'this' }).replace('new FinalizationRegistry', 'new ServiceRegistry'), options: likely },
    { name: 'a class of this name', code: `class FinalizationRegistry { register() {} }\n${socket({ held: 'this' })}`, options: likely },
    { name: 'a method that registers something else', code: `${socket()}router.register(router, router);`, options: likely },
  ],
  invalid: [
    { name: 'the target', code: socket({ held: 'this' }), errors: [{ messageId: 'heldIsTarget', line: 5, data: { target: 'this', held: '', line: 5 } }] },
    {
      name: 'a closure over the target',
      code: socket({ held: '() => { close(this.fd); }' }),
      errors: [
        {
          ...reaches,
          data: { target: 'this', held: '() => { close(this.fd); }', line: 5 },
          suggestions: [
            {
              messageId: 'readPartsFirst',
              output: socket({ held: '() => { close(fd2); }' }).replace('    registry', '    const fd2 = this.fd;\n    registry'),
            },
          ],
        },
      ],
    },
    { name: 'a closure over a part that is set again', code: socket({ held: '() => { close(this.fd); }', rest: 'open(fd) { this.fd = fd; }' }), errors: [reaches] },
    { name: 'a closure over a part that is called', code: socket({ held: '() => { this.fd(); }' }), errors: [reaches] },
    { name: 'a closure over all of the target', code: socket({ held: '() => { close(this.fd, this); }' }), errors: [reaches] },
    { name: 'a bound method', code: socket({ held: 'this.end.bind(this)' }), errors: [{ ...reaches, data: { target: 'this', held: 'this.end.bind(this)', line: 5 } }] },
    { name: 'an object with the target', code: socket({ held: '{ self: this }' }), errors: [{ ...reaches, data: { target: 'this', held: '{ self: this }', line: 5 } }] },
    { name: 'a list with a closure', code: socket({ held: '[() => this.fd]' }), errors: [{ ...reaches, data: { target: 'this', held: '[() => this.fd]', line: 5 } }] },
    {
      name: 'a variable',
      code: 'const registry = new FinalizationRegistry((end) => { end(); });\nexport function open(file) { const end = () => { file.close(); }; registry.register(file, end); }',
      errors: [{ messageId: 'heldReachesTarget', line: 2, data: { target: 'file', held: 'end', line: 2 } }],
    },
    {
      name: 'a part of the target that the callback asks for more, on demand',
      code: socket({ held: 'this.stream', callback: '(stream) => { if (!stream.locked) { stream.cancel(); } }' }),
      options: likely,
      errors: [{ messageId: 'heldMayReachTarget', line: 5, data: { target: 'this', held: 'this.stream', line: 5 } }],
    },
    {
      name: 'a part of what was put into the target, on demand',
      code: 'const registry = new FinalizationRegistry((stream) => { stream.cancel(); });\nexport function create(inner) { const made = new Response(); made.state = inner; registry.register(made, inner.stream); return made; }',
      options: likely,
      errors: [{ messageId: 'heldMayReachTarget', line: 2, data: { target: 'made', held: 'inner.stream', line: 2 } }],
    },
  ],
});

untyped.run('no-finalizer-cleanup: callbacks and registries', rule, {
  valid: [
    { name: 'a registry of the module', code: socket() },
    { name: 'a registry in a field', code: 'export class Box { registry = new FinalizationRegistry((id) => { free(id); }); add(value, id) { this.registry.register(value, id); } }' },
    { name: 'a local registry that is given back', code: 'export function make(value) { const registry = new FinalizationRegistry(free); registry.register(value, 1); return registry; }' },
    { name: 'a local registry that a closure uses', code: 'export function make() { const registry = new FinalizationRegistry(free); return (value) => registry.register(value, 1); }' },
    { name: 'a callback over something else', code: 'export class Box { registry = new FinalizationRegistry((id) => { this.count--; }); add(value, id) { this.registry.register(value, id); } }' },
  ],
  invalid: [
    {
      name: 'a callback that mentions the target',
      code: 'export class Box {\n  registry = new FinalizationRegistry(() => { this.end(); });\n  open() { this.registry.register(this, 1); }\n}',
      errors: [{ messageId: 'callbackReachesTarget', line: 3, data: { target: 'this', held: '', line: 2 } }],
    },
    {
      name: 'a registry that nothing keeps',
      code: 'export function make(value) { const registry = new FinalizationRegistry(free); registry.register(value, 1); }',
      errors: [
        {
          messageId: 'registryDropped',
          line: 1,
          data: { target: 'new FinalizationRegistry(free)', held: '', line: 1 },
          suggestions: [
            { messageId: 'moveToModule', output: 'const registry = new FinalizationRegistry(free);\nexport function make(value) { registry.register(value, 1); }' },
          ],
        },
      ],
    },
    {
      name: 'a registry whose callback needs its function',
      code: 'export function make(value, free) { const registry = new FinalizationRegistry(free); registry.register(value, 1); }',
      errors: [{ messageId: 'registryDropped', line: 1 }],
    },
    {
      name: 'a registry whose name another function has',
      code: 'export function make(value) { const registry = new FinalizationRegistry(free); registry.register(value, 1); }\nexport function list(registry) { return registry; }',
      errors: [{ messageId: 'registryDropped', line: 1 }],
    },
    {
      name: 'a registry without a name',
      code: 'export function make(value) { new FinalizationRegistry(free).register(value, 1); }',
      errors: [{ messageId: 'registryDropped', line: 1, data: { target: 'new FinalizationRegistry(free)', held: '', line: 1 } }],
    },
  ],
});

const close = 'close() { close(this.fd); }';

untyped.run('no-finalizer-cleanup: explicit releases', rule, {
  valid: [
    { name: 'not on demand', code: socket({ rest: close }) },
    { name: 'unregistered', code: socket({ rest: 'close() { registry.unregister(this); close(this.fd); }' }), options: likely },
    { name: 'a release of something else', code: socket({ rest: 'close() { close(this.other); }' }), options: likely },
  ],
  invalid: [
    {
      name: 'close()',
      code: socket({ rest: close }),
      options: likely,
      errors: [
        {
          messageId: 'neverUnregistered',
          line: 5,
          data: { target: 'this', held: '', line: 7 },
          suggestions: [{ messageId: 'unregister', output: socket({ held: 'this.fd, this', rest: 'close() { close(this.fd); registry.unregister(this); }' }) }],
        },
      ],
    },
    {
      name: '[Symbol.dispose](), where the token is there',
      code: socket({ held: 'this.fd, this', rest: close.replace('close()', '[Symbol.dispose]()') }),
      options: likely,
      errors: [
        {
          messageId: 'neverUnregistered',
          line: 5,
          data: { target: 'this', held: '', line: 7 },
          suggestions: [{ messageId: 'unregister', output: socket({ held: 'this.fd, this', rest: '[Symbol.dispose]() { close(this.fd); registry.unregister(this); }' }) }],
        },
      ],
    },
    {
      name: 'a token of its own',
      code: socket({ held: 'this.fd, this.token', rest: close }),
      options: likely,
      errors: [{ messageId: 'neverUnregistered', line: 5, data: { target: 'this', held: '', line: 7 } }],
    },
  ],
});

function cell(second: string): string {
  return `export class Cell {
  constructor(item, other) {
    this.ref = new WeakRef(item);
    ${second}
  }
}
`;
}

/** The same with a field that nobody else sees. */
function copy(method: string): string {
  return `export class Cell {
  #item;
  constructor(item) {
    this.ref = new WeakRef(item);
    this.#item = item;
  }
  ${method}
}
`;
}

const strong = { messageId: 'strongBesideWeak', line: 4, data: { target: 'item', held: 'this.#item', line: 5 } } as const;

untyped.run('no-finalizer-cleanup: weak references', rule, {
  valid: [
    { name: 'only the reference', code: cell('') },
    { name: 'another value', code: cell('this.item = other;') },
    { name: 'a field of another object', code: cell('other.item = item;') },
    { name: 'a field that is emptied', code: cell('this.item = item; this.forget = () => { this.item = undefined; };') },
  ],
  invalid: [
    { name: 'a strong copy', code: cell('this.item = item;'), errors: [{ messageId: 'strongBesideWeak', line: 3, data: { target: 'item', held: 'this.item', line: 4 } }] },
    {
      name: 'a private copy',
      code: copy('isOf(other) { return this.#item === other; }'),
      errors: [{ ...strong, suggestions: [{ messageId: 'dropCopy', output: copy('isOf(other) { return this.ref.deref() === other; }').replace('\n  #item;', '').replace('\n    this.#item = item;', '') }] }],
    },
    { name: 'a private copy that has to be there', code: copy('isOf(other) { return this.#item.id === other; }'), errors: [strong] },
    { name: 'a private copy that is given on', code: copy('isOf(other) { return other(this.#item); }'), errors: [strong] },
  ],
});
