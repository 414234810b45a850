/**
 * The root of an application is there once, whatever its framework could do with it: `App.vue`, `class AppRootComponent`.
 *
 * Names decide, as nothing else in a file tells. Direction: a view that only looks like a root is likely, and no longer certain, to come again.
 */
const ROOT_CLASS = /^(?:App|Root|Main)+(?:Component|Element|View|Root|Layout|Module)?$/u;
const ROOT_FILE = /(?:^|[/\\])(?:App|app|Root|root|main|index|_app|layout|\+layout)\.\w+$/u;

export function isRootClass(name: string | undefined): boolean {
  return ROOT_CLASS.test(name ?? '');
}

export function isRootFile(filename: string): boolean {
  return ROOT_FILE.test(filename);
}
