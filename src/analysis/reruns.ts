/**
 * Does an effect run again while the elements that it uses stay the same?
 *
 * A list of dependencies says what it runs again for. Those that name the element itself, a ref or a state's setter do not count; one that the
 * effect tests before it begins may be what shows and hides the element.
 *
 * Example: `useEffect(() => { watch(ref.current); }, [ref, onSize])` runs again for `onSize`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { getMemberRoot } from '../ast/member-root.js';
import { isWithin } from '../ast/enclosing.js';
import type { FileAnalysis } from './file-analysis.js';
import { findCalleeName, walk } from './file-index.js';
import type { FunctionNode, Variable } from './model.js';
import type { Effect } from './roles.js';

/** Hooks whose result, or second element, is the same in every run. */
const STABLE_MAKERS: ReadonlySet<string> = new Set(['useRef', 'createRef', 'useEvent', 'useEffectEvent', 'useMemoizedFn', 'useDispatch']);
const STABLE_SECOND: ReadonlySet<string> = new Set(['useState', 'useReducer']);

export function isRepeated(
  file: FileAnalysis,
  effect: FunctionNode,
  { call, hook }: Effect,
  targets: readonly TSESTree.Node[],
): boolean {
  // Other frameworks' effects run for what they read, which nothing lists.
  if (hook.cleanup !== 'returned' || !/^use[A-Z]/u.test(findCalleeName(call) ?? '')) {
    return false;
  }
  const list = call.arguments[hook.callback + 1];
  if (list === undefined) {
    return true;
  }
  if (list.type !== AST_NODE_TYPES.ArrayExpression) {
    return false;
  }
  const ignored = [...targets.flatMap((target) => collectVariables(file, target)), ...collectTested(file, effect)];
  return list.elements.some((element) => {
    const variable = element === null ? undefined : file.index.findVariable(getMemberRoot(element));
    return variable !== undefined && !ignored.includes(variable) && !isStable(variable);
  });
}

/** The variables that an expression mentions, and those that its constants were made from. */
function collectVariables({ index }: FileAnalysis, expression: TSESTree.Node): readonly Variable[] {
  const found = new Set<Variable>();
  const pending: TSESTree.Node[] = [expression];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    walk(node, index.sourceCode.visitorKeys, (inner) => {
      const variable = inner.type === AST_NODE_TYPES.Identifier ? index.findVariable(inner) : undefined;
      if (variable !== undefined && !found.has(variable)) {
        found.add(variable);
        const definition = variable.defs[0]?.node;
        if (definition?.type === AST_NODE_TYPES.VariableDeclarator && definition.init !== null) {
          pending.push(definition.init);
        }
      }
    });
  }
  return [...found];
}

/** What the effect's conditions mention. */
function collectTested(file: FileAnalysis, effect: FunctionNode): readonly Variable[] {
  const tested: Variable[] = [];
  walk(effect.body, file.index.sourceCode.visitorKeys, (node) => {
    if (node.type === AST_NODE_TYPES.IfStatement || node.type === AST_NODE_TYPES.ConditionalExpression) {
      tested.push(...collectVariables(file, node.test));
    }
  });
  return tested;
}

function isStable({ defs: [definition], identifiers: [identifier] }: Variable): boolean {
  if (definition?.node.type !== AST_NODE_TYPES.VariableDeclarator || identifier === undefined) {
    return false;
  }
  const { id, init } = definition.node;
  const maker = init?.type === AST_NODE_TYPES.CallExpression ? (findCalleeName(init) ?? '') : '';
  const second = id.type === AST_NODE_TYPES.ArrayPattern ? id.elements[1] : undefined;
  const isSecond = second !== undefined && second !== null && isWithin(identifier, second);
  return STABLE_MAKERS.has(maker) || (isSecond && STABLE_SECOND.has(maker));
}
