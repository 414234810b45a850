import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { isWithin } from '../ast/enclosing.js';
import type { ControllerHome } from '../ast/remedy.js';
import { getUniqueName } from '../ast/unique-name.js';
import { combine } from './combine.js';
import { type Edit, toEdit } from './edit.js';
import { getFieldAccess, hasHashFields } from './field-access.js';
import { insertAbove } from './insert-statement.js';
import { declareField, isFieldTaken } from './keep-in-field.js';
import { findOptionInsertion } from './listener-option.js';
import { releaseInCleanup } from './release-in-cleanup.js';
import { releaseInTeardown } from './release-in-teardown.js';
import { returnCleanup } from './return-cleanup.js';

type Source = Readonly<TSESLint.SourceCode>;

export interface PassSignal {
  readonly registration: TSESTree.CallExpression;
  readonly home: ControllerHome;
}

/** Gives a listener the signal of a controller that the end of its owner aborts. */
export function passSignal(sourceCode: Source, { registration, home }: PassSignal): Edit | undefined {
  switch (home.kind) {
    case 'existing':
      return toEdit(findOptionInsertion(registration, `signal: ${home.text}.signal`));
    case 'effect':
      return passOfEffect(sourceCode, registration, home);
    default:
      return passOfClass(sourceCode, registration, home);
  }
}

function passOfEffect(
  sourceCode: Source,
  registration: TSESTree.CallExpression,
  { effect, cleanup }: Extract<ControllerHome, { readonly kind: 'effect' }>,
): Edit | undefined {
  const { body } = effect;
  const statement = body.type === AST_NODE_TYPES.BlockStatement ? body.body.find((each) => isWithin(registration, each)) : undefined;
  if (statement === undefined) {
    return undefined;
  }
  const name = getUniqueName(sourceCode.getScope(body), 'controller');
  const release = `${name}.abort()`;
  return combine(
    toEdit(insertAbove(sourceCode, statement, `const ${name} = new AbortController()`)),
    toEdit(findOptionInsertion(registration, `signal: ${name}.signal`)),
    cleanup === undefined
      ? returnCleanup(sourceCode, { effect, acquire: registration, release: () => release })
      : releaseInCleanup(sourceCode, { cleanup, release, isValueIgnored: true }),
  );
}

function passOfClass(
  sourceCode: Source,
  registration: TSESTree.CallExpression,
  { owner, teardown, after, isTypeScript }: Extract<ControllerHome, { readonly kind: 'class' }>,
): Edit | undefined {
  const field = ['controller', 'listenerController'].find((name) => !isFieldTaken(sourceCode, owner, name));
  if (field === undefined) {
    return undefined;
  }
  const access = getFieldAccess(owner, field);
  const isHash = hasHashFields(owner);
  const head = isTypeScript ? `${isHash ? '' : 'private '}readonly ` : '';
  return combine(
    toEdit(declareField(sourceCode, owner, `${head}${isHash ? '#' : ''}${field} = new AbortController()`)),
    toEdit(findOptionInsertion(registration, `signal: ${access}.signal`)),
    releaseInTeardown(sourceCode, { teardown, release: `${access}.abort()`, ...(after === undefined ? {} : { after }) }),
  );
}
