/** Programs that nobody would write: every kind of statement around what is acquired and released, by a grammar. */
import fc from 'fast-check';

const name = fc.constantFrom('a', 'b', 'request', 'this.a', 'this.b', 'props.a', 'list[0]', 'list[request.id]');
const acquire = fc.constantFrom(
  'setInterval(tick, 1)',
  'setTimeout(() => tick(a), 1)',
  'fs.openSync(a)',
  'await fs.promises.open(a)',
  'net.connect(1)',
  'fs.createReadStream(a)',
  'a.createReadStream().pipe(b)',
  'await pool.connect()',
  'a.getReader()',
  'URL.createObjectURL(a)',
  'new Worker(a)',
  'new ResizeObserver(tick)',
  'new AbortController()',
  'a.subscribe((x) => tick(x))',
  'new Map()',
  '[]',
  'requestAnimationFrame(tick)',
);
const release = fc.constantFrom(
  'clearInterval(X)',
  'clearTimeout(X)',
  'fs.closeSync(X)',
  'await X.close()',
  'X.destroy()',
  'X.release()',
  'X.releaseLock()',
  'URL.revokeObjectURL(X)',
  'X.terminate()',
  'X?.disconnect()',
  'X.abort()',
  'X.unsubscribe()',
  'X.clear()',
  'X = null',
);
const effect = fc.constantFrom(
  'tick();',
  'window.addEventListener("resize", tick);',
  'window.removeEventListener("resize", tick);',
  'a.on("x", this.tick);',
  'a.off("x", this.tick);',
  'a.addEventListener("x", () => tick(b), { signal: b.signal, once: a });',
  'process.on("exit", tick);',
  'cache.set(request.url, a);',
  'cache.delete(request.url);',
  'list.push(a);',
  'list.splice(0, 1);',
  'return;',
  'return () => tick(a);',
  'throw new Error("x");',
  'break;',
  'continue outer;',
  'yield a;',
  'await Promise.race([a, forever]);',
  'registry.register(a, () => a);',
  'useEffect(() => { const t = setInterval(tick, 1); return () => clearInterval(t); }, [a]);',
  'tick(...list, { a, ...b });',
  'const { a: [c = tick()] = [], ...d } = request;',
  'using e = a.open();',
  ';',
);

// An interface is no record.
type Grammar = { readonly statement: string; readonly block: string };

const { statement, block } = fc.letrec<Grammar>((tie) => ({
  block: fc.array(tie('statement'), { maxLength: 4, depthIdentifier: 'block' }).map((statements) => statements.join('\n')),
  statement: fc.oneof(
    { depthSize: 'small', withCrossShrink: true, depthIdentifier: 'block' },
    effect,
    fc.tuple(name, acquire).map(([place, value]) => `${place} = ${value};`),
    fc.tuple(name, acquire).map(([place, value]) => `{ const kept = ${value}; ${place}.use(kept); }`),
    fc.tuple(name, release).map(([place, text]) => `${text.replace('X', place)};`),
    acquire.map((value) => `${value};`),
    fc.tuple(name, tie('block'), tie('block')).map(([test, yes, no]) => `if (${test}) { ${yes} } else { ${no} }`),
    fc.tuple(name, tie('block')).map(([test, body]) => `while (${test}) { ${body} }`),
    tie('block').map((body) => `for await (const item of request) { ${body} }`),
    tie('block').map((body) => `outer: for (let a = 0; a < b; a++) { ${body} }`),
    fc.tuple(tie('block'), tie('block'), tie('block')).map(([body, caught, last]) => `try { ${body} } catch (error) { ${caught} } finally { ${last} }`),
    fc.tuple(tie('block'), tie('block')).map(([one, other]) => `switch (request.kind) { case 1: { ${one} } default: { ${other} } }`),
    fc.tuple(tie('block'), name).map(([body, place]) => `${place}.then(async () => { ${body} });`),
    tie('block').map((body) => `{ const tick = async function* () { ${body} }; tick(); }`),
    tie('block').map((body) => `class Inner extends Base { a = setInterval(tick, 1); #b = new Map(); static { tick(); } async *tick() { ${body} } destroy() { super.destroy?.(); clearInterval(this.a); } }`),
    tie('block').map((body) => `{ const View = ({ a, b }) => { useEffect(async () => { ${body} }, []); return <a onClick={() => { setInterval(tick, 1); }}>{a}</a>; }; }`),
  ),
}));

/** Some of them do not parse: a `break` stands where nothing can be left. */
export const programs: fc.Arbitrary<string> = fc
  .tuple(block, block, statement)
  .map(
    ([body, teardown, last]) => `import fs from 'node:fs';
import net from 'node:net';
import { useEffect } from 'react';
const cache = new Map(), list = [];
let a, b;
export class Outer extends Base {
  async *start(request, pool, props) { outer: for (;;) { ${body}
  } }
  destroy(request) { outer: for (;;) { ${teardown} } }
}
export async function* run(request, pool, props) { outer: for (;;) { ${last} } }
`,
  );
