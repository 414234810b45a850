/**
 * A method that needs its `this`, handed out as a cleanup without it.
 *
 * Certain for methods of the platform's own classes, which throw when they are called alone, for RxJS' subscriptions, and for methods of a class
 * of this file that mention `this` and are bound nowhere. Objects whose functions are closures are fine, and what is not known is taken for one.
 *
 * Example: `useEffect(() => { const sub = price$.subscribe(show); return sub.unsubscribe; }, [])`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { findKeyName, findPropertyName } from '../../ast/static-name.js';
import { unwrap } from '../../ast/unwrap.js';
import { mentionsThis } from '../../ast/mentions-this.js';
import { methodOwners } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { collectHandedCleanups } from './cleanups.js';
import type { Mismatch } from './mismatch.js';
import { isReleaseName } from './releases.js';

export function collectUnboundReleases(file: FileAnalysis): readonly Mismatch[] {
  const handed = collectHandedCleanups(file).map(({ value }) => value);
  return [...new Set([...handed, ...collectReturnedOfLocals(file)])].flatMap((value) => {
    const member = unwrap(value);
    const name = member.type === AST_NODE_TYPES.MemberExpression ? findPropertyName(member) : undefined;
    if (member.type !== AST_NODE_TYPES.MemberExpression || name === undefined || !isReleaseName(name) || !needsThis(file, member, name)) {
      return [];
    }
    const text = file.index.sourceCode.getText(member);
    const expected = `() => ${text}()`;
    return [
      {
        kind: 'unboundRelease' as const,
        node: value,
        words: { method: text, expected, object: file.index.sourceCode.getText(member.object) },
        remedy: { kind: 'correctText' as const, node: value, text: expected },
        isSafe: true,
      },
    ];
  });
}

/** `return sub.unsubscribe` of what the same function made: handed to callers that have nothing else of it. */
function collectReturnedOfLocals(file: FileAnalysis): readonly TSESTree.Expression[] {
  return [...file.index.members].flatMap(([name, members]) =>
    isReleaseName(name)
      ? members.filter((member) => {
          const { parent } = member;
          const isReturned = parent.type === AST_NODE_TYPES.ReturnStatement || (parent.type === AST_NODE_TYPES.ArrowFunctionExpression && parent.body === member);
          const variable = member.object.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(member.object) : undefined;
          return isReturned && variable?.scope.variableScope.block === findEnclosingFunction(member);
        })
      : [],
  );
}

function needsThis(file: FileAnalysis, { object }: TSESTree.MemberExpression, name: string): boolean {
  const maker = findMaker(file, object);
  if (maker?.type === AST_NODE_TYPES.NewExpression) {
    return file.resolver.refersTo(maker.callee, methodOwners) || isMethodOfLocalClass(file, maker.callee, name);
  }
  const origin = file.seam.originOfMember(object, name);
  return origin !== undefined && methodOwners.some((owner) => owner.from === origin.from && `${owner.name}.${name}` === origin.name);
}

/** The value that a variable holds for good. */
function findMaker(file: FileAnalysis, object: TSESTree.Node): TSESTree.Node | undefined {
  const resolved = file.resolver.resolve(object);
  return resolved.kind === 'local' && resolved.definition !== undefined ? unwrap(resolved.definition) : undefined;
}

function isMethodOfLocalClass(file: FileAnalysis, callee: TSESTree.Node, name: string): boolean {
  const resolved = file.resolver.resolve(callee);
  const node = resolved.kind === 'local' ? resolved.definition : undefined;
  if (node?.type !== AST_NODE_TYPES.ClassDeclaration && node?.type !== AST_NODE_TYPES.ClassExpression) {
    return false;
  }
  const member = node.body.body.find((candidate) => candidate.type === AST_NODE_TYPES.MethodDefinition && candidate.kind === 'method' && !candidate.static && findKeyName(candidate) === name);
  const fn = member?.type === AST_NODE_TYPES.MethodDefinition && member.value.type === AST_NODE_TYPES.FunctionExpression ? member.value : undefined;
  // A decorator may bind it, and so may the constructor: `this.stop = this.stop.bind(this)`, `autoBind(this)`.
  const isDecorated = member?.type === AST_NODE_TYPES.MethodDefinition && 'decorators' in member && member.decorators.length > 0;
  return fn !== undefined && !isDecorated && node.superClass === null && mentionsThis(file.index.sourceCode, fn.body) && !file.index.calls.has('bind') && !hasBinder(file);
}

function hasBinder(file: FileAnalysis): boolean {
  return [...file.index.calls.keys()].some((name) => /bind/iu.test(name));
}
