/**
 * Of how many values a key may be.
 *
 * `'finite'` is certain: literals, closed types, remainders, what the program spells out. `'endless'` has evidence: a clock, a counter, a random
 * value, a text of an argument, a part of a request, a name that says that each user or message has its own. All else is `'unknown'`.
 *
 * Example: `${method} ${req.url}` is endless because of one of its parts; `'on' + type` is unknown.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { isFunction } from '../../ast/is-function.js';
import { findLastName } from '../../ast/static-name.js';
import { unwrap } from '../../ast/unwrap.js';
import { calendarGetters, endlessIdOwners, endlessMakers, endlessNameWords, exchangeRootNames, passingNameWords, requestReaders, requestRootNames, settingNameWords } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { Variable } from '../model.js';
import { collectArguments } from './key-flow.js';
import { getDomainOfAnnotation, getDomainOfValue } from './key-types.js';

export type Domain = 'finite' | 'endless' | 'unknown';

const WORDS: ReadonlySet<string> = new Set(endlessNameWords);
const ID_OWNERS: ReadonlySet<string> = new Set(endlessIdOwners);
const MAKERS: ReadonlySet<string> = new Set(endlessMakers);
const EXCHANGES: ReadonlySet<string> = new Set(exchangeRootNames);
const REQUESTS: ReadonlySet<string> = new Set(requestRootNames);
const REQUEST_READERS: ReadonlySet<string> = new Set(requestReaders);
const CALENDAR: ReadonlySet<string> = new Set(calendarGetters);
const SETTINGS: ReadonlySet<string> = new Set(settingNameWords);
const PASSING: ReadonlySet<string> = new Set(passingNameWords);
const DEPTH_LIMIT = 6;

/** Functions that give their argument in another form. */
const FORMS = /^(?:String|Number|toString|toLowerCase|toUpperCase|trim|join|normalize|replace|replaceAll|slice|substring|encodeURIComponent|decodeURIComponent)$/u;

export function getDomain(file: FileAnalysis, key: TSESTree.Node | undefined): Domain {
  return key === undefined ? 'endless' : find(file, key, 0);
}

function find(file: FileAnalysis, node: TSESTree.Node, depth: number): Domain {
  const expression = unwrap(node);
  if (depth > DEPTH_LIMIT) {
    return 'unknown';
  }
  const byType = getDomainOfValue(file, expression);
  return byType === 'unknown' ? findByShape(file, expression, depth + 1) : byType;
}

function findByShape(file: FileAnalysis, node: TSESTree.Node, depth: number): Domain {
  switch (node.type) {
    case AST_NODE_TYPES.Literal:
    case AST_NODE_TYPES.ClassExpression:
      return 'finite';
    case AST_NODE_TYPES.UpdateExpression:
    case AST_NODE_TYPES.NewExpression:
    case AST_NODE_TYPES.ObjectExpression:
      return 'endless';
    case AST_NODE_TYPES.UnaryExpression:
      return /^[-+~]$/u.test(node.operator) ? find(file, node.argument, depth) : 'finite';
    case AST_NODE_TYPES.TemplateLiteral:
      return joinParts(node.expressions.map((part) => find(file, part, depth)));
    case AST_NODE_TYPES.BinaryExpression:
      return findOfBinary(file, node, depth);
    case AST_NODE_TYPES.LogicalExpression:
      return joinParts([find(file, node.left, depth), find(file, node.right, depth)]);
    case AST_NODE_TYPES.ConditionalExpression:
      return joinParts([find(file, node.consequent, depth), find(file, node.alternate, depth)]);
    case AST_NODE_TYPES.AssignmentExpression:
      return node.operator === '=' ? find(file, node.right, depth) : 'endless';
    case AST_NODE_TYPES.CallExpression:
      return findOfCall(file, node, depth);
    case AST_NODE_TYPES.MemberExpression:
      return getDomainOfMember(node);
    case AST_NODE_TYPES.Identifier:
      return findOfIdentifier(file, node, depth);
    case AST_NODE_TYPES.ThisExpression:
      return getDomainOfThis(file, node);
    default:
      return 'unknown';
  }
}

/** Each instance of a class, and of whatever class a decorator patches. */
function getDomainOfThis(file: FileAnalysis, node: TSESTree.ThisExpression): Domain {
  const owner = file.classLikes.findThisOwner(node);
  return owner === undefined || (!owner.isStatic && file.instances.count(owner.classLike) === 'many') ? 'endless' : 'unknown';
}

function joinParts(parts: readonly Domain[]): Domain {
  if (parts.includes('endless')) {
    return 'endless';
  }
  return parts.every((part) => part === 'finite') ? 'finite' : 'unknown';
}

function findOfBinary(file: FileAnalysis, { operator, left, right }: TSESTree.BinaryExpression, depth: number): Domain {
  if (/^(?:[%&]|[<>=!]+|instanceof|in)$/u.test(operator) && !/^(?:<<|>>>?)$/u.test(operator)) {
    return 'finite';
  }
  return joinParts([find(file, left, depth), find(file, right, depth)]);
}

function findOfCall(file: FileAnalysis, call: TSESTree.CallExpression, depth: number): Domain {
  const name = findCalleeName(call) ?? '';
  const callee = unwrap(call.callee);
  const subject = callee.type === AST_NODE_TYPES.MemberExpression ? unwrap(callee.object) : undefined;
  if (CALENDAR.has(name)) {
    return 'finite';
  }
  // A date is another one each time; `req.get('host')` is told by whoever asks.
  const isOfDate = subject?.type === AST_NODE_TYPES.NewExpression && findCalleeName(subject) === 'Date';
  const [first] = call.arguments;
  const written = name === 'stringify' ? findOfWritten(file, first, depth) : undefined;
  if (written !== undefined) {
    return written;
  }
  if (MAKERS.has(name) || isOfDate || (REQUEST_READERS.has(name) && isOfRequest(subject))) {
    return 'endless';
  }
  if (!FORMS.test(name)) {
    return getDomainOfName(name);
  }
  const value = subject ?? first;
  const elements = value?.type === AST_NODE_TYPES.ArrayExpression ? collectParts(value) : [value];
  return joinParts(elements.map((element) => (element === undefined ? 'unknown' : find(file, element, depth))));
}

/** A text of what the program spells out has as many values as its parts; of options a program has a few sets. */
function findOfWritten(file: FileAnalysis, value: TSESTree.Node | undefined, depth: number): Domain | undefined {
  if (value?.type === AST_NODE_TYPES.ObjectExpression || value?.type === AST_NODE_TYPES.ArrayExpression) {
    return joinParts(collectParts(value).map((part) => (part === undefined ? 'unknown' : find(file, part, depth))));
  }
  return value !== undefined && SETTINGS.has(splitWords(findLastName(value) ?? '').at(-1) ?? '') ? 'unknown' : undefined;
}

/** What a list or an object is made of. Of what is spread into it nothing is known. */
function collectParts(value: TSESTree.ObjectExpression | TSESTree.ArrayExpression): readonly (TSESTree.Node | undefined)[] {
  return value.type === AST_NODE_TYPES.ArrayExpression
    ? value.elements.map((element) => (element?.type === AST_NODE_TYPES.SpreadElement ? undefined : (element ?? undefined)))
    : value.properties.map((property) => (property.type === AST_NODE_TYPES.Property ? property.value : undefined));
}

/** `req`, `ctx.request`, `req.headers`. */
function isOfRequest(node: TSESTree.Node | undefined): boolean {
  let root = node;
  while (root?.type === AST_NODE_TYPES.MemberExpression && !REQUESTS.has(findLastName(root) ?? '')) {
    root = unwrap(root.object);
  }
  return root !== undefined && REQUESTS.has(findLastName(root) ?? '');
}

function getDomainOfMember(node: TSESTree.MemberExpression): Domain {
  const name = findLastName(node) ?? '';
  if (name === 'constructor') {
    return 'finite';
  }
  const isIdOfOne = name === 'id' && ID_OWNERS.has(splitWords(findLastName(node.object) ?? '').at(-1) ?? '');
  return isIdOfOne || isPartOfExchange(node) ? 'endless' : getDomainOfName(name);
}

/** `req.params.name`, `socket.id`. */
function isPartOfExchange(node: TSESTree.MemberExpression): boolean {
  let root: TSESTree.Node = node;
  while (root.type === AST_NODE_TYPES.MemberExpression) {
    const name = findLastName(root.object);
    if (name !== undefined && EXCHANGES.has(name)) {
      return !isSpelledPart(node);
    }
    root = unwrap(root.object);
  }
  return false;
}

/** What a program has a few of: the method, the route, the kind of a message. */
function isSpelledPart(node: TSESTree.MemberExpression): boolean {
  const isRoute = unwrap(node.object).type === AST_NODE_TYPES.MemberExpression && findLastName(node.object) === 'route';
  return isRoute || /^(?:type|kind|method|event|constructor|state|status|statusCode|protocol|route|action|command|op|opcode|topic|channel|role|locale|language|version|baseUrl|routerPath|routeOptions|matchedRoute|_matchedRoute)$/u.test(findLastName(node) ?? '');
}

function getDomainOfName(name: string | undefined): Domain {
  const words = name === undefined ? [] : splitWords(name);
  const [owner = '', last = ''] = words.slice(-2).length === 2 ? words.slice(-2) : ['', words[0]];
  return WORDS.has(last) || (last === 'id' && ID_OWNERS.has(owner)) ? 'endless' : 'unknown';
}

/** `originKey` is an origin. */
export function splitWords(name: string): readonly string[] {
  const words = name
    .replaceAll(/(?<lower>[a-z\d])(?<upper>[A-Z])/gu, '$<lower> $<upper>')
    .toLowerCase()
    .split(/[^a-z\d]+/u)
    .filter((word) => word !== '');
  return words.length > 1 && words.at(-1) === 'key' ? words.slice(0, -1) : words;
}

function findOfIdentifier(file: FileAnalysis, node: TSESTree.Identifier, depth: number): Domain {
  const variable = file.index.findVariable(node);
  const [definition] = variable?.defs ?? [];
  if (variable === undefined || definition === undefined || isFunction(definition.node)) {
    return isConstantTurn(file, variable) ? 'finite' : findOfParameter(file, variable, node.name, depth);
  }
  if (definition.node.type !== AST_NODE_TYPES.VariableDeclarator) {
    // A class or a function that the program spells out.
    return definition.node.type === AST_NODE_TYPES.ClassDeclaration ? 'finite' : getDomainOfName(node.name);
  }
  return findOfDeclared(file, variable, definition.node, node.name, depth);
}

/** What its type says, then its callers, then its name. */
function findOfParameter(file: FileAnalysis, variable: Variable | undefined, name: string, depth: number): Domain {
  const declared = getDomainOfAnnotation(file, variable?.defs[0]?.name);
  if (variable === undefined || (declared !== undefined && declared !== 'unknown')) {
    return declared ?? getDomainOfName(name);
  }
  if (isTrapKey(variable)) {
    return 'unknown';
  }
  const { values, isComplete } = collectArguments(file, variable);
  // Of a pattern only the whole is known: `{ id = '' } = {}`.
  const written = variable.references.flatMap(({ identifier: { parent }, writeExpr }) => (writeExpr && parent.type !== AST_NODE_TYPES.Property && parent.parent?.type !== AST_NODE_TYPES.Property ? [writeExpr] : []));
  if (written.some((value) => find(file, value, depth + 1) === 'endless')) {
    return 'endless';
  }
  const passed = values.length === 0 ? 'unknown' : joinParts(values.map((value) => find(file, value, depth + 1)));
  if (passed === 'endless' || (passed === 'finite' && isComplete)) {
    return passed;
  }
  return declared ?? (PASSING.has(splitWords(name).at(-1) ?? '') ? 'endless' : getDomainOfName(name));
}

/** `key` of `new Proxy(target, { get(_, key) { … } })`: the program spells out the properties that it reads. */
function isTrapKey({ defs: [definition] }: Variable): boolean {
  const fn = definition?.node;
  const trap = fn !== undefined && isFunction(fn) && fn.params[1] === definition?.name ? fn.parent : undefined;
  const traps = trap?.type === AST_NODE_TYPES.Property ? trap.parent : undefined;
  return traps?.parent.type === AST_NODE_TYPES.NewExpression && traps.parent.arguments[1] === traps && findCalleeName(traps.parent) === 'Proxy';
}

function findOfDeclared(file: FileAnalysis, variable: Variable, { id, init, parent }: TSESTree.VariableDeclarator, name: string, depth: number): Domain {
  const loop = parent.parent;
  if (loop.type === AST_NODE_TYPES.ForOfStatement || loop.type === AST_NODE_TYPES.ForInStatement) {
    return isConstantList(file, loop.right) ? 'finite' : getDomainOfName(name);
  }
  if (id.type !== AST_NODE_TYPES.Identifier) {
    const part = init === null ? undefined : unwrap(init);
    const isOfExchange = part?.type === AST_NODE_TYPES.MemberExpression && isOfRequest(part) && isPartOfExchange(part);
    return isOfExchange ? 'endless' : getDomainOfName(name);
  }
  if (variable.references.some((reference) => reference.isWrite() && reference.init !== true && isCounting(reference.identifier))) {
    // The counter of a loop begins again with each run.
    return loop.type === AST_NODE_TYPES.ForStatement ? 'unknown' : 'endless';
  }
  const values = variable.references.flatMap((reference) => (reference.writeExpr ? [reference.writeExpr] : []));
  const domain = values.length === 0 ? 'unknown' : joinParts(values.map((value) => find(file, value, depth)));
  return domain === 'unknown' ? getDomainOfName(name) : domain;
}

/** `next++`, `next += 1`. */
function isCounting({ parent }: TSESTree.Node): boolean {
  return parent?.type === AST_NODE_TYPES.UpdateExpression || (parent?.type === AST_NODE_TYPES.AssignmentExpression && parent.operator === '+=');
}

/** The parameter of a callback that runs for each element of a constant list. */
function isConstantTurn(file: FileAnalysis, variable: Variable | undefined): boolean {
  const fn = variable?.defs[0]?.node;
  const call = fn !== undefined && isFunction(fn) ? fn.parent : undefined;
  const callee = call?.type === AST_NODE_TYPES.CallExpression ? unwrap(call.callee) : undefined;
  return callee?.type === AST_NODE_TYPES.MemberExpression && isConstantList(file, callee.object);
}

/** A list that the module spells out, or the names of an object that it spells out. */
function isConstantList(file: FileAnalysis, list: TSESTree.Node): boolean {
  const value = unwrap(list);
  if (value.type === AST_NODE_TYPES.ArrayExpression) {
    return true;
  }
  if (value.type === AST_NODE_TYPES.CallExpression && value.arguments[0] !== undefined && /^(?:keys|values|entries)$/u.test(findCalleeName(value) ?? '')) {
    return isConstantList(file, value.arguments[0]);
  }
  const variable = value.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(value) : undefined;
  const node = variable?.defs[0]?.node;
  const init = node?.type === AST_NODE_TYPES.VariableDeclarator && node.init !== null ? unwrap(node.init) : undefined;
  return (init?.type === AST_NODE_TYPES.ArrayExpression || init?.type === AST_NODE_TYPES.ObjectExpression) && findEnclosingFunction(init) === undefined;
}
