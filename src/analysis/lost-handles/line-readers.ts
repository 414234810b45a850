/**
 * Loops over the lines of a file that are left before the end: only the end of the input closes the reader and the file.
 *
 * Example: `for await (const line of createInterface({ input: createReadStream(path) })) { if (line === word) return true; }`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { isFunction } from '../../ast/is-function.js';
import { findKeyName } from '../../ast/static-name.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { readStream } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { walk } from '../file-index.js';
import type { Finding } from '../finding.js';
import type { AcquireNode, Variable } from '../model.js';

export type LineKind = 'linesLeft';

const makers = [
  { from: 'node:readline', name: 'createInterface' },
  { from: 'node:readline/promises', name: 'createInterface' },
] as const;

const openers = [
  { from: 'node:fs/promises', name: 'open' },
  { from: 'node:fs', name: 'promises.open' },
] as const;

export function collectLeftReaders(file: FileAnalysis): readonly Finding<LineKind>[] {
  return [...collectLeftInterfaces(file), ...collectLeftHandles(file)];
}

/** `for await (const line of file.readLines())`, where nothing else mentions the file. */
function collectLeftHandles(file: FileAnalysis): readonly Finding<LineKind>[] {
  return (file.index.calls.get('readLines') ?? []).flatMap((call) => {
    const receiver = call.callee.type === AST_NODE_TYPES.MemberExpression ? unwrap(call.callee.object) : undefined;
    const made = receiver?.type === AST_NODE_TYPES.Identifier ? findInit(file.index.findVariable(receiver)) : undefined;
    const opened = made?.type === AST_NODE_TYPES.AwaitExpression ? unwrap(made.argument) : undefined;
    const isOpened = opened?.type === AST_NODE_TYPES.CallExpression && file.resolver.refersTo(opened.callee, openers);
    const loop = isOpened ? findLoop(file, call) : undefined;
    const leaver = loop && findLeaver(file, loop);
    const isEnded = receiver === undefined || leaver === undefined || endsInput(file, call, receiver);
    const advice = `Call \`${receiver?.type === AST_NODE_TYPES.Identifier ? receiver.name : 'file'}.close()\``;
    return isEnded || file.multiplicity.getOfSite(call) === 'once' ? [] : [describe(file, call, leaver, advice)];
  });
}

function collectLeftInterfaces(file: FileAnalysis): readonly Finding<LineKind>[] {
  return (file.index.calls.get('createInterface') ?? []).flatMap((call) => {
    const input = file.resolver.refersTo(call.callee, makers) ? findFileInput(file, call) : undefined;
    const loop = input === undefined ? undefined : findLoop(file, call);
    const leaver = loop && findLeaver(file, loop);
    const isEnded = input === undefined || leaver === undefined || endsInput(file, call, input);
    return isEnded || file.multiplicity.getOfSite(call) === 'once' ? [] : [describe(file, call, leaver, 'Destroy the input')];
  });
}

/** The expression after `input:` where it is a stream of a file. */
function findFileInput(file: FileAnalysis, { arguments: [options] }: AcquireNode): TSESTree.Node | undefined {
  const properties = options?.type === AST_NODE_TYPES.ObjectExpression ? options.properties : [];
  const property = properties.find((candidate) => candidate.type === AST_NODE_TYPES.Property && findKeyName(candidate) === 'input');
  const value = property?.type === AST_NODE_TYPES.Property ? unwrap(property.value) : undefined;
  const made = value?.type === AST_NODE_TYPES.Identifier ? findInit(file.index.findVariable(value)) : value;
  return made?.type === AST_NODE_TYPES.CallExpression && file.resolver.refersTo(made.callee, readStream.makers) ? value : undefined;
}

function findInit(variable: Variable | undefined): TSESTree.Node | undefined {
  const node = variable?.defs[0]?.node;
  return node?.type === AST_NODE_TYPES.VariableDeclarator && node.init !== null ? unwrap(node.init) : undefined;
}

/** The only thing that is done with the reader: a loop over it. */
function findLoop({ index }: FileAnalysis, call: AcquireNode): TSESTree.ForOfStatement | undefined {
  const { parent } = wrapped(call);
  if (parent?.type === AST_NODE_TYPES.ForOfStatement) {
    return parent;
  }
  const variable = parent?.type === AST_NODE_TYPES.VariableDeclarator ? index.findVariable(parent.id) : undefined;
  const [mention, ...others] = (variable?.references ?? []).filter((reference) => reference.isRead());
  const loop = mention?.identifier.parent;
  return others.length === 0 && loop?.type === AST_NODE_TYPES.ForOfStatement && loop.right === mention?.identifier ? loop : undefined;
}

/** A `break`, `return` or `throw` that leaves this loop. */
function findLeaver({ index }: FileAnalysis, loop: TSESTree.ForOfStatement): TSESTree.Node | undefined {
  let leaver: TSESTree.Node | undefined;
  walk(loop.body, index.sourceCode.visitorKeys, (node) => {
    const isExit = node.type === AST_NODE_TYPES.ReturnStatement || node.type === AST_NODE_TYPES.ThrowStatement;
    const isBreak = node.type === AST_NODE_TYPES.BreakStatement && node.label === null;
    if (leaver === undefined && (isExit || isBreak) && isOfLoop(node, loop, isBreak)) {
      leaver = node;
    }
  });
  return leaver;
}

function isOfLoop(leaver: TSESTree.Node, loop: TSESTree.ForOfStatement, isBreak: boolean): boolean {
  for (let { parent } = leaver; parent !== undefined && parent !== loop; { parent } = parent) {
    const isTarget = isBreak && /^(?:For|While|DoWhile|Switch)\w*Statement$/u.test(parent.type);
    if (isTarget || isFunction(parent) || parent.type === AST_NODE_TYPES.TryStatement) {
      return false;
    }
  }
  return true;
}

/** Another mention of the input in the function may destroy it. */
function endsInput({ index }: FileAnalysis, call: AcquireNode, input: TSESTree.Node): boolean {
  const variable = input.type === AST_NODE_TYPES.Identifier ? index.findVariable(input) : undefined;
  return (variable?.references ?? []).some(({ identifier, init }) => init !== true && !isWithin(identifier, call)) || findEnclosingFunction(call) === undefined;
}

function describe({ index }: FileAnalysis, call: AcquireNode, leaver: TSESTree.Node, advice: string): Finding<LineKind> {
  const { parent } = wrapped(call);
  return {
    kind: 'linesLeft',
    node: call,
    certainty: 'path',
    words: {
      callee: index.sourceCode.getText(parent?.type === AST_NODE_TYPES.VariableDeclarator ? parent.id : call.callee),
      leaver: index.sourceCode.getFirstToken(leaver)?.value ?? 'return',
      line: leaver.loc.start.line,
      advice,
    },
    remedies: [],
    write: (text) => `${text}.destroy()`,
  };
}
