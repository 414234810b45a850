/**
 * Calls on a handle that has certainly been released.
 *
 * Invariant: a call is told only when a release stands on every way to it, with nothing new in its place, and the catalogue says that the call
 * fails after that release. Direction: a handle that has a second value, that says itself whether it is open, or that may be opened again, has
 * no answer; neither has a call in another function, nor one in the handler of a release that threw.
 *
 * Example: `fs.closeSync(fd); if (isLong) fs.readSync(fd, more);` reads a descriptor that is closed, or another file's by then.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { findParent } from '../../ast/find-parent.js';
import { isFunction } from '../../ast/is-function.js';
import { findPropertyName } from '../../ast/static-name.js';
import { wrapped } from '../../ast/unwrap.js';
import { reopeningMethods } from '../../catalogue/index.js';
import type { AfterRelease, Protocol } from '../../catalogue/schema.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { FlowOwner } from '../flow/graph.js';
import { findAcquirer, findAcquireSite } from '../handle-positions.js';
import type { Obligation, Use, Variable } from '../model.js';

export interface UseAfterRelease {
  readonly use: TSESTree.CallExpression;
  /** The last release above the call. */
  readonly release: TSESTree.CallExpression;
}

interface HandleCall {
  readonly name: string;
  readonly call: TSESTree.CallExpression;
}

const REOPENING: ReadonlySet<string> = new Set(reopeningMethods);

export function findUseAfterRelease(file: FileAnalysis, obligation: Obligation): UseAfterRelease | undefined {
  const { fate, protocol } = obligation;
  if (protocol.afterRelease === undefined || fate.kind !== 'kept' || fate.place.root.kind !== 'variable') {
    return undefined;
  }
  const { place } = fate;
  const { variable } = fate.place.root;
  const owner = findAcquirer(file, obligation) ?? file.index.sourceCode.ast;
  if (place.path.length > 0 || place.isElement || variable.scope.variableScope.block !== owner || isWrittenAgain(variable)) {
    return undefined;
  }
  const calls = collectCalls(file, variable, protocol);
  const isReleased = calls.some(({ name }) => protocol.afterRelease?.some(({ after }) => after.includes(name)));
  if (!isReleased || calls.some(({ name, call }) => REOPENING.has(name) && call !== obligation.node)) {
    return undefined;
  }
  const uses = file.uses.collect(place, protocol);
  const tests = uses.filter(({ kind }) => kind === 'test');
  return uses.some(({ kind }) => kind === 'state')
    ? undefined
    : findFirst(protocol.afterRelease.flatMap((rule) => collectFailing(file, { obligation, owner, calls, tests, rule })));
}

function isWrittenAgain({ references }: Variable): boolean {
  return references.filter((reference) => reference.isWrite()).length > 1;
}

/** `file.read(…)`, `fs.readSync(fd, …)`: calls of the handle's methods, and those that take it first. */
function collectCalls(file: FileAnalysis, { references }: Variable, protocol: Protocol): readonly HandleCall[] {
  return references.flatMap(({ identifier }): readonly HandleCall[] => {
    const node = wrapped(identifier);
    const { parent } = node;
    if (parent?.type === AST_NODE_TYPES.MemberExpression && parent.object === node) {
      const callee = wrapped(parent);
      const name = findPropertyName(parent);
      return name !== undefined && callee.parent?.type === AST_NODE_TYPES.CallExpression && callee.parent.callee === callee
        ? [{ name, call: callee.parent }]
        : [];
    }
    const name = parent?.type === AST_NODE_TYPES.CallExpression && parent.arguments[0] === node ? findCalleeName(parent) : undefined;
    return name !== undefined && parent?.type === AST_NODE_TYPES.CallExpression && isOfModule(file, parent, name, protocol) ? [{ name, call: parent }] : [];
  });
}

/** A function of the module that releases: `read` of `node:fs`, not one of the file's own. */
function isOfModule({ resolver }: FileAnalysis, { callee }: TSESTree.CallExpression, name: string, { release }: Protocol): boolean {
  return release.some((one) => 'call' in one && resolver.refersTo(callee, [{ from: one.call.from, name }]));
}

interface Search {
  readonly obligation: Obligation;
  readonly owner: FlowOwner;
  readonly calls: readonly HandleCall[];
  readonly tests: readonly Use[];
  readonly rule: AfterRelease;
}

function collectFailing(file: FileAnalysis, { obligation, owner, calls, tests, rule }: Search): readonly UseAfterRelease[] {
  const releases = calls.filter(({ name }) => rule.after.includes(name)).map(({ call }) => call);
  const candidates = calls.filter(({ name, call }) => rule.fails.includes(name) && isInOwner(call, owner) && !isInHandlerOf(call, releases));
  if (releases.length === 0 || candidates.every(({ call }) => releases.every((release) => release.range[0] >= call.range[0]))) {
    return [];
  }
  const site = findAcquireSite(obligation);
  const flow = file.flows.solve({
    owner,
    acquire: site,
    startsLive: site === undefined,
    uses: [...tests, ...releases.map((at): Use => ({ kind: 'release', at }))],
  });
  return candidates.flatMap(({ call }) => {
    const release = releases.filter((one) => one.range[1] <= call.range[0]).at(-1);
    return release !== undefined && flow?.isAlwaysDoneBefore(call) === true ? [{ use: call, release }] : [];
  });
}

function isInOwner(call: TSESTree.Node, owner: FlowOwner): boolean {
  return (findEnclosingFunction(call) ?? owner) === owner;
}

/** `try { await file.close(); } catch { … }`: the handler runs when the release has failed. */
function isInHandlerOf(call: TSESTree.Node, releases: readonly TSESTree.Node[]): boolean {
  let child = call;
  for (let node = findParent(call); node !== undefined && !isFunction(node); node = findParent(node)) {
    if (node.type === AST_NODE_TYPES.TryStatement && node.handler === child) {
      const { block } = node;
      return releases.some((release) => isWithin(release, block));
    }
    child = node;
  }
  return false;
}

function findFirst(found: readonly UseAfterRelease[]): UseAfterRelease | undefined {
  return [...found].sort((left, right) => left.use.range[0] - right.use.range[0])[0];
}
