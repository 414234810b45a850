/**
 * Everything that a file does to a place, as a closed union.
 *
 * Every mention is found and classified; one that is not understood is `handed`, which ends the analysis of the place in silence. Mentions
 * through constant aliases, destructuring, loops over a container and parameters of local functions are followed.
 *
 * Example: for the field `timer`, `const { timer } = this; clearInterval(timer)` is a `release`, `start(this.timer)` is `handed`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findKeyName, findPropertyName } from '../ast/static-name.js';
import { wrapped } from '../ast/unwrap.js';
import type { Protocol } from '../catalogue/schema.js';
import type { FileIndex } from './file-index.js';
import type { LocalFunctions } from './local-functions.js';
import { createMentions, type Mentions } from './mentions.js';
import type { Place, Use, Variable } from './model.js';
import { isSameRoot, type Places } from './places.js';
import { getReleaseForms } from './release-forms.js';
import type { GetTaking } from './takings.js';

export interface Uses {
  readonly collect: (place: Place, protocol: Protocol) => readonly Use[];
}

interface Trail {
  readonly mentions: Mentions;
  readonly uses: Use[];
  readonly isElement: boolean;
  readonly seen: Set<Variable>;
}

export function createUses(
  index: FileIndex,
  places: Places,
  functions: LocalFunctions,
  getTaking: GetTaking,
  isRead: (node: TSESTree.Node, protocol: Protocol) => boolean,
): Uses {
  function collect(place: Place, protocol: Protocol): readonly Use[] {
    const uses: Use[] = [];
    const mentions = createMentions(
      index,
      functions,
      getReleaseForms(protocol),
      (call, position) => getTaking(call, position, protocol),
      (node) => isRead(node, protocol),
    );
    const trail: Trail = { mentions, uses, isElement: place.isElement, seen: new Set() };
    if (place.root.kind === 'variable') {
      collectOfVariable(place.root.variable, place.path, trail);
      collectOfSetter(place.root.variable, trail);
      if (isExported(place.root.variable)) {
        uses.push({ kind: 'handed', at: place.root.variable.identifiers[0] ?? index.sourceCode.ast });
      }
    } else {
      collectOfField(place, trail);
    }
    return uses;
  }

  function collectOfVariable(variable: Variable, path: readonly string[], trail: Trail): void {
    if (trail.seen.has(variable)) {
      return;
    }
    trail.seen.add(variable);
    for (const { identifier, init } of variable.references) {
      // A pattern declares the variable and stores nothing: `const [timer, setTimer] = useState()`.
      if (init !== true || identifier.parent.type === AST_NODE_TYPES.VariableDeclarator) {
        follow(identifier, path, trail);
      }
    }
  }

  /** `setTimer((id) => clearInterval(id))`: whoever can update a state can read it. */
  function collectOfSetter(state: Variable, trail: Trail): void {
    const pattern = state.defs[0]?.node.type === AST_NODE_TYPES.VariableDeclarator ? state.defs[0].node.id : undefined;
    const setter = pattern?.type === AST_NODE_TYPES.ArrayPattern ? pattern.elements[1] : undefined;
    const variable = setter?.type === AST_NODE_TYPES.Identifier ? index.findVariable(setter) : undefined;
    for (const { identifier } of variable === undefined || variable === state ? [] : variable.references) {
      const { parent } = identifier;
      const isPlainCall =
        parent.type === AST_NODE_TYPES.CallExpression && parent.callee === identifier && functions.findFunction(parent.arguments[0] ?? identifier) === undefined;
      if (!isPlainCall && parent.type !== AST_NODE_TYPES.ArrayExpression && parent.type !== AST_NODE_TYPES.ArrayPattern) {
        trail.uses.push({ kind: 'handed', at: identifier });
      }
    }
  }

  function collectOfField(place: Place, trail: Trail): void {
    const [name, ...rest] = place.path;
    if (name === undefined) {
      return;
    }
    for (const member of index.members.get(name) ?? []) {
      const isOther = isOfOtherInstance(member, place);
      if (!isOther && isRoot(member.object, place)) {
        follow(member, rest, trail);
      } else if (!isOther && places.find(member.object)?.root.kind !== 'instance') {
        followForeign(member, rest, trail);
      }
    }
    for (const property of index.patterns.get(name) ?? []) {
      const init = findPatternInit(property);
      if (init !== undefined && isRoot(init, place)) {
        followPattern(property, rest, trail);
      }
    }
    if (!name.startsWith('#')) {
      collectDynamic(place, trail);
    }
  }

  /** `this[name]` may be any field but a private one. */
  function collectDynamic(place: Place, trail: Trail): void {
    for (const member of index.dynamicMembers) {
      if (isRoot(member.object, place)) {
        trail.uses.push({ kind: 'handed', at: member });
      }
    }
  }

  /** Does the expression denote the instance itself? */
  function isRoot(node: TSESTree.Node, { root }: Place): boolean {
    const base = places.find(node);
    return base !== undefined && base.path.length === 0 && isSameRoot(base.root, root);
  }

  /** `poller.timer`, where `poller` may be this owner's instance or not: only what ends the obligation counts. */
  function followForeign(member: TSESTree.MemberExpression, rest: readonly string[], trail: Trail): void {
    const uses: Use[] = [];
    follow(member, rest, { ...trail, uses });
    trail.uses.push(...uses.filter(({ kind }) => kind === 'release' || kind === 'exempt'));
  }

  /** Follows a mention of the root down the place's path, and classifies it where the path ends. */
  function follow(mention: TSESTree.Node, path: readonly string[], trail: Trail): void {
    const node = wrapped(mention);
    const { parent } = node;
    const [name, ...rest] = path;
    if (name === undefined) {
      trail.uses.push(...trail.mentions.classify(node, trail.isElement));
      return;
    }
    if (parent?.type === AST_NODE_TYPES.MemberExpression && parent.object === node) {
      const property = findPropertyName(parent);
      if (property === name) {
        follow(parent, rest, trail);
      } else if (property === undefined) {
        trail.uses.push({ kind: 'handed', at: parent });
      }
      return;
    }
    followWhole(node, path, trail);
  }

  /** The mention is of a container of the place, not of the place: aliases go on, hand-overs end. */
  function followWhole(node: TSESTree.Node, path: readonly string[], trail: Trail): void {
    const { parent } = node;
    if (parent?.type === AST_NODE_TYPES.VariableDeclarator && parent.init === node) {
      if (parent.id.type === AST_NODE_TYPES.Identifier) {
        const alias = index.findVariable(parent.id);
        if (alias !== undefined) {
          collectOfVariable(alias, path, trail);
        }
      } else if (parent.id.type === AST_NODE_TYPES.ObjectPattern) {
        followObjectPattern(parent.id, path, trail);
      }
      return;
    }
    trail.uses.push(...trail.mentions.classifyContainer(node));
  }

  function followObjectPattern(pattern: TSESTree.ObjectPattern, path: readonly string[], trail: Trail): void {
    const [name, ...rest] = path;
    for (const property of pattern.properties) {
      if (property.type === AST_NODE_TYPES.Property && findKeyName(property) === name) {
        followPattern(property, rest, trail);
      }
    }
  }

  function followPattern(property: TSESTree.Property, rest: readonly string[], trail: Trail): void {
    const target = property.value.type === AST_NODE_TYPES.AssignmentPattern ? property.value.left : property.value;
    const alias = target.type === AST_NODE_TYPES.Identifier ? index.findVariable(target) : undefined;
    if (alias !== undefined) {
      collectReads(alias, rest, trail);
    }
  }

  /** Of an alias only reads count: what it is set to is another value. */
  function collectReads(alias: Variable, path: readonly string[], trail: Trail): void {
    if (trail.seen.has(alias)) {
      return;
    }
    trail.seen.add(alias);
    for (const reference of alias.references) {
      if (reference.isRead()) {
        follow(reference.identifier, path, trail);
      }
    }
  }

  return { collect };
}

/** `this.timer` outside the class: cheap to see, and in big files nearly all of them. */
function isOfOtherInstance({ object, range }: TSESTree.MemberExpression, { root }: Place): boolean {
  if (root.kind !== 'instance' || root.classLike.kind !== 'class' || object.type !== AST_NODE_TYPES.ThisExpression) {
    return false;
  }
  const [start, end] = root.classLike.node.range;
  return range[0] < start || range[1] > end;
}

function findPatternInit(property: TSESTree.Property): TSESTree.Expression | undefined {
  const pattern = property.parent;
  return pattern.parent.type === AST_NODE_TYPES.VariableDeclarator && pattern.parent.id === pattern
    ? (pattern.parent.init ?? undefined)
    : undefined;
}

/** Is the variable's own declaration an export? `export { x }` is a mention and found as one. */
function isExported(variable: Variable): boolean {
  const [definition] = variable.defs;
  return (
    definition?.node.type === AST_NODE_TYPES.VariableDeclarator &&
    definition.node.parent.parent.type === AST_NODE_TYPES.ExportNamedDeclaration
  );
}
