/** What the options of a listener say. What is not written out, here or in a constant of the file, is unknown. */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findKeyName } from '../../ast/static-name.js';
import { unwrap } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findDefinition } from '../variable-definitions.js';
import type { Flag } from './registration.js';

export interface ListenerOptions {
  readonly capture: Flag;
  readonly isOnce: Flag;
  readonly signal: TSESTree.Node | 'unknown' | undefined;
}

const NONE: ListenerOptions = { capture: false, isOnce: false, signal: undefined };
const UNKNOWN: ListenerOptions = { capture: 'unknown', isOnce: 'unknown', signal: 'unknown' };

const DEPTH_LIMIT = 4;

export function readOptions(file: FileAnalysis, argument: TSESTree.Node | undefined, depth = 0): ListenerOptions {
  if (argument === undefined) {
    return NONE;
  }
  const node = unwrap(argument);
  switch (node.type) {
    case AST_NODE_TYPES.Literal:
      return { ...NONE, capture: Boolean(node.value) };
    case AST_NODE_TYPES.ObjectExpression:
      return readObject(file, node);
    case AST_NODE_TYPES.ConditionalExpression:
      return join(readOptions(file, node.consequent, depth + 1), readOptions(file, node.alternate, depth + 1));
    case AST_NODE_TYPES.Identifier: {
      if (node.name === 'undefined') {
        return NONE;
      }
      const variable = file.index.findVariable(node);
      const definition = variable && findDefinition(variable);
      return definition === undefined || depth > DEPTH_LIMIT ? UNKNOWN : readOptions(file, definition, depth + 1);
    }
    default:
      return UNKNOWN;
  }
}

function readObject(file: FileAnalysis, { properties }: TSESTree.ObjectExpression): ListenerOptions {
  const options = { ...NONE };
  for (const property of properties) {
    const name = property.type === AST_NODE_TYPES.Property ? findKeyName(property) : undefined;
    if (property.type !== AST_NODE_TYPES.Property || name === undefined) {
      return UNKNOWN;
    }
    if (name === 'capture') {
      options.capture = readFlag(file, property.value);
    } else if (name === 'once') {
      options.isOnce = readFlag(file, property.value);
    } else if (name === 'signal') {
      options.signal = property.value;
    }
  }
  return options;
}

function readFlag(file: FileAnalysis, value: TSESTree.Node): Flag {
  const node = unwrap(value);
  if (node.type === AST_NODE_TYPES.Literal) {
    return Boolean(node.value);
  }
  const variable = node.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(node) : undefined;
  const definition = variable && findDefinition(variable);
  return definition?.type === AST_NODE_TYPES.Literal ? Boolean(definition.value) : 'unknown';
}

/** What both say. */
function join(left: ListenerOptions, right: ListenerOptions): ListenerOptions {
  return {
    capture: left.capture === right.capture ? left.capture : 'unknown',
    isOnce: left.isOnce === right.isOnce ? left.isOnce : 'unknown',
    signal: left.signal === right.signal ? left.signal : 'unknown',
  };
}
