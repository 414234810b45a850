/**
 * A teardown under a name that no framework calls.
 *
 * Certain where the class or the object of options is a framework's, the member releases something, its name is nearly that of a hook which the
 * class lacks, and nothing in the file calls it. A base class of another file may call any name that could be meant, so there only slips of the
 * finger count. Short hooks (`dispose`) have too many neighbours and are left out.
 *
 * Example: `ngOnDestory() { this.subscription.unsubscribe(); }` in a class with `@Component()`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findKeyName } from '../../ast/static-name.js';
import { frameworks, streamEndingVerbs } from '../../catalogue/index.js';
import type { LifecycleHooks } from '../../catalogue/schema.js';
import { getEditDistance } from '../../util/edit-distance.js';
import { assertNever } from '../../util/assert-never.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findLifecycle } from '../lifecycles.js';
import type { FunctionNode } from '../model.js';
import { getShortText } from '../wording.js';
import type { Mismatch } from './mismatch.js';
import { getParts } from './parts.js';

interface Member {
  readonly name: string;
  readonly key: TSESTree.Node;
  readonly fn: FunctionNode;
  readonly isRenamable: boolean;
}

/** Who in other files may call a member by its name. */
type Callers = 'base' | 'template' | 'nobody';

const SHORTEST = 9;
const MOST_SLIPS = 2;

const ENDERS: ReadonlySet<string> = new Set(streamEndingVerbs);

export function collectMisspeltHooks(file: FileAnalysis): readonly Mismatch[] {
  const { classes, options } = getParts(file);
  const ofClasses = classes.flatMap((node) => {
    const hooks = findLifecycle(file, file.classLikes.getOf(node));
    const callers = node.superClass !== null && !isKnownBase(file, node.superClass) ? 'base' : 'template';
    return hooks === undefined ? [] : collectOf(file, hooks, collectMembers(file, node.body.body), callers);
  });
  return [...ofClasses, ...options.flatMap((node) => collectOfOptions(file, node))];
}

/** What the object of options of a component calls its members nobody else calls. */
function collectOfOptions(file: FileAnalysis, node: TSESTree.ObjectExpression): readonly Mismatch[] {
  const isMarked = file.filename.endsWith('.vue') || node.parent.type === AST_NODE_TYPES.CallExpression;
  const known = findLifecycle(file, file.classLikes.getOf(node)) ?? (isMarked ? frameworks.find(({ options }) => options !== undefined)?.options?.hooks : undefined);
  return known === undefined ? [] : collectOf(file, known, collectMembers(file, node.properties), 'nobody');
}

function collectMembers(file: FileAnalysis, nodes: readonly TSESTree.Node[]): readonly Member[] {
  return nodes.flatMap((node) => {
    const isMember =
      (node.type === AST_NODE_TYPES.MethodDefinition && node.kind === 'method' && !node.static) ||
      (node.type === AST_NODE_TYPES.PropertyDefinition && !node.static) ||
      (node.type === AST_NODE_TYPES.Property && node.kind === 'init');
    const name = isMember ? findKeyName(node) : undefined;
    const fn = isMember && node.value !== null ? file.functions.findFunction(node.value) : undefined;
    const isOwn = fn !== undefined && fn.parent === node;
    return isMember && isOwn && name !== undefined
      ? [{ name, key: node.key, fn, isRenamable: !node.computed && node.key.type === AST_NODE_TYPES.Identifier }]
      : [];
  });
}

function collectOf(file: FileAnalysis, hooks: LifecycleHooks, members: readonly Member[], callers: Callers): readonly Mismatch[] {
  return members.flatMap((member) => {
    const isHook = hooks.setUp.includes(member.name) || hooks.tearDown.includes(member.name);
    const expected = isHook ? undefined : findMeant(member.name, hooks.tearDown, callers);
    const isAbsent = expected !== undefined && !members.some(({ name }) => name === expected);
    return isAbsent && !file.index.members.has(member.name) ? toMismatch(file, member, expected) : [];
  });
}

function toMismatch(file: FileAnalysis, { name, key, fn, isRenamable }: Member, expected: string): readonly Mismatch[] {
  const release = file.teardowns.findSibling(fn) ?? file.teardowns.findSibling(fn, ENDERS);
  if (release === undefined) {
    return [];
  }
  return [
    {
      kind: 'misspeltHook',
      node: key,
      words: { name, expected, release: getShortText(file, release), line: release.loc.start.line },
      ...(isRenamable ? { remedy: { kind: 'correctText', node: key, text: expected } } : {}),
      isSafe: true,
    },
  ];
}

/** The hook that a name stands for, the nearest first. */
function findMeant(name: string, hooks: readonly string[], callers: Callers): string | undefined {
  const near = hooks
    .filter((hook) => hook.length >= SHORTEST && isNear(name, hook, callers))
    .map((hook) => ({ hook, slips: getEditDistance(name, hook, Infinity) }))
    .sort((left, right) => left.slips - right.slips);
  return near[0]?.hook;
}

function isNear(name: string, hook: string, callers: Callers): boolean {
  const [written, meant] = [name.toLowerCase(), hook.toLowerCase()];
  const slips = getEditDistance(written, meant, MOST_SLIPS);
  switch (callers) {
    case 'base':
      return slips === 0 || (slips === 1 && written.length === meant.length);
    case 'template':
      // `onDestroy` and `destroy` are words of their own.
      return slips <= MOST_SLIPS && written.startsWith(meant.slice(0, 2)) && (slips === 0 || !meant.startsWith(written));
    case 'nobody':
      return slips <= MOST_SLIPS;
    default:
      return assertNever(callers);
  }
}

function isKnownBase(file: FileAnalysis, superClass: TSESTree.Node): boolean {
  return frameworks.some(({ classes }) => classes !== undefined && file.resolver.refersTo(superClass, classes.bases));
}
