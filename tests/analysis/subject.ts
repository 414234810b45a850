/** A file of code with the analysis of it, so that a test asks one part of the engine about the marked node. */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { collectObligations } from '../../src/analysis/acquisitions.js';
import { createFileAnalysis, type FileAnalysis } from '../../src/analysis/file-analysis.js';
import { walk } from '../../src/analysis/file-index.js';
import type { AcquireNode, ClassLike, FunctionNode, Obligation, Place } from '../../src/analysis/model.js';
import { isFunction } from '../../src/ast/is-function.js';
import { protocols } from '../../src/catalogue/index.js';
import { probe, type Probed, type ProbeOptions } from '../probe.js';

export interface Subject extends Probed {
  readonly file: FileAnalysis;
}

export const jsx: ProbeOptions = { filename: 'file.tsx' };

export function ask<Answer>(code: string, question: (subject: Subject) => Answer, options: ProbeOptions = {}): Answer {
  return probe(
    code,
    (probed) => question({ ...probed, file: createFileAnalysis(probed.sourceCode, probed.context.filename) }),
    options,
  );
}

/** Every node of the file whose text this is, parents first. */
function collectNodes({ sourceCode }: Probed, text: string): readonly TSESTree.Node[] {
  const found: TSESTree.Node[] = [];
  walk(sourceCode.ast, sourceCode.visitorKeys, (node) => {
    if (sourceCode.getText(node) === text) {
      found.push(node);
    }
  });
  return found;
}

/** The outermost node whose text this is. */
export function getNode(probed: Probed, text: string): TSESTree.Node {
  const [node] = collectNodes(probed, text);
  if (node === undefined) {
    throw new Error(`No node is \`${text}\`.`);
  }
  return node;
}

export function toFunction(node: TSESTree.Node): FunctionNode {
  if (!isFunction(node)) {
    throw new Error(`The mark is at no function, but at a ${node.type}.`);
  }
  return node;
}

export function toAcquire(node: TSESTree.Node): AcquireNode {
  if (node.type !== AST_NODE_TYPES.CallExpression && node.type !== AST_NODE_TYPES.NewExpression) {
    throw new Error(`The mark is at no call, but at a ${node.type}.`);
  }
  return node;
}

/** The name of a function: its own, its variable's or its member's. */
export function nameOf({ file, sourceCode }: Subject, fn: FunctionNode): string {
  const { parent } = fn;
  const isMember =
    parent.type === AST_NODE_TYPES.MethodDefinition ||
    parent.type === AST_NODE_TYPES.PropertyDefinition ||
    parent.type === AST_NODE_TYPES.Property;
  return fn.id?.name ?? file.functions.findBinding(fn)?.name ?? sourceCode.getText(isMember ? parent.key : fn);
}

/** The function with this name. */
export function getFunction(subject: Subject, name: string): FunctionNode {
  const found: FunctionNode[] = [];
  walk(subject.sourceCode.ast, subject.sourceCode.visitorKeys, (node) => {
    if (isFunction(node) && nameOf(subject, node) === name) {
      found.push(node);
    }
  });
  const [fn] = found;
  if (fn === undefined) {
    throw new Error(`No function is named ${name}.`);
  }
  return fn;
}

/** `variable ref.current`, `class Poller.timers[]`, `static Poller.timer`. */
export function textOfPlace(place: Place | undefined): string {
  if (place === undefined) {
    return 'none';
  }
  const { root, path, isElement } = place;
  const base = root.kind === 'variable' ? `variable ${root.variable.name}` : textOfInstance(root.classLike, root.isStatic);
  return `${[base, ...path].join('.')}${isElement ? '[]' : ''}`;
}

function textOfInstance({ kind, name = '?' }: ClassLike, isStatic: boolean): string {
  return `${isStatic ? 'static' : kind} ${name}`;
}

/** The obligation that the marked call creates. */
export function getObligation({ file, node }: Subject): Obligation {
  const obligation = collectObligations(file, protocols).find((candidate) => candidate.node === node);
  if (obligation === undefined) {
    throw new Error('The marked node acquires nothing.');
  }
  return obligation;
}
