/** What Node has and a browser has not, as far as ESLint, the parser and the compiler ask for it. */
export const process = {
  /** The compiler asks for it before it looks for files. */
  browser: true,
  env: {},
  argv: [],
  platform: 'browser',
  versions: {},
  version: '',
  execArgv: [],
  cwd: () => '/',
  emitWarning: () => undefined,
  getBuiltinModule: () => undefined,
  nextTick: (callback, ...parameters) => queueMicrotask(() => callback(...parameters)),
  hrtime: () => [0, 0],
};
export const global = globalThis;
