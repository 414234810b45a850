/** How often a call runs the function that it is given, by conventions that the catalogue lists. */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { unwrap } from '../ast/unwrap.js';
import {
  iterationNames,
  onceConstructors,
  onceEvents,
  onceNames,
  registrationNames,
  routeMethodNames,
  routerNames,
} from '../catalogue/index.js';
import { findCalleeName } from './file-index.js';
import type { AcquireNode } from './model.js';

const ITERATION: ReadonlySet<string> = new Set(iterationNames);
const ROUTES: ReadonlySet<string> = new Set(routeMethodNames);
const ROUTERS: ReadonlySet<string> = new Set(routerNames);
const ONCE: ReadonlySet<string> = new Set(onceNames);
const ONCE_CONSTRUCTORS: ReadonlySet<string> = new Set(onceConstructors);
const ONCE_EVENTS: ReadonlySet<string> = new Set(onceEvents);

const REGISTRATION: ReadonlySet<string> = new Set(registrationNames);

export type CallbackRuns = 'once' | 'per element' | 'per event';

export function findCallbackRuns(call: AcquireNode): CallbackRuns | undefined {
  const name = findCalleeName(call) ?? '';
  if (call.type === AST_NODE_TYPES.NewExpression) {
    return ONCE_CONSTRUCTORS.has(name) ? 'once' : undefined;
  }
  if (ONCE.has(name)) {
    return 'once';
  }
  if (REGISTRATION.has(name)) {
    return isOnceEvent(call.arguments[0]) ? 'once' : 'per event';
  }
  if (ITERATION.has(name)) {
    return 'per element';
  }
  return ROUTES.has(name) && isRouter(call.callee) ? 'per event' : undefined;
}

function isOnceEvent(event: TSESTree.Node | undefined): boolean {
  return event?.type === AST_NODE_TYPES.Literal && ONCE_EVENTS.has(String(event.value));
}

function isRouter(callee: TSESTree.Expression): boolean {
  const member = unwrap(callee);
  const object = member.type === AST_NODE_TYPES.MemberExpression ? unwrap(member.object) : undefined;
  return object?.type === AST_NODE_TYPES.Identifier && ROUTERS.has(object.name);
}
