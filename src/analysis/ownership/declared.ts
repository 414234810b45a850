/**
 * Functions and classes of the project that are said to acquire: by a tag of their documentation, or by the user's settings.
 *
 * `@leaks-acquires close` names the method of the result that releases it, `@leaks-acquires ()` says that calling the result does. In
 * `settings.leaks.resources` such a function is `{ from: 'program', name: 'openLog' }`. A tag is read where the call leads: in this file, or with
 * types in the file that declares the function, if its name begins with a verb that acquires, or comes from another file of the project.
 *
 * Example: after `/** @leaks-acquires close *\/ function lease() { … }` a call of `lease()` owes `close()`.
 */
import { AST_NODE_TYPES, TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { unwrap } from '../../ast/unwrap.js';
import type { Protocol, SymbolRef } from '../../catalogue/schema.js';
import { findModuleName } from '../../util/module-name.js';
import { weakMemo } from '../../util/weak-memo.js';
import { getAcquireName } from '../acquisitions.js';
import { findClass } from '../disposers/disposer-types.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { AcquireNode, Variable } from '../model.js';
import { collectTags } from '../takings.js';
import { createProtocol } from './protocols.js';

/** The protocol of what a call gives, as the project describes it. */
export function findDeclaredProtocol(file: FileAnalysis, call: AcquireNode, protocols: readonly Protocol[]): Protocol | undefined {
  return findTagged(file, call) ?? getOfProgram(protocols).find((protocol) => protocol.acquire.some((acquire) => !('method' in acquire) && isNamed(file, call, acquire)));
}

/** Those that the user's settings describe, mostly none. */
const getOfProgram = weakMemo((protocols: readonly Protocol[]) =>
  protocols.filter(({ acquire }) => acquire.some((one) => ('call' in one ? one.call.from : 'construct' in one ? one.construct.from : '') === 'program')),
);

function findTagged(file: FileAnalysis, call: AcquireNode): Protocol | undefined {
  const fn = file.functions.findCallee(call);
  const home = fn ?? (call.type === AST_NODE_TYPES.NewExpression ? findClass(file, call.callee) : undefined);
  const tags = home === undefined ? (isAsked(file, call) ? file.seam.notesOfCallee(call)?.tags : undefined) : collectTags(file.index, home);
  const text = tags?.find(({ name }) => name === 'leaks-acquires')?.text;
  const [method = ''] = (text ?? '').split(/\s/u);
  if (method === '') {
    return undefined;
  }
  const isPromise = fn?.async === true || file.seam.isPromiseLike(call) === 'yes';
  const protocol = createProtocol({ name: findCalleeName(call) ?? '', isConstructor: call.type === AST_NODE_TYPES.NewExpression, method, others: [], isAwaited: false, isPromise });
  return method === '()' ? { ...protocol, kind: 'subscription', release: [{ invoke: 'handle' }] } : protocol;
}

/** What comes from another file of the project. */
function isAsked({ seam, index }: FileAnalysis, call: AcquireNode): boolean {
  const callee = unwrap(call.callee);
  const isClass = call.type === AST_NODE_TYPES.NewExpression;
  return seam.isTyped && (isClass || (callee.type === AST_NODE_TYPES.Identifier && findImport(index.findVariable(callee)) !== undefined));
}

function isNamed(file: FileAnalysis, call: AcquireNode, acquire: Exclude<Protocol['acquire'][number], { readonly method: string }>): boolean {
  const isClass = 'construct' in acquire;
  const ref: SymbolRef = isClass ? acquire.construct : acquire.call;
  if (ref.from !== 'program' || (call.type === AST_NODE_TYPES.NewExpression) !== isClass || findCalleeName(call) !== getAcquireName(acquire)) {
    return false;
  }
  const callee = unwrap(call.callee);
  const origin = file.seam.originOf(callee);
  if (origin !== undefined) {
    return origin.from === 'program' && origin.name === ref.name;
  }
  const variable = callee.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(callee) : undefined;
  return variable !== undefined && (findImport(variable) === ref.name || isTopLevel(variable));
}

/** What the import of a file of the project is called there. */
function findImport(variable: Variable | undefined): string | undefined {
  const node = variable?.defs[0]?.node;
  const declaration: TSESTree.Node | undefined = node?.parent;
  if (node?.type !== AST_NODE_TYPES.ImportSpecifier || declaration?.type !== AST_NODE_TYPES.ImportDeclaration || findModuleName(declaration.source.value) !== undefined) {
    return undefined;
  }
  return node.imported.type === AST_NODE_TYPES.Identifier ? node.imported.name : node.imported.value;
}

function isTopLevel({ defs: [definition], scope }: Variable): boolean {
  return scope.type === TSESLint.Scope.ScopeType.module && definition !== undefined && definition.node.type !== AST_NODE_TYPES.ImportSpecifier;
}
