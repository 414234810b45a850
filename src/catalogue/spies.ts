import type { SymbolRef } from './schema.js';

/** What replaces methods for tests. Read by `src/analysis/retention/spies.ts`. */
export interface SpyTool {
  readonly symbols: readonly SymbolRef[];
  readonly methods: readonly string[];
  /** The call that takes all of them back. */
  readonly end: string;
  /** True where a setting of the runner may take them back before each test. */
  readonly isConfigured: boolean;
}

export const spyTools: readonly SpyTool[] = [
  { symbols: [{ from: 'node:test', name: 'mock' }], methods: ['method', 'getter', 'setter'], end: 'mock.reset()', isConfigured: false },
  { symbols: [{ from: 'vitest', name: 'vi' }], methods: ['spyOn'], end: 'vi.restoreAllMocks()', isConfigured: true },
  { symbols: [{ from: '@jest/globals', name: 'jest' }, { from: 'global', name: 'jest' }], methods: ['spyOn'], end: 'jest.restoreAllMocks()', isConfigured: true },
];

/** Any of these in a file may be the end of its spies. */
export const spyEnds: readonly string[] = ['restore', 'restoreAll', 'restoreAllMocks', 'mockRestore', 'useRealTimers', 'reset', 'resetAll', 'resetAllMocks', 'clearAllMocks', 'mockClear', 'mockReset', 'resetHistory', 'unstubAllGlobals', 'uninstall'];

/** Hooks that run before each test, or before all of a group. */
export const setUpHooks: readonly string[] = ['before', 'beforeAll', 'beforeEach', 'setup', 'suiteSetup'];
