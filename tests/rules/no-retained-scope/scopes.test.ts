import rule from '../../../src/rules/no-retained-scope.js';
import { untyped } from '../../support/rule-testers.js';

const likely = [{ includeLikely: true }] as const;
const middleware = (write = 'current = req;', before = 'let current;'): string => `${before}
app.use((req, res, next) => { ${write} next(); });
`;

const component = (start = 'Panel.current = this;', end = 'this.root.remove();'): string => `import { Component } from 'react';
export class Panel extends Component {
  static current;
  componentDidMount() { ${start} }
  componentWillUnmount() { ${end} }
}
`;

const request = { messageId: 'requestKept', line: 2, data: { value: 'req', keeper: 'current', scope: 'this code' } } as const;

untyped.run('no-retained-scope: requests, components and nodes', rule, {
  valid: [
    { name: 'emptied', code: middleware("current = req; res.on('finish', () => { current = undefined; });"), options: likely },
    { name: 'put back', code: middleware('const before = current; current = req; try { next(); } finally { current = before; }'), options: likely },
    { name: 'a variable of the handler', code: middleware('let current; current = req;', ''), options: likely },
    { name: 'a part of the request', code: middleware('current = req.url;'), options: likely },
    { name: 'no handler', code: 'let current;\nexport function use(req) { current = req; }', options: likely },
    { name: 'the continuation', code: middleware('current = next;'), options: likely },
    { name: 'a component that empties it', code: component('Panel.current = this;', 'Panel.current = undefined;'), options: likely },
    { name: 'a service', code: 'export class Service { static current; constructor() { Service.current = this; } }', options: likely },
    { name: 'a node, not on demand', code: "let active;\nbody.addEventListener('click', (event) => { active = event.target; });" },
    { name: 'a text of a node', code: "let active;\nbody.addEventListener('click', (event) => { active = event.target.id; });", options: likely },
  ],
  invalid: [
    { name: 'a request in a variable', code: middleware(), errors: [request] },
    { name: 'a request in a static field', code: middleware('Store.current = req;', "import { Store } from './store';"), errors: [{ ...request, data: { ...request.data, keeper: 'Store.current' } }] },
    { name: 'a context', code: 'let last;\nexport function trace(ctx, next) { last = ctx; return next(); }', errors: [{ messageId: 'requestKept', line: 2, data: { value: 'ctx', keeper: 'last', scope: '`trace()`' } }] },
    { name: 'a component', code: component(), errors: [{ messageId: 'componentKept', line: 4, data: { value: 'this', keeper: 'Panel.current', scope: '`componentDidMount()`' } }] },
    {
      name: 'a node, on demand',
      code: "let active;\nbody.addEventListener('click', (event) => { active = event.target; });",
      options: likely,
      errors: [{ messageId: 'nodeKept', line: 2, data: { value: 'event.target', keeper: 'active', scope: 'this code' } }],
    },
  ],
});

const ref = (body = 'if (node) { styles.current = getComputedStyle(node); }', more = ''): string => `export function usePresence() {
  const styles = useRef(null); ${more}
  return { ref: useCallback((node) => { ${body} }, []) };
}
`;

untyped.run('no-retained-scope: elements', rule, {
  valid: [
    { name: 'empties the ref', code: ref('if (node) { styles.current = getComputedStyle(node); } else { styles.current = null; }'), options: likely },
    { name: 'stores both', code: ref('styles.current = node ? getComputedStyle(node) : null;'), options: likely },
    { name: 'gives back a cleanup', code: ref('if (node) { styles.current = getComputedStyle(node); } return () => { styles.current = undefined; };'), options: likely },
    { name: 'emptied elsewhere', code: ref(undefined, 'useEffect(() => () => { styles.current = null; }, []);'), options: likely },
    { name: 'nothing of the element', code: ref('if (node) { styles.current = Date.now(); }'), options: likely },
    { name: 'no ref', code: ref().replace('ref:', 'onOpen:'), options: likely },
    { name: 'not on demand', code: ref() },
    { name: 'not on demand, beside something that takes another value', code: ref('if (node) { styles.current = getComputedStyle(node); } setNode(styles);') },
  ],
  invalid: [
    {
      name: 'what is made of the element',
      code: ref(),
      options: likely,
      errors: [
        {
          messageId: 'elementKept',
          line: 3,
          data: { keeper: 'styles.current', element: 'node' },
          suggestions: [{ messageId: 'correctText', output: ref('styles.current = node ? getComputedStyle(node) : null;') }],
        },
      ],
    },
    {
      name: 'beside a keeper that gets the `null` too',
      code: ref('if (node) { styles.current = getComputedStyle(node); } setNode(node);'),
      errors: [
        {
          messageId: 'elementKept',
          line: 3,
          data: { keeper: 'styles.current', element: 'node' },
          suggestions: [{ messageId: 'correctText', output: ref('styles.current = node ? getComputedStyle(node) : null; setNode(node);') }],
        },
      ],
    },
    {
      name: 'the element itself, in an attribute',
      code: 'export function Box() { const box = useRef(null); return <div ref={(node) => { if (node) box.current = node; }} />; }',
      options: likely,
      errors: [
        {
          messageId: 'elementKept',
          line: 1,
          suggestions: [{ messageId: 'correctText', output: 'export function Box() { const box = useRef(null); return <div ref={(node) => { box.current = node; }} />; }' }],
        },
      ],
    },
  ],
});

const pool = (release = '() => this.put(client)', query = 'client.query(item.text, (error) => item.done(error));', method = 'release'): string => `export class Pool {
  lend(client, item) { client.${method} = ${release}; ${query} }
}
`;

/** The same with the method that takes it back. */
function idle(body = 'this.idle.push(new Entry(client));'): string {
  return pool().replace('\n}\n', `\n  put(client) { ${body} }\n}\n`);
}

const sibling = { messageId: 'siblingKept', line: 2, data: { closure: 'client.release', sibling: 'item', keeper: 'client', method: 'release' } } as const;

untyped.run('no-retained-scope: closures', rule, {
  valid: [
    { name: 'no other closure', code: pool(undefined, 'client.query(item.text);'), options: likely },
    { name: 'its own', code: pool('() => this.put(client, item)'), options: likely },
    { name: 'made elsewhere', code: pool('this.makeRelease(client)'), options: likely },
    { name: 'another method', code: pool(undefined, undefined, 'onreply'), options: likely },
    { name: 'not on demand', code: pool() },
    { name: 'not on demand, and not into a list', code: idle('this.last = new Entry(client);') },
    { name: 'replaced when it comes back', code: idle('client.release = refuse; this.idle.push(new Entry(client));'), options: likely },
  ],
  invalid: [
    { name: 'a release that puts it into a list', code: idle(), errors: [sibling] },
    { name: 'a release that does so itself', code: pool('() => this.idle.push(client)'), errors: [sibling] },
    {
      name: 'a release beside a callback',
      code: pool(),
      options: likely,
      errors: [sibling],
    },
  ],
});

const client = (store = "this.last = new Error('no answer', { cause: this.last });", reset = ''): string => `export class Client {
  fail() { ${store} }
  reset() { ${reset} }
}
`;

untyped.run('no-retained-scope: causes', rule, {
  valid: [
    { name: 'another cause', code: client("this.last = new Error('no answer', { cause: this.reason });"), options: likely },
    { name: 'emptied', code: client(undefined, 'this.last = undefined;'), options: likely },
    { name: 'the errors of one call', code: "export function retry(run) { let last; for (const turn of [1, 2]) { try { return run(turn); } catch { last = new Error('failed', { cause: last }); } } throw last; }", options: likely },
    { name: 'thrown', code: client("throw new Error('no answer', { cause: this.last });"), options: likely },
  ],
  invalid: [
    { name: 'a field', code: client(), errors: [{ messageId: 'causeChain', line: 2, data: { error: 'this.last', scope: '`fail()`' } }] },
    {
      name: 'a variable of the module',
      code: "let last;\nexport function fail() { last = new Error('failed', { cause: last }); }",
      errors: [{ messageId: 'causeChain', line: 2, data: { error: 'last', scope: '`fail()`' } }],
    },
  ],
});
