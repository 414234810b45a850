/**
 * What an expression denotes: a global, a member of a Node builtin or of a package, or something of this file.
 *
 * Scopes answer first, types only where scopes cannot (a receiver that is a plain value, an import of another file of the project). An
 * answer `symbol` holds whenever the program does not replace what it imports or the globals; a variable counts as another name only when
 * nothing ever writes to it again, and alternatives only when they agree. Everything else is `unknown`: uses are missed, never invented.
 *
 * Example: `const { setInterval: every } = window; every(tick)` resolves the callee to `{ from: 'global', name: 'setInterval' }`.
 */
import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { isNothing } from '../ast/is-nothing.js';
import { findReferencedVariable } from '../ast/scope-lookup.js';
import { findPropertyName } from '../ast/static-name.js';
import { findStaticString } from '../ast/static-string.js';
import { unwrap } from '../ast/unwrap.js';
import type { SymbolRef } from '../catalogue/schema.js';
import type { SymbolOrigin, TypeSeam } from '../types/seam.js';
import { isGlobalObject } from '../util/global-object.js';
import { findModuleName } from '../util/module-name.js';
import { weakMemo } from '../util/weak-memo.js';
import { isSameSymbol, toCanonical } from './symbol-names.js';
import { findAliasTarget, findDefinition } from './variable-definitions.js';

type Variable = TSESLint.Scope.Variable;

export type ResolvedSymbol =
  /** A global, a member of a Node builtin or of a package, in the catalogue's spelling. A module as a whole is its `default`. */
  | {
      readonly kind: 'symbol';
      readonly from: string;
      readonly name: string;
      /** The import's own specifier where it is a subpath of the package: `'mysql2/promise'`. */
      readonly specifier?: string;
      /** The name says where the type of the receiver declares it, not how the program reaches it. */
      readonly isByType?: true;
    }
  /** Declared in this file, and not another name for something above. */
  | {
      readonly kind: 'local';
      readonly variable: Variable;
      /** The function, class or initializer that is its value for good. */
      readonly definition?: TSESTree.Node;
    }
  | { readonly kind: 'unknown' };

export interface Resolver {
  /** What an expression denotes: the callee of a call, mostly. */
  readonly resolve: (node: TSESTree.Node) => ResolvedSymbol;
  /** Does the expression denote one of these? Looks through a package's re-exports when there are types. */
  readonly refersTo: (node: TSESTree.Node, refs: readonly SymbolRef[]) => boolean;
}

type GlobalOrImported = Extract<ResolvedSymbol, { kind: 'symbol' }>;

const UNKNOWN: ResolvedSymbol = { kind: 'unknown' };

export function createResolver(sourceCode: Readonly<TSESLint.SourceCode>, seam: TypeSeam): Resolver {
  const results = new WeakMap<TSESTree.Node, ResolvedSymbol>();

  /** In the program's spelling. While a node is being resolved it is unknown, which ends `const a = b, b = a`. */
  function resolve(node: TSESTree.Node): ResolvedSymbol {
    const inner = unwrap(node);
    const known = results.get(inner);
    if (known !== undefined) {
      return known;
    }
    results.set(inner, UNKNOWN);
    const result = resolveNode(inner);
    results.set(inner, result);
    return result;
  }

  function resolveNode(node: TSESTree.Node): ResolvedSymbol {
    switch (node.type) {
      case AST_NODE_TYPES.Identifier:
        return resolveIdentifier(node);
      case AST_NODE_TYPES.MemberExpression:
        return resolveMember(node);
      case AST_NODE_TYPES.CallExpression:
        return resolveCall(node);
      case AST_NODE_TYPES.AwaitExpression:
        return node.argument.type === AST_NODE_TYPES.ImportExpression ? resolveModule(node.argument.source) : UNKNOWN;
      case AST_NODE_TYPES.SequenceExpression:
        return resolveLast(node.expressions);
      case AST_NODE_TYPES.AssignmentExpression:
        return node.operator === '=' ? resolve(node.right) : UNKNOWN;
      case AST_NODE_TYPES.ConditionalExpression:
        return resolveAlternatives([node.consequent, node.alternate]);
      case AST_NODE_TYPES.LogicalExpression:
        return node.operator === '&&' ? resolve(node.right) : resolveAlternatives([node.left, node.right]);
      case AST_NODE_TYPES.TSQualifiedName:
        return resolveQualified(node);
      default:
        return UNKNOWN;
    }
  }

  function resolveQualified({ left, right }: TSESTree.TSQualifiedName): ResolvedSymbol {
    const base = resolve(left);
    return isPath(base) ? resolveProperty(base, right.name) : UNKNOWN;
  }

  function resolveLast(expressions: readonly TSESTree.Expression[]): ResolvedSymbol {
    const last = expressions.at(-1);
    return last === undefined ? UNKNOWN : resolve(last);
  }

  /** `typeof window !== 'undefined' ? window : globalThis`: one symbol, whichever it is. `undefined` as an alternative is never called. */
  function resolveAlternatives(nodes: readonly TSESTree.Node[]): ResolvedSymbol {
    const [first = UNKNOWN, ...others] = nodes.filter((node) => !isNothing(node)).map(resolve);
    return others.every((other) => isSame(first, other)) ? first : UNKNOWN;
  }

  function resolveIdentifier(node: TSESTree.Identifier): ResolvedSymbol {
    const variable = findReferencedVariable(node, sourceCode);
    if (variable === undefined || (variable.defs.length === 0 && variable.scope.upper === null)) {
      return toSymbol({ from: 'global', name: node.name });
    }
    return resolveImport(variable, node) ?? resolveVariable(variable);
  }

  function resolveVariable(variable: Variable): ResolvedSymbol {
    const definition = findDefinition(variable);
    const target = findAliasTarget(variable);
    const local: ResolvedSymbol = { kind: 'local', variable, ...(definition === undefined ? {} : { definition }) };
    if (target === undefined) {
      return local;
    }
    const base = resolve(target.value);
    const [name, ...rest] = target.path;
    if (name === undefined) {
      return base.kind === 'unknown' ? local : base;
    }
    if (isPath(base)) {
      return target.path.reduce(resolveProperty, base);
    }
    const member = rest.length === 0 ? toForeign(seam.originOfMember(target.value, name)) : UNKNOWN;
    return member.kind === 'symbol' ? member : local;
  }

  /** `undefined`: the variable is no import. */
  function resolveImport(variable: Variable, reference: TSESTree.Identifier): ResolvedSymbol | undefined {
    const [definition] = variable.defs;
    const node = definition?.node;
    switch (node?.type) {
      case AST_NODE_TYPES.ImportSpecifier: {
        const { imported } = node;
        const name = imported.type === AST_NODE_TYPES.Identifier ? imported.name : imported.value;
        return resolveFrom(node.parent, name, reference);
      }
      case AST_NODE_TYPES.ImportDefaultSpecifier:
      case AST_NODE_TYPES.ImportNamespaceSpecifier:
        return resolveFrom(node.parent, 'default', reference);
      case AST_NODE_TYPES.TSImportEqualsDeclaration:
        return node.moduleReference.type === AST_NODE_TYPES.TSExternalModuleReference
          ? resolveModule(node.moduleReference.expression)
          : resolve(node.moduleReference);
      default:
        return undefined;
    }
  }

  function resolveFrom(declaration: TSESTree.Node | undefined, name: string, reference: TSESTree.Identifier): ResolvedSymbol {
    const module = declaration?.type === AST_NODE_TYPES.ImportDeclaration ? resolveModule(declaration.source) : UNKNOWN;
    return isPath(module) ? resolveProperty(module, name) : resolveByType(reference);
  }

  /** A module as a whole. */
  function resolveModule(source: TSESTree.Node | undefined): ResolvedSymbol {
    const specifier = findStaticString(source);
    const from = specifier === undefined ? undefined : findModuleName(specifier);
    if (specifier === undefined || from === undefined) {
      return UNKNOWN;
    }
    const symbol = toSymbol({ from, name: 'default' });
    return specifier.startsWith(`${from}/`) ? { ...symbol, specifier } : symbol;
  }

  function resolveMember(node: TSESTree.MemberExpression): ResolvedSymbol {
    const name = findPropertyName(node) ?? (node.computed ? findStaticString(node.property) : undefined);
    if (name === undefined || name.startsWith('#')) {
      return UNKNOWN;
    }
    const base = resolve(node.object);
    return isPath(base) ? resolveProperty(base, name) : resolveByType(node);
  }

  function resolveCall({ callee, arguments: [argument, ...others] }: TSESTree.CallExpression): ResolvedSymbol {
    const inner = unwrap(callee);
    if (inner.type === AST_NODE_TYPES.MemberExpression && findPropertyName(inner) === 'bind') {
      const target = others.length === 0 ? resolve(inner.object) : UNKNOWN;
      return target.kind === 'symbol' ? target : UNKNOWN;
    }
    return inner.type === AST_NODE_TYPES.Identifier && isRequire(inner) ? resolveModule(argument) : UNKNOWN;
  }

  /** Node's `require`, or one that `createRequire()` made. */
  function isRequire(callee: TSESTree.Identifier): boolean {
    if (callee.name !== 'require') {
      return false;
    }
    const resolved = resolve(callee);
    if (resolved.kind === 'symbol') {
      return isSameSymbol(resolved, { from: 'global', name: 'require' });
    }
    const maker = resolved.kind === 'local' ? resolved.definition : undefined;
    return (
      maker?.type === AST_NODE_TYPES.CallExpression &&
      matches(resolve(maker.callee), { from: 'node:module', name: 'createRequire' })
    );
  }

  function resolveByType(node: TSESTree.Node): ResolvedSymbol {
    return seam.isTyped ? toForeign(seam.originOf(node)) : UNKNOWN;
  }

  function refersTo(node: TSESTree.Node, refs: readonly SymbolRef[]): boolean {
    const resolved = resolveCanonical(node);
    if (resolved.kind !== 'symbol' || !seam.isTyped) {
      return refs.some((ref) => matches(resolved, ref));
    }
    return refs.some((ref) => matches(resolved, ref)) || refs.some((ref) => isDeclaredAs(unwrap(node), resolved, ref));
  }

  /** `document.addEventListener` is `EventTarget.addEventListener`; what one package exports may be declared in another. */
  function isDeclaredAs(node: TSESTree.Node, { from, name }: GlobalOrImported, ref: SymbolRef): boolean {
    const isLikely = from === 'global' ? name.includes('.') && getLast(name) === getLast(ref.name) : ref.from !== from;
    return isLikely && matches(toForeign(seam.originOf(node)), ref);
  }

  const resolveCanonical = weakMemo((node: TSESTree.Node): ResolvedSymbol => {
    const resolved = resolve(node);
    return resolved.kind === 'symbol' ? { ...resolved, ...toCanonical(resolved) } : resolved;
  });

  return { resolve: resolveCanonical, refersTo };
}

/** Do properties of it have names of their own? Those of a typed value are asked of its type. */
function isPath(resolved: ResolvedSymbol): resolved is GlobalOrImported {
  return resolved.kind === 'symbol' && resolved.isByType !== true;
}

function resolveProperty(base: GlobalOrImported, name: string): GlobalOrImported {
  return { ...base, name: base.from === 'global' && isGlobalObject(base.name) ? name : `${base.name}.${name}` };
}

/** Is this the symbol that the reference names? Compared whole; `timers` is `node:timers`. */
export function matches(resolved: ResolvedSymbol, ref: SymbolRef): boolean {
  if (resolved.kind !== 'symbol') {
    return false;
  }
  return (
    isSameSymbol(resolved, ref) ||
    (resolved.specifier !== undefined && isSameSymbol({ from: resolved.specifier, name: resolved.name }, ref))
  );
}

function isSame(left: ResolvedSymbol, right: ResolvedSymbol): boolean {
  if (left.kind === 'symbol' && right.kind === 'symbol') {
    return isSameSymbol(left, right);
  }
  return left.kind === 'local' && right.kind === 'local' && left.variable === right.variable;
}

function toSymbol(ref: SymbolRef): GlobalOrImported {
  return { kind: 'symbol', from: ref.from, name: ref.name };
}

/** What is declared in another file of the project is nothing that a catalogue names. */
function toForeign(origin: SymbolOrigin | undefined): ResolvedSymbol {
  return origin === undefined || origin.from === 'program' ? UNKNOWN : { ...toSymbol(origin), isByType: true };
}

function getLast(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
