import { describe, expect, test } from 'vitest';
import { collectReports } from './harness.js';
import { report } from './tester.js';

/** A component of React with an effect. */
function inEffect(imports: string, body: string): string {
  return `import { useEffect } from 'react';
${imports}
export function Cart() {
  useEffect(() => {
    ${body}
  }, []);
  return <p />;
}
`;
}

describe('a reaction in an effect', () => {
  test.each([
    [`import { autorun } from 'mobx';`, 'autorun(draw);'],
    [`import { reaction } from 'mobx';`, 'reaction(read, draw);'],
    [`import { effect } from '@preact/signals-react';`, 'effect(draw);'],
    [`import { onSnapshot } from 'firebase/firestore';`, 'onSnapshot(cart, draw);'],
    [`import { onAuthStateChanged } from 'firebase/auth';`, 'onAuthStateChanged(auth, draw);'],
    [`import { store } from './store';`, 'store.subscribe(() => draw());'],
    [`import { createStore } from 'redux';\nconst carts = createStore(reduce);`, 'carts.subscribe(() => draw());'],
    [`import { create } from 'zustand';\nconst useCart = create(make);`, 'useCart.subscribe(() => draw());'],
  ])('%s %s', (imports, statement) => {
    expect(collectReports(inEffect(imports, statement), {}, 'cart.tsx')).toEqual(['reactionDroppedByEffect']);
    expect(collectReports(inEffect(imports, `return ${statement}`), { includeLikely: true }, 'cart.tsx')).toEqual([]);
    expect(collectReports(inEffect(imports, `const end = ${statement} return () => end();`), { includeLikely: true }, 'cart.tsx')).toEqual([]);
  });

  test.each([
    [`import { autorun } from './autorun';`, 'autorun(draw);'],
    [`import { cart } from './cart';`, 'cart.subscribe(() => draw());'],
    [`import { makeStore } from './stores';\nconst carts = makeStore(reduce);`, 'carts.subscribe(() => draw());'],
    [`import { store } from './store';`, 'store.subscribe(topic);'],
  ])('is silent where nobody knows it: %s %s', (imports, statement) => {
    expect(collectReports(inEffect(imports, statement), { includeLikely: true }, 'cart.tsx')).toEqual([]);
  });

  test('is returned by the fix', () => {
    const [first] = report('cart.tsx', inEffect(`import { autorun } from 'mobx';`, 'autorun(draw);'));
    expect(first?.output).toContain('const reaction = autorun(draw);\n    return () => reaction();');
  });
});

describe('elsewhere', () => {
  test('a class may watch itself', () => {
    const code = (more: string): string => `import { autorun } from 'mobx';
export class Cart {
  constructor() { autorun(() => save(this.items)); this.other = autorun(() => save(this.others)); }
  dispose() { ${more} }
}`;
    expect(collectReports(code('save();'), { includeLikely: true }, 'cart.ts')).toEqual([]);
    expect(collectReports(code('this.other();'), {}, 'cart.ts')).toEqual(['reactionDropped']);
  });

  test('the module keeps it for good', () => {
    expect(collectReports(`import { autorun } from 'mobx'; autorun(draw);`, { includeLikely: true }, 'cart.ts')).toEqual([]);
  });

  test('a function of which only callers know', () => {
    const code = `import { autorun } from 'mobx'; export function follow(draw) { autorun(draw); }`;
    expect(collectReports(code, {}, 'cart.ts')).toEqual([]);
    expect(collectReports(code, { includeLikely: true }, 'cart.ts')).toEqual(['reactionDropped']);
  });
});

describe('a watcher of Vue', () => {
  const setup = (body: string): string => `<script setup lang="ts">
import { onMounted, ref, watch } from 'vue';
import { session } from './session';
const name = ref('');
${body}
</script>`;
  const watcher = 'watch(() => session.user, (user) => { name.value = user; });';

  test('behind an await of a hook', () => {
    expect(collectReports(setup(`onMounted(async () => { await load(); ${watcher} });`), {}, 'cart.vue')).toEqual(['watcherUnbound']);
    expect(collectReports(setup(`onMounted(async () => { ${watcher} await load(); });`), {}, 'cart.vue')).toEqual([]);
    expect(collectReports(setup(`onMounted(async () => { await load(); const end = ${watcher} });`), {}, 'cart.vue')).toEqual([]);
  });

  test('behind an await of the script itself, which the compiler restores', () => {
    expect(collectReports(setup(`await load();\n${watcher}`), { includeLikely: true }, 'cart.vue')).toEqual([]);
  });

  test('stands beside streams', () => {
    const code = `<script setup>import { interval } from 'rxjs'; interval(1000).subscribe(tick);</script>`;
    expect(collectReports(code, {}, 'cart.vue')).toEqual(['discardedByFunction']);
    expect(collectReports(code.replace(' setup', ''), {}, 'cart.vue')).toEqual([]);
  });

  test('of own state dies with it', () => {
    const own = 'watch(name, (user) => save(user));';
    expect(collectReports(setup(`onMounted(async () => { await load(); ${own} });`), {}, 'cart.vue')).toEqual([]);
    expect(collectReports(setup(`onMounted(async () => { await load(); ${own} });`), { includeLikely: true }, 'cart.vue')).toEqual(['watcherUnbound']);
  });
});
