/**
 * The function that a file would call to release something at the end of a component's life, and where that call goes.
 *
 * Only what a framework runs once, at the end, for the code that stands here: in the callback of an effect whose cleanups are registered, or in the
 * component's own code. Behind an `await` nobody knows the component any more. What the file registers with already comes first.
 *
 * Example: in `onMounted(() => { window.addEventListener('resize', fit); })` of Vue it is `onUnmounted`, below the listener.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, findStatement } from '../ast/enclosing.js';
import type { Registrar } from '../ast/remedy.js';
import { frameworks } from '../catalogue/index.js';
import type { FileAnalysis } from './file-analysis.js';
import { findCalleeName, walk } from './file-index.js';
import type { FunctionNode, Owner } from './model.js';

export interface Registering {
  readonly registrar: Registrar;
  /** The statement below which the call goes. */
  readonly below: TSESTree.Node;
}

/** Registrars of the end of a component; others are of its pauses, or of a watcher. */
const END = /^on(?:Before)?(?:Unmount|Destroy|Cleanup|ScopeDispose)/u;

/** Hooks that run once, when the component is there: what they start may end beside them. */
const MOUNT_HOOK = /^on(?:Before)?Mount/u;

/** `isSeenOutside`: what is released has a name outside of the callback that acquires it. */
export function findRegistering(file: FileAnalysis, owner: Owner, acquire: TSESTree.Node, isSeenOutside = false): Registering | undefined {
  const fn = findEnclosingFunction(acquire);
  const effect = fn && file.roles.findEffect(fn);
  const registrar = fn !== undefined && effect !== undefined ? findOfEffect(file, fn) : findOfComponent(file, owner, fn);
  const isBeside = isSeenOutside && effect !== undefined && MOUNT_HOOK.test(effect.hook.name);
  const site = isBeside ? effect.call : acquire;
  const below = findStatement(site);
  const around = findEnclosingFunction(site);
  const block = around === undefined ? file.index.sourceCode.ast : around.body;
  const isEarly = below?.parent === block && (around === undefined || !waitsBefore(file, around, site));
  return registrar !== undefined && below !== undefined && isEarly ? { registrar, below } : undefined;
}

function waitsBefore({ index }: FileAnalysis, fn: FunctionNode, node: TSESTree.Node): boolean {
  let isFound = false;
  walk(fn.body, index.sourceCode.visitorKeys, (inner) => {
    isFound ||= inner.type === AST_NODE_TYPES.AwaitExpression && inner.range[1] <= node.range[0] && findEnclosingFunction(inner) === fn;
  });
  return isFound;
}

function findOfEffect(file: FileAnalysis, fn: FunctionNode): Registrar | undefined {
  const effect = file.roles.findEffect(fn);
  if (effect?.hook.cleanup !== 'registered') {
    return undefined;
  }
  const { registrarParameter, registrar } = effect.hook;
  const parameter = registrarParameter === undefined ? undefined : fn.params[registrarParameter];
  if (parameter?.type === AST_NODE_TYPES.Identifier) {
    return { name: parameter.name };
  }
  const symbol = file.resolver.resolve(effect.call.callee);
  const from = symbol.kind === 'symbol' && symbol.from !== 'global' ? { from: symbol.from } : {};
  return registrar === undefined ? undefined : { name: registrar, ...from };
}

/** The one cleanup that the component has: one more line in it is as good. */
export function findOnlyCleanup(file: FileAnalysis, owner: Owner, acquire: TSESTree.Node): FunctionNode | undefined {
  const fn = findEnclosingFunction(acquire);
  const isOfComponent = owner.kind === 'module' ? owner.isComponent : owner.kind === 'scope' && owner.role === 'component';
  const isRunOnce = fn === undefined || (owner.kind === 'scope' && owner.scope === fn) || MOUNT_HOOK.test(file.roles.findEffect(fn)?.hook.name ?? '');
  const cleanups = isOfComponent && isRunOnce ? file.teardowns.collectFinal(owner) : [];
  const [cleanup] = cleanups;
  const call = cleanup?.parent;
  const isRegistered = call?.type === AST_NODE_TYPES.CallExpression && END.test(findCalleeName(call) ?? '');
  return cleanups.length === 1 && isRegistered ? cleanup : undefined;
}

/** In the code of the component itself, by the framework whose functions the file imports. */
function findOfComponent({ index }: FileAnalysis, owner: Owner, fn: FunctionNode | undefined): Registrar | undefined {
  const isOfComponent =
    owner.kind === 'module' ? owner.isComponent && fn === undefined : owner.kind === 'scope' && owner.role === 'component' && owner.scope === fn;
  if (!isOfComponent) {
    return undefined;
  }
  const imports = index.sourceCode.ast.body.filter((statement) => statement.type === AST_NODE_TYPES.ImportDeclaration);
  for (const { modules, registrars = [], effects = [] } of frameworks) {
    const names = registrars.filter(({ on, when, isGlobal }) => on === undefined && when === undefined && isGlobal !== true).flatMap(({ name }) => (END.test(name) ? [name] : []));
    const declaration = imports.find(({ source, importKind }) => modules.includes(source.value) && importKind !== 'type');
    const [first] = names;
    if (declaration !== undefined && first !== undefined && effects.length > 0) {
      const name = names.find((each) => declaration.specifiers.some(({ local }) => local.name === each)) ?? first;
      return { name, from: declaration.source.value };
    }
  }
  return undefined;
}
