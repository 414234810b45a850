/**
 * A signal for a listener: what ends it where no removal can name it, and what ends many at once.
 *
 * The controller is the one that the owner aborts already, else a new one in the effect or the class. After an abort it is of no more use, so that a
 * class gets one only where its teardown is the end for good.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import type { ControllerHome } from '../../ast/remedy.js';
import { findKeyName } from '../../ast/static-name.js';
import { findThisClass } from '../../ast/this-class.js';
import type { FileAnalysis } from '../file-analysis.js';
import { isEndOfAll } from '../lifespans.js';
import { isTypeScript } from '../languages.js';
import type { FunctionNode } from '../model.js';
import { findMemberName } from '../multiplicity.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import type { ListenerFailure } from './judge.js';
import type { Registration } from './registration.js';
import { findReturningEffect } from './scope-remedies.js';

export function planSignal(file: FileAnalysis, registration: Registration, failure: ListenerFailure): readonly PlannedRemedy[] {
  const { protocol, call } = registration;
  const takesSignal = protocol.exempt?.some((exempt) => 'option' in exempt && exempt.option === 'signal') === true;
  const home = takesSignal && 'owner' in failure ? findHome(file, registration, failure) : undefined;
  return home === undefined ? [] : [{ remedy: { kind: 'passSignal', registration: call, home }, isSafe: false }];
}

function findHome(file: FileAnalysis, registration: Registration, failure: ListenerFailure): ControllerHome | undefined {
  const effect = findReturningEffect(file, registration);
  if (effect !== undefined) {
    return findHomeInEffect(file, registration, effect);
  }
  const owner = findThisClass(registration.call);
  if (owner === undefined || !('owner' in failure) || failure.owner.kind !== 'instance') {
    return undefined;
  }
  const [teardown] = file.teardowns.collectWritable(failure.owner.classLike);
  // `disconnectedCallback()` comes again: what it has aborted stays so.
  if (teardown === undefined || !isEndOfAll(findMemberName(teardown) ?? '')) {
    return undefined;
  }
  const known = owner.body.body.find(
    (member) => member.type === AST_NODE_TYPES.PropertyDefinition && !member.static && isController(member.value) && isAborted(file, findKeyName(member) ?? '', [teardown]),
  );
  const name = known?.type === AST_NODE_TYPES.PropertyDefinition ? findKeyName(known) : undefined;
  const sibling = 'sibling' in failure ? failure.sibling : undefined;
  const after = sibling !== undefined && findEnclosingFunction(sibling) === teardown ? { after: sibling } : {};
  return name === undefined ? { kind: 'class', owner, teardown, ...after, isTypeScript: isTypeScript(file) } : { kind: 'existing', text: `this.${name}` };
}

function findHomeInEffect(file: FileAnalysis, { call }: Registration, effect: FunctionNode): ControllerHome | undefined {
  const cleanups = file.teardowns.collectOfScope(effect);
  const [cleanup, ...others] = cleanups;
  if (others.length > 0 || (cleanup !== undefined && cleanup.range[0] < call.range[1])) {
    return undefined;
  }
  const text = findAbortedConstant(file, effect, cleanups);
  return text === undefined ? { kind: 'effect', effect, ...(cleanup === undefined ? {} : { cleanup }) } : { kind: 'existing', text };
}

/** `const controller = new AbortController()` at the top of an effect that aborts it. */
function findAbortedConstant(file: FileAnalysis, { body }: FunctionNode, cleanups: readonly FunctionNode[]): string | undefined {
  const statements = body.type === AST_NODE_TYPES.BlockStatement ? body.body : [];
  const declared = statements.flatMap((statement) => (statement.type === AST_NODE_TYPES.VariableDeclaration ? statement.declarations : []));
  for (const { id, init } of declared) {
    if (id.type === AST_NODE_TYPES.Identifier && isController(init) && isAborted(file, id.name, cleanups)) {
      return id.name;
    }
  }
  return undefined;
}

function isController(value: TSESTree.Node | null): boolean {
  return value?.type === AST_NODE_TYPES.NewExpression && value.callee.type === AST_NODE_TYPES.Identifier && value.callee.name === 'AbortController';
}

function isAborted({ index }: FileAnalysis, name: string, ends: readonly FunctionNode[]): boolean {
  const isOf = ({ object }: TSESTree.MemberExpression): boolean =>
    (object.type === AST_NODE_TYPES.Identifier && object.name === name) ||
    (object.type === AST_NODE_TYPES.MemberExpression && 'name' in object.property && object.property.name === name.replace('#', ''));
  return (index.members.get('abort') ?? []).some((member) => isOf(member) && ends.some((end) => isWithin(member, end) && findEnclosingFunction(member) === end));
}
