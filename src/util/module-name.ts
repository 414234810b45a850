/** Builtins that Node also accepts without the `node:` prefix. Written out, because `node:module` does not load in browsers. */
const BUILTINS = new Set([
  'assert', 'assert/strict', 'async_hooks', 'buffer', 'child_process', 'cluster', 'console', 'constants', 'crypto', 'dgram',
  'diagnostics_channel', 'dns', 'dns/promises', 'domain', 'events', 'fs', 'fs/promises', 'http', 'http2', 'https', 'inspector',
  'inspector/promises', 'module', 'net', 'os', 'path', 'path/posix', 'path/win32', 'perf_hooks', 'process', 'punycode',
  'querystring', 'readline', 'readline/promises', 'repl', 'stream', 'stream/consumers', 'stream/promises', 'stream/web',
  'string_decoder', 'sys', 'timers', 'timers/promises', 'tls', 'trace_events', 'tty', 'url', 'util', 'util/types', 'v8', 'vm',
  'wasi', 'worker_threads', 'zlib',
]);

/** Relative, absolute, `#imports`, `@/` and `~/` aliases, and everything with a loader's query. */
const PROJECT_SPECIFIER = /^(?:[./#~]|@\/)|[?!]/u;

/**
 * The module that a specifier names: a Node builtin with its prefix, or a package without its subpath (`'rxjs'` of `'rxjs/ajax'`).
 * `undefined` for files of the project.
 */
export function findModuleName(specifier: string): string | undefined {
  if (BUILTINS.has(specifier)) {
    return withNodePrefix(specifier);
  }
  if (specifier === '' || PROJECT_SPECIFIER.test(specifier)) {
    return undefined;
  }
  if (specifier.includes(':')) {
    return specifier;
  }
  return findPackageName(specifier);
}

/** `'node:fs'` for `'fs'`; every other name as it is. */
export function withNodePrefix(module: string): string {
  return BUILTINS.has(module) ? `node:${module}` : module;
}

/** `'@foo/bar'` of `'@foo/bar/lib/x.js'`, and of `'@types/foo__bar/index.d.ts'`. */
export function findPackageName(path: string): string | undefined {
  const [first = '', second = ''] = path.split('/');
  if (!first.startsWith('@')) {
    return first === '' ? undefined : first;
  }
  if (second === '') {
    return undefined;
  }
  if (first !== '@types') {
    return `${first}/${second}`;
  }
  return second.includes('__') ? `@${second.replace('__', '/')}` : second;
}
