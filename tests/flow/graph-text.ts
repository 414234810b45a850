/**
 * A flow graph as text, one line an edge.
 *
 * - A block is named by its events as source text, in order, without those inside a later event of the same block; heads stand for
 *   functions, classes and loops. A name that is taken gets `#2`, `#3`: copies of a `finally` are counted in the order in which the code
 *   first leaves that way, the way through the end comes last.
 * - A block without events has no line: its edges belong to whoever leads to it. `SPIN` is a loop of such blocks.
 * - `->` normal, `-true->` and `-false->` for a truth test, `-present->` and `-absent->` for a nullish one, `-throw->`, and `-abandon->`
 *   where the consumer of a generator goes away.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { FlowBlock, FlowEdge, FlowEvent, FlowGraph } from '../../src/analysis/flow/graph.js';

export function renderGraph(graph: FlowGraph, text: string): string[] {
  const names = nameBlocks(graph, text);
  const lines = new Set<string>();
  const add = (from: string, { arrow, to }: Step): void => {
    lines.add(`${from} ${arrow} ${names.get(to) ?? 'SPIN'}`);
  };
  for (const step of expand({ arrow: '->', to: graph.entry }, names, new Set())) {
    add('START', step);
  }
  for (const block of graph.blocks) {
    const isExit = block === graph.exits.return || block === graph.exits.throw;
    const name = names.get(block);
    if (name !== undefined && !isExit) {
      for (const edge of block.successors) {
        for (const step of expand({ arrow: arrowOf(edge, block), to: edge.to }, names, new Set())) {
          add(name, step);
        }
      }
    }
  }
  return [...lines].sort();
}

/** Several edges of one block may share a line. */
export function readEdges(lines: readonly string[]): string[] {
  return lines
    .flatMap((line) => {
      const [from = '', ...rest] = line.trim().split(/\s+(?=(?:-[a-z]+)?->\s)/u);
      return rest.map((edge) => `${from} ${edge}`.replaceAll(/\s+/gu, ' '));
    })
    .sort();
}

interface Step {
  readonly arrow: string;
  readonly to: FlowBlock;
}

/** Follows edges through blocks without a name. */
function expand(step: Step, names: ReadonlyMap<FlowBlock, string>, seen: ReadonlySet<FlowBlock>): Step[] {
  if (names.has(step.to) || seen.has(step.to)) {
    return [step];
  }
  return step.to.successors.flatMap((edge) => {
    const arrow = arrowOf(edge, step.to);
    return expand({ arrow: step.arrow === '->' ? arrow : step.arrow, to: edge.to }, names, new Set(seen).add(step.to));
  });
}

function arrowOf(edge: FlowEdge, from: FlowBlock): string {
  switch (edge.kind) {
    case 'normal':
      return edge.cause?.type === AST_NODE_TYPES.YieldExpression && from.events.at(-1)?.node === edge.cause
        ? '-abandon->'
        : '->';
    case 'throw':
      return '-throw->';
    case 'true':
      return edge.question === 'present' ? '-present->' : '-true->';
    case 'false':
      return edge.question === 'present' ? '-absent->' : '-false->';
  }
}

function nameBlocks(graph: FlowGraph, text: string): ReadonlyMap<FlowBlock, string> {
  const names = new Map<FlowBlock, string>();
  const uses = new Map<string, number>();
  for (const block of graph.blocks) {
    const isTest = block.successors.some(({ kind }) => kind === 'true');
    if (block.events.length > 0 || isTest) {
      const name = block.events.filter((event, index) => !isInLater(event, block, index)).map((event) => textOf(event, text)).join(', ');
      const count = (uses.get(name) ?? 0) + 1;
      uses.set(name, count);
      names.set(block, count === 1 ? name : `${name}#${count}`);
    }
  }
  names.set(graph.exits.return, 'RETURN');
  names.set(graph.exits.throw, 'THROW');
  return names;
}

function isInLater({ kind, node }: FlowEvent, block: FlowBlock, index: number): boolean {
  return (
    kind === 'evaluate' &&
    block.events
      .slice(index + 1)
      .some((later) => later.node.range[0] <= node.range[0] && node.range[1] <= later.node.range[1])
  );
}

function textOf({ kind, node }: FlowEvent, text: string): string {
  if (kind === 'dispose' && node.type === AST_NODE_TYPES.VariableDeclarator) {
    return `dispose(${text.slice(...node.id.range)})`;
  }
  return text.slice(node.range[0], endOf(node)).replaceAll(/\s+/gu, ' ').trim().replace(/;$/u, '');
}

/** Where the part ends that stands for the node. */
function endOf(node: TSESTree.Node): number {
  switch (node.type) {
    case AST_NODE_TYPES.ArrowFunctionExpression:
    case AST_NODE_TYPES.CatchClause:
    case AST_NODE_TYPES.ClassDeclaration:
    case AST_NODE_TYPES.ClassExpression:
    case AST_NODE_TYPES.ForInStatement:
    case AST_NODE_TYPES.ForOfStatement:
    case AST_NODE_TYPES.FunctionDeclaration:
    case AST_NODE_TYPES.FunctionExpression:
    case AST_NODE_TYPES.TSEnumDeclaration:
      return node.body.range[0];
    case AST_NODE_TYPES.JSXElement:
      return node.openingElement.range[1];
    case AST_NODE_TYPES.JSXFragment:
      return node.openingFragment.range[1];
    default:
      return node.range[1];
  }
}
