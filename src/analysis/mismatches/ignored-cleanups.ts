/**
 * A cleanup that is returned to somebody who does not run it.
 *
 * A framework's data says which hooks ignore what they get; an `async` effect gives a promise of its cleanup. Only what certainly is a cleanup
 * counts: a closure without parameters that releases something. A value that is a function for other reasons is none.
 *
 * Example: Solid's `onMount(() => { addEventListener('resize', fit); return () => removeEventListener('resize', fit); })`.
 */
import { unwrap } from '../../ast/unwrap.js';
import type { TSESTree } from '@typescript-eslint/utils';
import { effectHooks } from '../framework-tables.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import { findLifecycle } from '../lifecycles.js';
import { collectEffects, collectReturned, type EffectCall } from './cleanups.js';
import type { Mismatch } from './mismatch.js';
import { getParts } from './parts.js';
import { isCleanup } from './removers.js';

/** What it returns is the component's public part, or its render function. */
const PUBLIC_HOOK = 'setup';

export function collectIgnoredCleanups(file: FileAnalysis): readonly Mismatch[] {
  return [...collectEffects(file).flatMap((effect) => collectOfEffect(file, effect)), ...collectOfClasses(file)];
}

function collectOfEffect(file: FileAnalysis, { call, hook, callback }: EffectCall): readonly Mismatch[] {
  const name = findCalleeName(call) ?? '';
  const isKnown = effectHooks.get(name)?.some(({ value }) => value === hook) === true;
  const isAsync = hook.cleanup === 'returned' && callback.async;
  // Where the callback takes what it returned last, the result is a value.
  const isIgnored = hook.isResultIgnored === true && (callback.params.length === 0 || hook.registrarParameter !== undefined);
  if (!isKnown || !(isAsync || isIgnored)) {
    return [];
  }
  const { registrar } = hook;
  return collectReturned(file, callback)
    .filter((value) => isCleanup(file, value))
    .map((value) => ({
      kind: isAsync ? ('asyncCleanup' as const) : ('ignoredCleanup' as const),
      node: value,
      words: { hook: name, where: registrar === undefined ? '' : ` Register it with \`${registrar}()\` instead.`, expected: registrar ?? '' },
      ...(isAsync || registrar === undefined || callback.async ? {} : { remedy: { kind: 'registerCleanup' as const, callback, value: unwrapValue(value), registrar, hook: call.callee }, isSafe: true }),
    }));
}

function unwrapValue(value: TSESTree.Expression): TSESTree.Node {
  return unwrap(value);
}

/** `ngOnInit()` and `componentDidMount()` give their result to nobody. */
function collectOfClasses(file: FileAnalysis): readonly Mismatch[] {
  return [...getParts(file).classes, ...getParts(file).options].flatMap((node) => {
    const classLike = file.classLikes.getOf(node);
    const hooks = findLifecycle(file, classLike);
    return (hooks?.setUp ?? []).flatMap((name) =>
      name === PUBLIC_HOOK
        ? []
        : (classLike.members.get(name) ?? [])
            .filter((fn) => fn.parent.parent?.parent === node || fn.parent.parent === node)
            .flatMap((fn) => collectReturned(file, fn))
            .filter((value) => isCleanup(file, value))
            .map((value) => ({
              kind: 'ignoredCleanup' as const,
              node: value,
              words: { hook: name, where: ` Do this in \`${hooks?.tearDown[0] ?? ''}()\` instead.`, expected: '' },
            })),
    );
  });
}
