/**
 * Calls of functions of the project that give what they acquire, as obligations of those who call them.
 *
 * The engine judges them as it judges the acquire itself, with the words of its protocol; the noun names the line that opens, and its file where that
 * is another one. A call whose result is taken apart owes what it takes.
 *
 * Example: `const log = await openLog()` in a client of `openLog` owes `log.close()`: "the file handle from line 4 of log.ts".
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findKeyName } from '../../ast/static-name.js';
import { wrapped } from '../../ast/unwrap.js';
import type { Protocol } from '../../catalogue/schema.js';
import type { FileAnalysis } from '../file-analysis.js';
import { getFate } from '../handle-positions.js';
import type { AcquireNode, Fate, Obligation } from '../model.js';
import { findDeclaredProtocol } from './declared.js';
import { collectFresh, type Fresh, getObligations } from './fresh.js';
import { isLendingName, isMakerName, isOwedByCallers } from './makers.js';

const TAKING: ReadonlySet<string> = new Set([AST_NODE_TYPES.VariableDeclarator, AST_NODE_TYPES.AssignmentExpression, AST_NODE_TYPES.AwaitExpression, AST_NODE_TYPES.ExpressionStatement]);

export function collectAcquired(file: FileAnalysis, protocols: readonly Protocol[]): readonly Obligation[] {
  const known = getObligations(file, protocols);
  return [...file.index.calls].flatMap(([name, calls]) =>
    calls
      .filter((call) => !known.has(call))
      .flatMap((call) => {
        const protocol = findDeclaredProtocol(file, call, protocols);
        return protocol === undefined ? (isMakerName(name) && isTaken(call, name) ? collectOfCall(file, call, protocols) : []) : [createObligation(file, call, protocol, getFate(file, call, protocol))];
      }),
  );
}

/** What is lent stands in a variable or is waited for: nobody asks what each `getName()` in an expression gives. */
function isTaken(call: AcquireNode, name: string): boolean {
  const { parent } = wrapped(call);
  return !isLendingName(name) || (parent !== undefined && TAKING.has(parent.type));
}

function createObligation(file: FileAnalysis, node: AcquireNode, protocol: Protocol, fate: Fate): Obligation {
  return { protocol, node, calleeText: file.index.sourceCode.getText(node.callee), fate };
}

function collectOfCall(file: FileAnalysis, call: AcquireNode, protocols: readonly Protocol[]): readonly Obligation[] {
  return collectFresh(file, call, protocols).flatMap((fresh) => {
    const protocol = toProtocol(file, fresh);
    const fate = isOwedByCallers(protocol) ? findFate(file, call, protocol, fresh) : undefined;
    return fate === undefined ? [] : [createObligation(file, call, protocol, fate)];
  });
}

/** What an option of the acquire says was said in the function; its arguments are those of another call. */
function toProtocol(asking: FileAnalysis, { protocol, isPromise, file, node }: Fresh): Protocol {
  const { callback: _callback, delay: _delay, callbackHandle: _callbackHandle, exempt = [], ...rest } = protocol;
  const name = file === asking ? '' : ` of ${file.filename.slice(file.filename.lastIndexOf('/') + 1)}`;
  return {
    ...rest,
    noun: `${protocol.noun} from line ${node.loc.start.line}${name}`,
    handle: isPromise ? 'promise' : 'return',
    exempt: exempt.filter((one) => 'chained' in one),
  };
}

function findFate(file: FileAnalysis, call: AcquireNode, protocol: Protocol, { path, isPromise }: Fresh): Fate | undefined {
  const [name, ...rest] = path;
  if (name === undefined) {
    return getFate(file, call, protocol);
  }
  const { parent } = wrapped(call);
  const value = isPromise && parent?.type === AST_NODE_TYPES.AwaitExpression ? wrapped(parent) : wrapped(call);
  const declarator = value.parent;
  const pattern = declarator?.type === AST_NODE_TYPES.VariableDeclarator && declarator.id.type === AST_NODE_TYPES.ObjectPattern ? declarator.id : undefined;
  const isThere = rest.length === 0 && (!isPromise || value !== wrapped(call));
  return pattern !== undefined && declarator !== undefined && isThere ? findInPattern(file, declarator, pattern, name) : undefined;
}

/** `const { client } = await connect()`. */
function findInPattern({ index }: FileAnalysis, store: TSESTree.Node, { properties }: TSESTree.ObjectPattern, name: string): Fate | undefined {
  for (const property of properties) {
    if (property.type === AST_NODE_TYPES.Property && findKeyName(property) === name) {
      const variable = property.value.type === AST_NODE_TYPES.Identifier ? index.findVariable(property.value) : undefined;
      return variable && { kind: 'kept', place: { root: { kind: 'variable', variable }, path: [], isElement: false }, store };
    }
  }
  return undefined;
}
