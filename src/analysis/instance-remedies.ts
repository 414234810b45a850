/** Remedies for what an instance owns: a line in its teardown, or the teardown itself. */
import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { isClass } from '../ast/class-node.js';
import { findEnclosingFunction } from '../ast/enclosing.js';
import type { Remedy } from '../ast/remedy.js';
import type { FileAnalysis } from './file-analysis.js';
import { setUpHooks } from './framework-tables.js';
import { findLifecycle } from './lifecycles.js';
import { endsForGood } from './lifespans.js';
import { isTypeScript } from './languages.js';
import type { ClassLike, Obligation } from './model.js';
import { findMemberName } from './multiplicity.js';
import { getNaming } from './naming.js';
import type { PlannedRemedy } from './planned-remedy.js';

type Keep = Extract<Remedy, { readonly kind: 'releaseInTeardown' }>['keep'];

/** `handle` is undefined where the handle has no name yet. */
export function planOfInstance(
  file: FileAnalysis,
  obligation: Obligation,
  classLike: ClassLike,
  handle: string | undefined,
): readonly PlannedRemedy[] {
  const keep = handle === undefined ? findKeep(file, obligation, classLike) : undefined;
  if ((handle === undefined && keep === undefined) || isLocal(obligation)) {
    return [];
  }
  const [teardown, ...others] = file.teardowns.collectWritable(classLike);
  const kept = keep === undefined ? {} : { keep };
  if (teardown !== undefined) {
    const remedy: Remedy = { kind: 'releaseInTeardown', teardown, handle: handle ?? '', ...kept };
    const isKeptOnce = handle !== undefined || runsOncePerLife(obligation);
    return [{ remedy, isSafe: others.length === 0 && isKeptOnce && endsForGood(file, obligation, teardown) }];
  }
  const created = planCreation(file, classLike, handle ?? '', keep);
  return created === undefined ? [] : [{ remedy: created, isSafe: false }];
}

/** `const timer = setInterval(…)` in a constructor -> `clearInterval(timer)` in `dispose()` names nothing. */
function isLocal({ fate }: Obligation): boolean {
  return fate.kind === 'kept' && fate.place.root.kind === 'variable' && fate.place.root.variable.scope.variableScope.block.type !== AST_NODE_TYPES.Program;
}

function findKeep(file: FileAnalysis, obligation: Obligation, { node }: ClassLike): Keep {
  return isClass(node) ? { owner: node, naming: getNaming(file, obligation) } : undefined;
}

/** A handle that is kept from now on must be the only one: the code acquires in a constructor or in a hook of set-up. */
function runsOncePerLife({ node }: Obligation): boolean {
  const fn = findEnclosingFunction(node);
  const name = fn && findMemberName(fn);
  return name !== undefined && (name === 'constructor' || setUpHooks.has(name));
}

function planCreation(file: FileAnalysis, classLike: ClassLike, handle: string, keep: Keep): Remedy | undefined {
  const { node } = classLike;
  if (!isClass(node) && node.type !== AST_NODE_TYPES.ObjectExpression) {
    return undefined;
  }
  const hooks = findLifecycle(file, classLike);
  const contract = hooks?.implements;
  return {
    kind: 'createTeardown',
    owner: node,
    name: hooks?.tearDown[0] ?? 'dispose',
    handle,
    callsSuper: hooks?.callsSuper === true,
    isTypeScript: isTypeScript(file),
    ...(contract === undefined ? {} : { implementsName: contract.name, implementsModule: contract.from }),
    ...(keep === undefined ? {} : { keep }),
  };
}

