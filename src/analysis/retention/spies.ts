/**
 * Spies of tests that a hook sets up and nobody takes back.
 *
 * A spy keeps each call with its arguments and its result, and what it stands for. A hook that puts one before each test on something that lives as long as the
 * process, in a file in which nothing restores any, adds to them with each test. Certain where the tool restores nothing by itself; likely where a setting of
 * the runner may (`restoreMocks`). Silent: tests that make their own, tools of the test's context, and files that restore, reset or clear.
 *
 * Example: `beforeEach(() => { mock.method(console, 'error'); });` of `node:test`, without `mock.reset()`.
 */
import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { findPropertyName } from '../../ast/static-name.js';
import { unwrap } from '../../ast/unwrap.js';
import { spyEnds, spyTools, type SpyTool } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import type { AcquireNode } from '../model.js';
import { findSetUpHook } from '../test-hooks.js';
import { getShortText } from '../wording.js';

export type SpyKind = 'spyKept';

const NAMES: ReadonlySet<string> = new Set(spyTools.flatMap(({ methods }) => methods));

export function collectSpies(file: FileAnalysis): readonly Finding<SpyKind>[] {
  if (spyEnds.some((name) => file.index.calls.has(name))) {
    return [];
  }
  return [...NAMES].flatMap((name) => file.index.calls.get(name) ?? []).flatMap((call) => judge(file, call) ?? []);
}

function judge(file: FileAnalysis, call: AcquireNode): Finding<SpyKind> | undefined {
  const [target] = call.arguments;
  const tool = findSetUpHook(call) === undefined ? undefined : findTool(file, call);
  if (tool === undefined || target === undefined || file.lifetimes.get(target) !== 'process') {
    return undefined;
  }
  const words = { spy: getShortText(file, call), end: tool.end };
  return { kind: 'spyKept', node: call, certainty: tool.isConfigured ? 'likely' : 'definite', words, remedies: [], write: (handle) => handle };
}

/** `vi.spyOn(…)`: the tool stands in front. */
function findTool(file: FileAnalysis, { callee }: AcquireNode): SpyTool | undefined {
  const member = unwrap(callee);
  const name = member.type === AST_NODE_TYPES.MemberExpression ? findPropertyName(member) : undefined;
  return name === undefined || member.type !== AST_NODE_TYPES.MemberExpression
    ? undefined
    : spyTools.find(({ methods, symbols }) => methods.includes(name) && file.resolver.refersTo(member.object, symbols));
}
