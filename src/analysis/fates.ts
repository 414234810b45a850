/**
 * Where the value of an acquire goes, followed upwards through the syntax.
 *
 * A handle that a local constant only carries to its real place (`const id = setInterval(…); this.ids.push(id)`) is kept in the constant, which
 * then hands it over: silence.
 * Positions that are not understood are `unknown`, which is silence.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../ast/enclosing.js';
import { findKeyName, findPropertyName } from '../ast/static-name.js';
import { wrapped } from '../ast/unwrap.js';
import { fluentMethods } from '../catalogue/index.js';
import { type FileIndex, findCalleeName } from './file-index.js';
import type { AcquireNode, Fate, Place, Variable } from './model.js';
import type { ClassLikes } from './class-likes.js';
import { isEventAttribute } from './multiplicity.js';
import type { Places } from './places.js';
import type { ReleaseForms } from './release-forms.js';

export interface Fates {
  readonly get: (node: AcquireNode, forms: ReleaseForms) => Fate;
}

/** The path from the acquire to the object that holds it: `{ timers: { a: … } }` is `['timers', 'a']`. */
interface Wrapping {
  readonly path: readonly string[];
  readonly isElement: boolean;
}

const CONTAINER_WRITERS = new Set(['push', 'unshift', 'add', 'set']);
const CHAINED: ReadonlySet<string> = new Set(fluentMethods);

/** Functions that read nothing of what their callback returns. */
const DROPPING = new Set([
  'addEventListener',
  'addListener',
  'finally',
  'forEach',
  'nextTick',
  'on',
  'once',
  'queueMicrotask',
  'requestAnimationFrame',
  'setImmediate',
  'setInterval',
  'setTimeout',
]);

/** Functions that keep for a component what their first argument returns. */
const MEMOS = new Set(['useMemo']);
const PROMISING = new Set(['then', 'catch']);

export function createFates(index: FileIndex, places: Places, classLikes: ClassLikes): Fates {
  function get(node: AcquireNode, forms: ReleaseForms): Fate {
    return follow(node, { path: [], isElement: false }, forms);
  }

  function follow(value: TSESTree.Node, wrapping: Wrapping, forms: ReleaseForms): Fate {
    const node = wrapped(value);
    const { parent } = node;
    switch (parent?.type) {
      case AST_NODE_TYPES.ExpressionStatement:
        return { kind: 'discarded', statement: parent };
      case AST_NODE_TYPES.UnaryExpression:
        return parent.operator === 'void' ? { kind: 'optedOut' } : { kind: 'unknown' };
      case AST_NODE_TYPES.SequenceExpression:
        return parent.expressions.at(-1) === node
          ? follow(parent, wrapping, forms)
          : { kind: 'discarded', statement: node };
      case AST_NODE_TYPES.ConditionalExpression:
        return parent.test === node ? { kind: 'unknown' } : follow(parent, wrapping, forms);
      case AST_NODE_TYPES.LogicalExpression:
        return parent.right === node || parent.operator !== '&&'
          ? follow(parent, wrapping, forms)
          : { kind: 'unknown' };
      case AST_NODE_TYPES.AwaitExpression:
        return follow(parent, wrapping, forms);
      case AST_NODE_TYPES.VariableDeclarator:
        return fromDeclarator(parent, wrapping);
      case AST_NODE_TYPES.AssignmentExpression:
        return parent.right === node && !isDeclared(parent) ? keptIn(places.find(parent.left), wrapping, parent) : { kind: 'unknown' };
      case AST_NODE_TYPES.PropertyDefinition:
        return fromField(parent, node, wrapping);
      case AST_NODE_TYPES.Property:
      case AST_NODE_TYPES.ArrayExpression:
        return fromLiteral(parent, wrapping, forms);
      case AST_NODE_TYPES.ReturnStatement:
      case AST_NODE_TYPES.ArrowFunctionExpression:
        return fromReturn(node, wrapping, forms);
      case AST_NODE_TYPES.MemberExpression:
        return fromMember(parent, node, wrapping, forms);
      case AST_NODE_TYPES.CallExpression:
      case AST_NODE_TYPES.NewExpression:
        return fromArgument(node, parent, wrapping);
      default:
        return { kind: 'unknown' };
    }
  }

  /** What a callback returns, its caller drops: `on('click', () => setInterval(…))`. A promise keeps it for whoever reads the promise. */
  function fromReturn(node: TSESTree.Node, wrapping: Wrapping, forms: ReleaseForms): Fate {
    const from = findEnclosingFunction(node);
    if (from === undefined) {
      return { kind: 'unknown' };
    }
    const { parent: call } = wrapped(from);
    if (isEventAttribute(from)) {
      return { kind: 'discarded', statement: node };
    }
    if (call?.type !== AST_NODE_TYPES.CallExpression || call.callee === from) {
      return { kind: 'returned', from };
    }
    const name = findCalleeName(call) ?? '';
    if (MEMOS.has(name) && call.arguments[0] === from) {
      return follow(call, { path: [], isElement: false }, forms);
    }
    const state = name === 'useState' && call.arguments[0] === from ? findFirstState(call) : undefined;
    if (state !== undefined) {
      return keptIn({ root: { kind: 'variable', variable: state }, path: [], isElement: false }, wrapping, call);
    }
    const isDropped = DROPPING.has(name) || (PROMISING.has(name) && follow(call, { path: [], isElement: false }, forms).kind === 'discarded');
    return isDropped ? { kind: 'discarded', statement: node } : { kind: 'returned', from };
  }

  function fromDeclarator(declarator: TSESTree.VariableDeclarator, wrapping: Wrapping): Fate {
    if (declarator.parent.kind === 'using' || declarator.parent.kind === 'await using') {
      return { kind: 'exempt' };
    }
    if (declarator.id.type !== AST_NODE_TYPES.Identifier) {
      return { kind: 'unknown' };
    }
    const variable = index.findVariable(declarator.id);
    return variable === undefined
      ? { kind: 'unknown' }
      : keptIn({ root: { kind: 'variable', variable }, path: [], isElement: false }, wrapping, declarator);
  }

  function fromField(field: TSESTree.PropertyDefinition, node: TSESTree.Node, wrapping: Wrapping): Fate {
    const name = findKeyName(field);
    if (field.value !== node || name === undefined) {
      return { kind: 'unknown' };
    }
    const classLike = classLikes.getOf(field.parent.parent);
    const root: Place['root'] = { kind: 'instance', classLike, isStatic: field.static };
    return keptIn({ root, path: [name], isElement: false }, wrapping, field);
  }

  /** An object or array literal: the handle is a property or an element of whatever holds the literal. */
  function fromLiteral(
    parent: TSESTree.ArrayExpression | TSESTree.Property,
    wrapping: Wrapping,
    forms: ReleaseForms,
  ): Fate {
    if (parent.type === AST_NODE_TYPES.ArrayExpression) {
      return follow(parent, { path: [], isElement: true }, forms);
    }
    const name = findKeyName(parent);
    if (parent.parent.type !== AST_NODE_TYPES.ObjectExpression || name === undefined) {
      return { kind: 'unknown' };
    }
    return follow(parent.parent, { path: [name, ...wrapping.path], isElement: wrapping.isElement }, forms);
  }

  /** `setInterval(…).unref()`, `new Observer(…).observe(…)`. */
  function fromMember(
    member: TSESTree.MemberExpression,
    node: TSESTree.Node,
    wrapping: Wrapping,
    forms: ReleaseForms,
  ): Fate {
    const name = findPropertyName(member) ?? '';
    if (member.object !== node) {
      return { kind: 'unknown' };
    }
    if (forms.exemptions.has(name) || forms.methods.has(name)) {
      return { kind: 'exempt' };
    }
    const callee = wrapped(member);
    if (forms.arming === name) {
      const statement = callee.parent === undefined ? undefined : wrapped(callee.parent).parent;
      if (statement?.type === AST_NODE_TYPES.ExpressionStatement) {
        return { kind: 'discarded', statement };
      }
    }
    return CHAINED.has(name) && callee.parent?.type === AST_NODE_TYPES.CallExpression
      ? follow(callee.parent, wrapping, forms)
      : { kind: 'unknown' };
  }

  function fromArgument(node: TSESTree.Node, call: AcquireNode, wrapping: Wrapping): Fate {
    const position = call.arguments.findIndex((argument) => argument === node);
    if (position < 0) {
      return { kind: 'unknown' };
    }
    if (call.callee.type === AST_NODE_TYPES.MemberExpression && CONTAINER_WRITERS.has(findCalleeName(call) ?? '')) {
      const place = places.find(call.callee.object);
      return place === undefined
        ? { kind: 'argument', call, index: position }
        : keptIn({ ...place, isElement: true }, wrapping, call);
    }
    const state = findStateVariable(call);
    return state === undefined
      ? { kind: 'argument', call, index: position }
      : keptIn({ root: { kind: 'variable', variable: state }, path: [], isElement: false }, wrapping, call);
  }

  /** The state that `setTimer(…)` writes: `const [timer, setTimer] = useState()`. */
  function findStateVariable(call: AcquireNode): Variable | undefined {
    const setter = call.callee.type === AST_NODE_TYPES.Identifier ? index.findVariable(call.callee) : undefined;
    const definition = setter?.defs[0]?.node;
    if (
      definition?.type !== AST_NODE_TYPES.VariableDeclarator ||
      definition.id.type !== AST_NODE_TYPES.ArrayPattern ||
      definition.init?.type !== AST_NODE_TYPES.CallExpression ||
      findCalleeName(definition.init) !== 'useState'
    ) {
      return undefined;
    }
    return findElementVariable(definition.id);
  }

  /** The state that starts with what its first function gives: `const [timer] = useState(() => setInterval(…))`. */
  function findFirstState({ parent }: TSESTree.CallExpression): Variable | undefined {
    return parent.type === AST_NODE_TYPES.VariableDeclarator && parent.id.type === AST_NODE_TYPES.ArrayPattern
      ? findElementVariable(parent.id)
      : undefined;
  }

  function findElementVariable({ elements: [first] }: TSESTree.ArrayPattern): Variable | undefined {
    return first?.type === AST_NODE_TYPES.Identifier ? index.findVariable(first) : undefined;
  }

  return { get };
}

/** `const root = (this.root = createRoot(element))`: two names for one handle. */
function isDeclared(assignment: TSESTree.AssignmentExpression): boolean {
  const { parent } = wrapped(assignment);
  return parent?.type === AST_NODE_TYPES.VariableDeclarator && parent.id.type === AST_NODE_TYPES.Identifier;
}

function keptIn(place: Place | undefined, wrapping: Wrapping, store: TSESTree.Node): Fate {
  if (place === undefined) {
    return { kind: 'unknown' };
  }
  if (place.isElement) {
    return { kind: 'kept', place, store };
  }
  return {
    kind: 'kept',
    place: { ...place, path: [...place.path, ...wrapping.path], isElement: wrapping.isElement },
    store,
  };
}

/** `this.timer`, `ref.current`, `timers[]`. */
export function describePlace({ root, path, isElement }: Place): string {
  const base = root.kind === 'variable' ? root.variable.name : 'this';
  return `${[base, ...path].join('.')}${isElement ? '[]' : ''}`;
}
