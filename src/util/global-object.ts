/** Names under which a program reaches its own global object. `top`, `parent` and `opener` are other windows. */
const GLOBAL_OBJECTS = new Set(['window', 'globalThis', 'self', 'global', 'frames']);

/** Interfaces whose members are globals. `GlobalEventHandlers` is not one of them: every element has it. */
const GLOBAL_OBJECT_TYPES = new Set([
  'Window',
  'WindowOrWorkerGlobalScope',
  'AnimationFrameProvider',
  'WorkerGlobalScope',
  'DedicatedWorkerGlobalScope',
  'SharedWorkerGlobalScope',
  'ServiceWorkerGlobalScope',
]);

/** Does the name of a global mean the global object itself? */
export function isGlobalObject(name: string): boolean {
  return GLOBAL_OBJECTS.has(name);
}

/** The name of a global without the global objects before it: `'setInterval'` for `'window.window.setInterval'` and `'Window.setInterval'`. */
export function withoutGlobalObject(name: string): string {
  const segments = name.split('.');
  while (segments.length > 1 && (GLOBAL_OBJECTS.has(segments[0] ?? '') || GLOBAL_OBJECT_TYPES.has(segments[0] ?? ''))) {
    segments.shift();
  }
  return segments.join('.');
}
