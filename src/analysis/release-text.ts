/**
 * The call that releases a handle, as the file would write it.
 *
 * It goes the way that the acquire goes: `window.setInterval` is undone by `window.clearInterval`, `timers.setInterval` by `timers.clearInterval`.
 * Without such a way the global function does it. A fix may not write what has another meaning, or none, where the release belongs.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isConstructor } from '../ast/is-constructor.js';
import { findVariable } from '@typescript-eslint/utils/ast-utils';
import { findEnclosingFunction } from '../ast/enclosing.js';
import { isFunction } from '../ast/is-function.js';
import type { WriteRelease } from '../ast/remedy.js';
import type { Release } from '../catalogue/schema.js';
import { unwrap } from '../ast/unwrap.js';
import { getArgumentText } from './empty-handles.js';
import type { FileAnalysis } from './file-analysis.js';
import type { Fate, Obligation } from './model.js';
import { isReassigned } from './places.js';
import { getLastName, getReleaseForms } from './release-forms.js';
import { getHandleText } from './wording.js';

export interface ReleaseText {
  /** The releasing function, by the text of the handle: `window.clearInterval`, or `this.job.stop`. */
  readonly getCallee: (handle: string) => string;
  /** False where the release is a method of the handle. */
  readonly takesHandle: boolean;
  readonly write: WriteRelease;
  /** May a fix write it? */
  readonly isCertain: boolean;
}

export function getReleaseText(file: FileAnalysis, obligation: Obligation): ReleaseText {
  const { functions, methods, isInvoked } = getReleaseForms(obligation.protocol);
  const [name] = functions.keys();
  const [method = 'release'] = methods;
  const [first] = obligation.protocol.release;
  if ('part' in first) {
    return ofPart(first);
  }
  if (name !== undefined && 'call' in obligation.protocol.release[0]) {
    return ofFunction(file, obligation, name);
  }
  if (isInvoked && methods.size === 0) {
    return INVOKED;
  }
  const text = ofMethod(method, getDoubt(file, obligation));
  return isAwaited(obligation, method) ? ofAwaited(obligation, text) : text;
}

/** `const release = await mutex.acquire(); release();`. */
const INVOKED: ReleaseText = { getCallee: (handle) => handle, takesHandle: false, write: (handle) => `${handle}()`, isCertain: false };

function isAwaited({ protocol }: Obligation, method: string): boolean {
  const isHolder = protocol.family === 'handle' || protocol.family === 'disposable';
  return isHolder && protocol.release.some((release) => 'method' in release && release.method === method && release.async === true);
}

/** `channel.port1.close()`; of each of many, the name of the method says it. */
function ofPart({ part, by, each, async }: Extract<Release, { readonly part: string }>): ReleaseText {
  const write: WriteRelease = (handle) => (each === undefined ? `${handle}.${part}.${by}()` : `${handle}.${part}().forEach((${each}) => ${each}.${by}())`);
  return { getCallee: (handle) => (each === undefined ? `${handle}.${part}.${by}` : `${each}.${by}`), takesHandle: false, write, isCertain: async !== true };
}

/** `await file.close()` beside the acquire; nowhere else can a fix tell who waits. */
function ofAwaited({ fate, node }: Obligation, text: ReleaseText): ReleaseText {
  const isField = fate.kind === 'kept' && fate.place.root.kind === 'instance';
  return { ...text, write: (handle) => `await ${text.write(handle)}`, isCertain: !isField && findEnclosingFunction(node)?.async === true };
}

/** Of what the place of a handle may hold nothing yet: the place that it has, or the field that it gets. */
function getDoubt(file: FileAnalysis, obligation: Obligation): (handle: string) => boolean {
  const unsure = findUnsure(file, obligation);
  return (handle) => handle === unsure || (obligation.fate.kind === 'discarded' && handle.startsWith('this.'));
}

/** `isUnsure`: may the handle hold nothing yet? */
function ofMethod(method: string, isUnsure: (handle: string) => boolean): ReleaseText {
  const getCallee = (handle: string): string => (handle === '' ? method : `${handle}.${method}`);
  const write: WriteRelease = (handle) => (isUnsure(handle) ? `${handle}?.${method}()` : `${getCallee(handle)}()`);
  return { getCallee, takesHandle: false, write, isCertain: true };
}

/** The handle's text, unless its place certainly holds one as long as anybody can release it. */
export function findUnsure(file: FileAnalysis, obligation: Obligation): string | undefined {
  return isSet(obligation.fate) ? undefined : getHandleText(file, obligation);
}

/** `const observer = …`, a field's own value, or an assignment on the only way through the constructor. */
function isSet(fate: Fate): boolean {
  if (fate.kind !== 'kept') {
    return true;
  }
  const { store, place } = fate;
  // A parameter of the callback that gets the handle.
  if (store.type === AST_NODE_TYPES.Identifier) {
    return true;
  }
  if (store.type === AST_NODE_TYPES.VariableDeclarator || store.type === AST_NODE_TYPES.PropertyDefinition) {
    return place.root.kind === 'instance' || !isReassigned(place.root.variable);
  }
  const block = store.parent?.type === AST_NODE_TYPES.ExpressionStatement ? store.parent.parent : undefined;
  const fn = block?.type === AST_NODE_TYPES.BlockStatement ? block.parent : undefined;
  return fn !== undefined && isConstructor(fn);
}

function ofFunction(file: FileAnalysis, obligation: Obligation, name: string): ReleaseText {
  const callee = unwrap(obligation.node.callee);
  if (callee.type === AST_NODE_TYPES.MemberExpression && !callee.computed) {
    return ofReceiver(file, obligation, callee.object, name);
  }
  const variable = findVariable(file.index.sourceCode.getScope(obligation.node), name);
  const isGlobal = (variable === null || variable.defs.length === 0) && isReleasedByGlobal(obligation, name);
  const isImported = variable?.defs.some(({ node: { type } }) => type === AST_NODE_TYPES.ImportSpecifier) === true;
  return withCallee(name, isGlobal || isImported, (handle) => getArgumentText(file, obligation, handle, name));
}

/** `closeSync` is nothing where only `openSync` is imported. */
function isReleasedByGlobal({ protocol }: Obligation, name: string): boolean {
  return protocol.release.some((release) => 'call' in release && release.call.from === 'global' && getLastName(release.call.name) === name);
}

/** `video.requestVideoFrameCallback()` is undone by `video`, where that name means the same. */
function ofReceiver(file: FileAnalysis, obligation: Obligation, receiver: TSESTree.Expression, name: string): ReleaseText {
  const root = findRoot(receiver);
  const variable = root?.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(root) : undefined;
  const isLocal = variable !== undefined && isFunction(variable.scope.variableScope.block);
  // A teardown is another function than the one that acquires.
  const isSeen = root !== undefined && !(isLocal && isOfInstance(file, obligation));
  return withCallee(`${file.index.sourceCode.getText(receiver)}.${name}`, isSeen, (handle) => getArgumentText(file, obligation, handle, name));
}

/** `this` of `this.a.b`, `window` of `window.frames`; nothing of `frame().contentWindow`. */
function findRoot(receiver: TSESTree.Expression): TSESTree.Identifier | TSESTree.ThisExpression | undefined {
  let node: TSESTree.Node = unwrap(receiver);
  while (node.type === AST_NODE_TYPES.MemberExpression && !node.computed) {
    node = unwrap(node.object);
  }
  return node.type === AST_NODE_TYPES.Identifier || node.type === AST_NODE_TYPES.ThisExpression ? node : undefined;
}

function isOfInstance({ owners }: FileAnalysis, { fate, node }: Obligation): boolean {
  return fate.kind === 'kept' ? fate.place.root.kind === 'instance' : owners.getOfSite(node).kind === 'instance';
}

function withCallee(callee: string, isCertain: boolean, getArgument: WriteRelease): ReleaseText {
  return { getCallee: () => callee, takesHandle: true, write: (handle) => `${callee}(${getArgument(handle)})`, isCertain };
}
