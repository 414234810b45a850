import type { TSESTree } from '@typescript-eslint/utils';

/** What a parser gives to ESLint, as far as it is looked at here. */
export interface Parsed {
  readonly ast: TSESTree.Program;
  readonly visitorKeys?: Readonly<Record<string, readonly string[] | undefined>> | null;
}

/** Counts of one lint: how large the program is, and how often anybody asked one of its nodes for its type. */
export interface Steps {
  readonly nodes: number;
  readonly taken: number;
}

/** Thrown out of the question that is one too many. */
export class TooManySteps extends Error {}

/**
 * Counts the questions that are asked of a tree. Every walk asks each node that it meets for its type, so the count grows with the work, and unlike
 * time it is the same on every machine. Past the limit the question throws: what would hang, fails.
 */
export function countSteps({ ast, visitorKeys }: Parsed, getLimit: (nodes: number) => number): () => Steps {
  const nodes = collectTree(ast, visitorKeys ?? {});
  const limit = getLimit(nodes.length);
  let taken = 0;
  for (const node of nodes) {
    const { type } = node;
    Object.defineProperty(node, 'type', {
      configurable: true,
      enumerable: true,
      get() {
        taken += 1;
        if (taken > limit) {
          throw new TooManySteps(`More than ${limit} steps for ${nodes.length} nodes`);
        }
        return type;
      },
      set(_other: unknown) {
        throw new Error('A node does not change its type.');
      },
    });
  }
  return () => ({ nodes: nodes.length, taken });
}

type Tree = Record<string, unknown> & { readonly type: string };

/** The nodes below one, itself included, without recursion: programs here are deeper than the stack. */
function collectTree(root: TSESTree.Program, visitorKeys: NonNullable<Parsed['visitorKeys']>): readonly Tree[] {
  const seen = new Set<Tree>();
  const due: unknown[] = [root];
  while (due.length > 0) {
    const value = due.pop();
    if (Array.isArray(value)) {
      for (const entry of value) {
        due.push(entry);
      }
    } else if (isTree(value) && !seen.has(value)) {
      seen.add(value);
      for (const key of visitorKeys[value.type] ?? Object.keys(value)) {
        if (key !== 'parent') {
          due.push(value[key]);
        }
      }
    }
  }
  return [...seen];
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'range' in value;
}
