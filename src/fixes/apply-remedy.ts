import type { TSESLint } from '@typescript-eslint/utils';
import type { Keep, Naming, Remedy, WriteRelease } from '../ast/remedy.js';
import { getUniqueName } from '../ast/unique-name.js';
import { applyCorrection } from './apply-correction.js';
import { addEffect } from './add-effect.js';
import { applyListenerRemedy } from './apply-listener-remedy.js';
import { combine } from './combine.js';
import { createTeardown } from './create-teardown.js';
import type { Edit } from './edit.js';
import { getFieldAccess } from './field-access.js';
import { guardLate } from './guard-late.js';
import { keepInConst } from './keep-in-const.js';
import { keepInField } from './keep-in-field.js';
import { keepListener } from './keep-listener.js';
import { keepLatest } from './keep-latest.js';
import { releaseAfter } from './release-after.js';
import { releaseBefore } from './release-before.js';
import { releaseBeforeReturn } from './release-before-return.js';
import { releaseInCleanup } from './release-in-cleanup.js';
import { releaseInFinally } from './release-in-finally.js';
import { releaseInTry } from './release-in-try.js';
import { releaseInTeardown } from './release-in-teardown.js';
import { returnCleanup } from './return-cleanup.js';
import { returnStop } from './return-stop.js';

import { leaveIfEnded } from './leave-if-ended.js';
import { wrapInCatch, wrapInFinally } from './wrap-in-finally.js';
type Source = Readonly<TSESLint.SourceCode>;
type Of<Kind extends Remedy['kind']> = Extract<Remedy, { readonly kind: Kind }>;

/** The edit that carries a remedy out; `undefined` where it is not certain to be right. */
export function applyRemedy(sourceCode: Source, remedy: Remedy, write: WriteRelease): Edit | undefined {
  switch (remedy.kind) {
    case 'returnCleanup':
      return returnCleanup(sourceCode, {
        effect: remedy.effect,
        acquire: remedy.naming.acquire,
        release: write,
        handleName: remedy.naming.base,
      });
    case 'keepLatest':
      return applyLatest(sourceCode, remedy, write);
    case 'returnStop':
      return returnStop(sourceCode, { starter: remedy.starter, acquire: remedy.naming.acquire, release: write, handleName: remedy.naming.base });
    case 'releaseInCleanup':
      return applyInCleanup(sourceCode, remedy, write);
    case 'releaseInTeardown':
      return applyInTeardown(sourceCode, remedy, write);
    case 'createTeardown':
      return applyCreation(sourceCode, remedy, write);
    case 'releaseBefore':
      return releaseBefore(sourceCode, { statement: remedy.acquire, release: write(remedy.handle) });
    case 'returnRemoval':
    case 'nameListener':
    case 'returnRemover':
    case 'registerRelease':
    case 'passSignal':
    case 'listenOnce':
    case 'endWithPromise':
    case 'joinSignals':
      return applyListenerRemedy(sourceCode, remedy, write);
    case 'guardLate':
    case 'addEffect':
    case 'releaseAfter':
      return applyLate(sourceCode, remedy, write);
    case 'releaseBeforeReturn':
      return releaseBeforeReturn(sourceCode, { return: remedy.return, release: write(remedy.handle) });
    case 'releaseInFinally':
      return 'tried' in remedy
        ? releaseInTry(sourceCode, { ...remedy, release: write(remedy.handle) })
        : releaseInFinally(sourceCode, { from: remedy.from, to: remedy.to, existingRelease: remedy.release });
    case 'leaveIfEnded':
      return leaveIfEnded(sourceCode, { after: remedy.after, test: remedy.test, release: write(remedy.handle) });
    case 'wrapInFinally':
      return wrapInFinally(sourceCode, { from: remedy.from, to: remedy.to, release: write(remedy.handle) });
    case 'releaseInCatch':
      return wrapInCatch(sourceCode, { from: remedy.from, to: remedy.to, release: write(remedy.handle) });
    default:
      return applyCorrection(sourceCode, remedy);
  }
}

/** What comes after the end, or at the end that nothing stands for yet. */
function applyLate(sourceCode: Source, remedy: Of<'guardLate' | 'addEffect' | 'releaseAfter'>, write: WriteRelease): Edit | undefined {
  switch (remedy.kind) {
    case 'guardLate':
      return guardLate(sourceCode, remedy);
    case 'addEffect':
      return addEffect(sourceCode, { ...remedy, release: write(remedy.handle) });
    default:
      return releaseAfter(sourceCode, { ...remedy, release: write });
  }
}

function applyLatest(sourceCode: Source, remedy: Of<'keepLatest'>, write: WriteRelease): Edit | undefined {
  const { effect, chain, acquires, cleanup, naming, isTypeScript } = remedy;
  return keepLatest(sourceCode, {
    effect,
    chain,
    acquires,
    release: write,
    handleName: naming.base,
    ...(cleanup === undefined ? {} : { cleanup }),
    ...(isTypeScript && naming.typeText !== undefined ? { typeText: naming.typeText } : {}),
  });
}

function applyInCleanup(sourceCode: Source, remedy: Of<'releaseInCleanup'>, write: WriteRelease): Edit | undefined {
  const { cleanup, naming } = remedy;
  if (naming === undefined) {
    return releaseInCleanup(sourceCode, { cleanup, release: write(remedy.handle), isValueIgnored: true });
  }
  const name = getConstantName(sourceCode, naming);
  return combine(
    keepInConst(sourceCode, { call: naming.acquire, name }),
    releaseInCleanup(sourceCode, { cleanup, release: write(name), isValueIgnored: true }),
  );
}

function getConstantName(sourceCode: Source, { acquire, base }: Naming): string {
  return getUniqueName(sourceCode.getScope(acquire), base);
}

function applyInTeardown(sourceCode: Source, remedy: Of<'releaseInTeardown'>, write: WriteRelease): Edit | undefined {
  const { teardown, after, keep } = remedy;
  return withKept(sourceCode, keep, remedy.handle, (handle) =>
    releaseInTeardown(sourceCode, { teardown, release: write(handle), ...(after === undefined ? {} : { after }) }),
  );
}

function applyCreation(sourceCode: Source, remedy: Of<'createTeardown'>, write: WriteRelease): Edit | undefined {
  return withKept(sourceCode, remedy.keep, remedy.handle, (handle) => createTeardown(sourceCode, { ...remedy, release: write(handle) }));
}

/** An edit that needs a handle, with the one that keeps it where it is not kept yet. */
function withKept(sourceCode: Source, keep: Keep | undefined, handle: string, release: (handle: string) => Edit | undefined): Edit | undefined {
  if (keep === undefined) {
    return release(handle);
  }
  if ('hoisting' in keep) {
    const named = keepListener(sourceCode, keep);
    return named && combine(named.edit, release(named.access));
  }
  const { owner, naming } = keep;
  const kept = keepInField(sourceCode, {
    call: naming.acquire,
    owner,
    field: naming.base,
    ...(naming.typeText === undefined ? {} : { typeText: naming.typeText }),
  });
  return combine(kept, release(getFieldAccess(owner, naming.base)));
}
