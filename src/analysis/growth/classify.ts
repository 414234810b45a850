/**
 * What one mention of a container does to it.
 *
 * The tables follow the syntax upwards from the mention. A position that is in none of them hands the container over, which is silence.
 * What the container holds is followed one step: `const room = rooms.get(id); room.delete(socket)` takes something out of the room.
 *
 * Example: `cache[key] ??= load(key)` is `grow` with `key`; `if (cache.size > LIMIT)` is `bound`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { isFunction } from '../../ast/is-function.js';
import { isNothing } from '../../ast/is-nothing.js';
import { findPropertyName } from '../../ast/static-name.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { growthVerbs } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { AcquireNode, Variable } from '../model.js';
import type { ContainerUse, Shape } from './container.js';
import { createElementUses } from './element-uses.js';
import { classifySize } from './size-uses.js';

const ADDERS: ReadonlySet<string> = new Set(growthVerbs.add);
const DROPPERS: ReadonlySet<string> = new Set(growthVerbs.drop);
const READERS: ReadonlySet<string> = new Set(growthVerbs.read);
const STATIC_READERS: ReadonlySet<string> = new Set(growthVerbs.staticRead);
const DEPTH_LIMIT = 4;

interface Mention {
  readonly node: TSESTree.Node;
  readonly parent: TSESTree.Node;
  readonly depth: number;
}

export type ClassifyMention = (mention: TSESTree.Node) => readonly ContainerUse[];

export function createClassifier(file: FileAnalysis, shape: Shape): ClassifyMention {
  const seen = new Set<Variable>();
  const elements = createElementUses(file);
  const getText = (node: TSESTree.Node): string => file.index.sourceCode.getText(node);

  function classify(mention: TSESTree.Node, depth: number): readonly ContainerUse[] {
    const node = wrapped(mention);
    const { parent } = node;
    if (parent === undefined || depth > DEPTH_LIMIT) {
      return [{ kind: 'handed', at: node }];
    }
    return classifyCore({ node, parent, depth }) ?? classifyReading({ node, parent, depth });
  }

  function classifyCore(mention: Mention): readonly ContainerUse[] | undefined {
    const { node, parent, depth } = mention;
    switch (parent.type) {
      case AST_NODE_TYPES.MemberExpression:
        return parent.object === node ? classifyMember(node, parent) : [{ kind: 'read', at: node, key: undefined, isTest: false }];
      case AST_NODE_TYPES.AssignmentExpression:
        return parent.left === node ? classifyWrite(node, parent) : classifyCopy(node, parent, depth);
      case AST_NODE_TYPES.VariableDeclarator:
        return classifyDeclarator(node, parent, depth);
      case AST_NODE_TYPES.CallExpression:
      case AST_NODE_TYPES.NewExpression:
        return parent.callee === node ? undefined : classifyArgument(node, parent, depth);
      case AST_NODE_TYPES.LogicalExpression:
        return parent.left === node && parent.operator === '&&' ? undefined : classify(parent, depth);
      case AST_NODE_TYPES.ConditionalExpression:
        return parent.test === node ? undefined : classify(parent, depth);
      case AST_NODE_TYPES.AwaitExpression:
        return classify(parent, depth);
      case AST_NODE_TYPES.ReturnStatement:
      case AST_NODE_TYPES.ArrowFunctionExpression:
        return classifyResult(parent, depth);
      default:
        return undefined;
    }
  }

  /** What the callers of a function that gives the container do with it, when they are all in this file. */
  function classifyResult(parent: TSESTree.Node, depth: number): readonly ContainerUse[] | undefined {
    const fn = isFunction(parent) ? parent : findEnclosingFunction(parent);
    const binding = fn && file.functions.findBinding(fn);
    if (binding === undefined || binding.defs[0]?.node === undefined || seen.has(binding) || file.exported.isVariableExported(binding)) {
      return undefined;
    }
    seen.add(binding);
    const mentions = binding.references.filter(({ init }) => init !== true);
    const calls = mentions.flatMap(({ identifier: { parent: call } }) => (call.type === AST_NODE_TYPES.CallExpression && call.callee.type === AST_NODE_TYPES.Identifier ? [call] : []));
    return calls.length < mentions.length ? undefined : calls.flatMap((call) => classify(call, depth + 1));
  }

  function classifyReading({ node, parent }: Mention): readonly ContainerUse[] {
    const read = { kind: 'read', at: node, key: undefined, isTest: false } as const;
    switch (parent.type) {
      case AST_NODE_TYPES.BinaryExpression:
        return [{ ...read, key: parent.operator === 'in' && parent.right === node ? parent.left : undefined, isTest: true }];
      case AST_NODE_TYPES.UnaryExpression:
        return [parent.operator === 'delete' ? { kind: 'empty', at: parent } : { ...read, isTest: true }];
      case AST_NODE_TYPES.IfStatement:
      case AST_NODE_TYPES.LogicalExpression:
      case AST_NODE_TYPES.ConditionalExpression:
      case AST_NODE_TYPES.WhileStatement:
        return [{ ...read, isTest: true }];
      case AST_NODE_TYPES.SpreadElement:
      case AST_NODE_TYPES.TemplateLiteral:
      case AST_NODE_TYPES.ExpressionStatement:
        return [read];
      case AST_NODE_TYPES.ForOfStatement:
      case AST_NODE_TYPES.ForInStatement:
        return parent.right === node ? [read, ...elements.ofLoop(parent)] : [{ kind: 'handed', at: node }];
      case AST_NODE_TYPES.TSTypeQuery:
        return [];
      default:
        return [{ kind: 'handed', at: node }];
    }
  }

  function classifyMember(node: TSESTree.Node, member: TSESTree.MemberExpression): readonly ContainerUse[] {
    const name = findPropertyName(member);
    const access = wrapped(member);
    const call = access.parent?.type === AST_NODE_TYPES.CallExpression && access.parent.callee === access ? access.parent : undefined;
    if (name === undefined || member.property.type === AST_NODE_TYPES.Literal) {
      return elements.ofAccess(member, shape);
    }
    if (shape !== 'dictionary' && (name === 'size' || name === 'length')) {
      return [classifySize(member)];
    }
    if (call !== undefined) {
      return classifyMethod(node, name, call);
    }
    return shape === 'dictionary' ? elements.ofProperty(member) : [{ kind: 'handed', at: node }];
  }

  function classifyMethod(node: TSESTree.Node, name: string, call: TSESTree.CallExpression): readonly ContainerUse[] {
    const [first, second, ...rest] = call.arguments;
    if (shape === 'dictionary') {
      return [{ kind: 'read', at: call, key: name === 'hasOwnProperty' ? first : undefined, isTest: name === 'hasOwnProperty' }];
    }
    if (name === 'splice') {
      const isInsertion = rest.length > 0 && second?.type === AST_NODE_TYPES.Literal && second.value === 0;
      return [isInsertion ? { kind: 'grow', at: call, key: undefined, values: rest } : { kind: 'drop', at: call, key: undefined }];
    }
    if (name === 'clear') {
      return [{ kind: 'empty', at: call }];
    }
    if (ADDERS.has(name)) {
      return growBy(name, call, shape);
    }
    if (DROPPERS.has(name)) {
      return [{ kind: 'drop', at: call, key: shape === 'array' ? undefined : first }];
    }
    if (name === 'get' || name === 'at' || name === 'find') {
      return elements.ofElement(call, name === 'get' ? first : undefined);
    }
    if (!READERS.has(name)) {
      return [{ kind: 'handed', at: node }];
    }
    const callback = first !== undefined && isFunction(first) ? elements.ofCallback(first) : [];
    return [{ kind: 'read', at: call, key: name === 'has' ? first : undefined, isTest: name === 'has' }, ...callback];
  }

  /** The container gets another value. */
  function classifyWrite(node: TSESTree.Node, write: TSESTree.AssignmentExpression): readonly ContainerUse[] {
    if (write.operator !== '=') {
      return [{ kind: 'make', at: write }];
    }
    const text = getText(node);
    const value = unwrap(write.right);
    if (value.type === AST_NODE_TYPES.LogicalExpression && getText(value.left) === text) {
      return [{ kind: 'make', at: write }];
    }
    const added = findAdded(value, text);
    if (added !== undefined) {
      return [{ kind: 'grow', at: write, key: undefined, values: added }];
    }
    if (value.type === AST_NODE_TYPES.ObjectExpression && value.properties.some((property) => isSpreadOf(property, text))) {
      return classifyLonger(write, value);
    }
    // Whoever gave it has it too.
    if ((value.type === AST_NODE_TYPES.Identifier && !isNothing(value)) || value.type === AST_NODE_TYPES.MemberExpression) {
      return [{ kind: 'handed', at: write }];
    }
    return getText(value).includes(text) ? [{ kind: 'drop', at: write, key: undefined }] : [{ kind: 'empty', at: write }];
  }

  /** `[...list, x]` and `list.concat(x)` are the list with one more. */
  function findAdded(value: TSESTree.Node, text: string): readonly TSESTree.Node[] | undefined {
    if (value.type === AST_NODE_TYPES.CallExpression) {
      return getText(value.callee) === `${text}.concat` ? value.arguments : undefined;
    }
    const elements = value.type === AST_NODE_TYPES.ArrayExpression ? value.elements.filter((element) => element !== null) : [];
    return elements.some((element) => isSpreadOf(element, text)) ? elements.filter((element) => !isSpreadOf(element, text)) : undefined;
  }

  /** `users = { ...users, [id]: user }` is the object with one more; a name that the program spells out is no new one. */
  function classifyLonger(write: TSESTree.AssignmentExpression, { properties }: TSESTree.ObjectExpression): readonly ContainerUse[] {
    const added = properties.flatMap((property) => (property.type === AST_NODE_TYPES.Property && property.computed ? [property] : []));
    return added.length === 0
      ? [{ kind: 'make', at: write }]
      : added.map(({ key, value }) => ({ kind: 'grow', at: write, key, values: [value] }));
  }

  function isSpreadOf(element: TSESTree.Node, text: string): boolean {
    return element.type === AST_NODE_TYPES.SpreadElement && getText(element.argument) === text;
  }

  /** `other = container`. */
  function classifyCopy(node: TSESTree.Node, write: TSESTree.AssignmentExpression, depth: number): readonly ContainerUse[] {
    if (getText(write.left) === getText(node) || getText(write.left) === getText(unwrap(node))) {
      return [];
    }
    const target = unwrap(write.right) === node || write.right === node ? write.left : undefined;
    return target?.type === AST_NODE_TYPES.Identifier ? classifyVariable(node, target, depth) : classifyLazy(node, write);
  }

  /** `this.x = this.x || {}` mentions the container on its right. */
  function classifyLazy(node: TSESTree.Node, { left, right }: TSESTree.AssignmentExpression): readonly ContainerUse[] {
    const value = unwrap(right);
    const isLazy = value.type === AST_NODE_TYPES.LogicalExpression && getText(value.left) === getText(left);
    return isLazy ? [] : [{ kind: 'handed', at: node }];
  }

  function classifyDeclarator(node: TSESTree.Node, { id, init }: TSESTree.VariableDeclarator, depth: number): readonly ContainerUse[] | undefined {
    if (init !== node) {
      return undefined;
    }
    return id.type === AST_NODE_TYPES.Identifier
      ? classifyVariable(node, id, depth)
      : [{ kind: 'read', at: node, key: undefined, isTest: false }];
  }

  function classifyVariable(node: TSESTree.Node, id: TSESTree.Node, depth: number): readonly ContainerUse[] {
    const variable = file.index.findVariable(id);
    if (variable === undefined) {
      return [{ kind: 'handed', at: node }];
    }
    if (seen.has(variable)) {
      return [];
    }
    seen.add(variable);
    return variable.references.flatMap(({ identifier, init, writeExpr }) =>
      // Another value for the other name is none for the container.
      init === true || identifier === id || writeExpr ? [] : classify(identifier, depth + 1),
    );
  }

  function classifyArgument(node: TSESTree.Node, call: AcquireNode, depth: number): readonly ContainerUse[] {
    const callee = unwrap(call.callee);
    const isOfObject = callee.type === AST_NODE_TYPES.MemberExpression && callee.object.type === AST_NODE_TYPES.Identifier;
    const text = isOfObject || callee.type === AST_NODE_TYPES.Identifier ? getText(callee) : '';
    if (STATIC_READERS.has(text) || text.startsWith('console.')) {
      return [{ kind: 'read', at: call, key: undefined, isTest: false }];
    }
    if (text === 'Object.assign' && call.arguments[0] === node) {
      return [{ kind: 'grow', at: call, key: undefined, values: call.arguments.slice(1) }];
    }
    return classifyParameter(node, call, depth) ?? [{ kind: 'handed', at: node }];
  }

  /** A function of this file does to its parameter what it does to the container. */
  function classifyParameter(node: TSESTree.Node, call: AcquireNode, depth: number): readonly ContainerUse[] | undefined {
    const callee = file.functions.findCallee(call);
    const parameter = callee?.params[call.arguments.findIndex((argument) => argument === node)];
    return parameter?.type === AST_NODE_TYPES.Identifier ? classifyVariable(node, parameter, depth) : undefined;
  }

  return (mention) => classify(mention, 0);
}

function growBy(name: string, call: TSESTree.CallExpression, shape: Shape): readonly ContainerUse[] {
  const [first, ...rest] = call.arguments;
  if (shape === 'array') {
    return [{ kind: 'grow', at: call, key: undefined, values: call.arguments }];
  }
  return first === undefined ? [] : [{ kind: 'grow', at: call, key: first, values: name === 'add' ? [first] : rest }];
}
