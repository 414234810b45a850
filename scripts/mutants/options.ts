import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { simpleTraverse } from '@typescript-eslint/typescript-estree';
import type { Identity } from './identities.js';
import { type Acquired, isInFunction, isOfProcess, keyOfListener, type Ledger } from './ledger.js';
import { onceEvents } from './pairs.js';
import type { Mutant } from './sites.js';

interface Added {
  readonly node: TSESTree.CallExpression;
  readonly receiver: TSESTree.Node;
  readonly method: TSESTree.Identifier;
  readonly options: TSESTree.Node | undefined;
}

/** `{ once: true }`, `{ signal }` and `.once(…)`: what ends a listener where it is added. */
export function collectOptionMutants(ast: TSESTree.Program, text: string, ledger: Ledger, identify: Identity): readonly Mutant[] {
  const mutants: Mutant[] = [];
  simpleTraverse(ast, {
    enter: (node) => {
      const added = readAdded(node);
      if (added) {
        mutants.push(...collectFromOptions(added), ...collectFromVerb(added));
      }
    },
  });
  return mutants;

  function collectFromOptions(added: Added): readonly Mutant[] {
    const { options } = added;
    return options?.type !== AST_NODE_TYPES.ObjectExpression ? [] : options.properties.flatMap((property) => toOptionMutant(added, property));
  }

  function toOptionMutant(added: Added, property: TSESTree.ObjectLiteralElement): readonly Mutant[] {
    const name = property.type === AST_NODE_TYPES.Property && property.key.type === AST_NODE_TYPES.Identifier ? property.key.name : '';
    const isOff = property.type === AST_NODE_TYPES.Property && property.value.type === AST_NODE_TYPES.Literal && property.value.value === false;
    const form = name === 'once' || name === 'signal' ? name : undefined;
    return form === undefined || isOff
      ? []
      : [{ ...describe(added), form, range: property.range, replacement: form === 'once' ? 'once: false' : 'passive: true', deleted: text.slice(...property.range) }];
  }

  function collectFromVerb(added: Added): readonly Mutant[] {
    const { method } = added;
    return method.name === 'once' ? [{ ...describe(added), form: 'once', range: method.range, replacement: 'on', deleted: 'once' }] : [];
  }

  function describe({ node, receiver }: Added): Omit<Mutant, 'form' | 'range' | 'replacement' | 'deleted'> {
    const key = keyOfListener({ receiver }, node, identify);
    const isReleased = key !== undefined && ledger.released.some((released) => released.key === key);
    const [event, listener] = node.arguments;
    const doubt = findDoubt(node, receiver);
    return {
      resource: 'listener',
      key: [receiver, event, listener].map((part) => (part ? text.slice(...part.range).slice(0, 40) : '')).join('|'),
      line: node.loc.start.line,
      acquiredOn: [node.loc.start.line],
      isSole: !isReleased,
      ...(doubt && { doubt }),
    };
  }

  function findDoubt(node: TSESTree.CallExpression, receiver: TSESTree.Node): Acquired['doubt'] {
    const [event] = node.arguments;
    if (!isOfProcess(receiver, identify)) {
      return 'depends on the owner';
    }
    if (event && onceEvents.test(text.slice(...event.range))) {
      return 'ends by itself';
    }
    return isInFunction(node) ? undefined : 'runs once';
  }
}

function readAdded(node: TSESTree.Node): Added | undefined {
  if (node.type !== AST_NODE_TYPES.CallExpression || node.callee.type !== AST_NODE_TYPES.MemberExpression || node.arguments.length < 2) {
    return undefined;
  }
  const { property, object } = node.callee;
  const isAdding = property.type === AST_NODE_TYPES.Identifier && !node.callee.computed && ['addEventListener', 'once', 'on'].includes(property.name);
  return isAdding ? { node, receiver: object, method: property, options: node.arguments[2] } : undefined;
}
