/**
 * What is known of calls whose result takes back what they began: how they are called, how the result is used up, and whose results need no
 * release. The types, or the body in the same file, say that there is such a result.
 */
import type { Protocol } from './schema.js';

/** Methods that are the only one of a remover. */
export const removerVerbs: readonly string[] = [
  'unsubscribe',
  'remove',
  'dispose',
  'off',
  'stop',
  'cancel',
  'unlisten',
  'unregister',
  'unwatch',
  'destroy',
  'disconnect',
];

/** How functions are called that keep a callback until their result is used. `once…()` ends by itself. */
export const listeningVerbPattern =
  '^(?:on|sub|on[A-Z]\\w*|(?:subscribe|watch|listen|observe|follow)(?:$|[A-Z])\\w*|add[A-Z]?\\w*(?:Listener|Observer|Subscriber|Handler|Callback|Hook)|register[A-Z]\\w*)$';

/** What takes a callback and gives no remover for it, whatever it is called on: nobody asks for the type of its result. */
export const plainCallbackTakers: readonly string[] = [
  'forEach', 'map', 'filter', 'some', 'every', 'find', 'reduce', 'sort', 'push', 'then', 'catch', 'finally', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask',
  'nextTick', 'requestAnimationFrame', 'addEventListener', 'removeEventListener', 'removeListener', 'off', 'describe', 'it', 'test', 'beforeEach', 'beforeAll', 'afterEach', 'afterAll',
];

/** What the type of such a result is called, whole: then the function may have any name. */
export const removerTypePattern =
  '(?:Un(?:subscribe|subscriber|listen|listenFn|register|watch|bind|observe)\\w*|Remove\\w*(?:Listener|Handler|Callback)|\\w*(?:Disposer|Unsubscribe|Unsubscriber|Unlisten|Remover))';

/** Packages whose functions end together with the component that calls them, whatever they give back. */
export const selfEndingModules: readonly string[] = [
  '@solid-primitives/event-listener',
  '@vue/reactivity',
  '@vue/runtime-core',
  '@vueuse/core',
  '@vueuse/shared',
  'node:events',
  'pinia',
  'runed',
  'solid-js',
  'vue',
  'vue-router',
];

/** Targets by their name: `renderer.listen('window', 'resize', f)`. */
export const namedPageTargets: readonly string[] = ['window', 'document', 'body'];

/** A function that removes. Found by its type or its body, and not by where it is declared. */
export const calledRemover: Protocol = {
  id: 'values/called-remover',
  family: 'subscription',
  kind: 'subscription',
  noun: 'unsubscribe',
  keeps: 'its callback and all that it captures',
  acquire: [{ call: { from: 'program', name: 'subscribe' } }],
  ends: 'never',
  release: [{ invoke: 'handle' }, { method: 'unsubscribe' }, { method: 'dispose' }, { method: 'call' }, { method: '[Symbol.dispose]' }],
  evidence: 'https://developer.mozilla.org/en-US/docs/Web/JavaScript/Guide/Memory_management',
  examples: { leak: '', clean: '' },
};

/** An object that removes by its only method, which stands in front of the others. */
export const releasedRemover: Protocol = {
  ...calledRemover,
  id: 'values/released-remover',
  noun: 'subscription',
  release: [{ method: '[Symbol.dispose]' }],
};
