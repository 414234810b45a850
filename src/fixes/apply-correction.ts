import type { TSESLint } from '@typescript-eslint/utils';
import type { Correction, GrowthRemedy } from '../ast/remedy.js';
import { assertNever } from '../util/assert-never.js';
import { applyFinalizerRemedy, type FinalizerRemedy } from './apply-finalizer-remedy.js';
import { applyGrowthRemedy } from './apply-growth-remedy.js';
import { collectInStack } from './collect-in-stack.js';
import { correctText, correctWithImports } from './correct-text.js';
import { declareWithUsing } from './declare-with-using.js';
import { dropTest } from './drop-test.js';
import type { Edit } from './edit.js';
import { endPipe } from './end-pipe.js';
import { holdElement } from './hold-element.js';
import { invertTest } from './invert-test.js';
import { passArgument } from './pass-argument.js';
import { raceOnce } from './race-once.js';
import { registerCleanup } from './register-cleanup.js';
import { removeEachOther } from './remove-each-other.js';
import { shareListener } from './share-listener.js';
import { removeBeside } from './remove-beside.js';
import { takeUntilDestroyed } from './take-until-destroyed.js';
import { wrapInCall } from './wrap-in-call.js';
import { wrapInRun } from './wrap-in-run.js';

/** Which of them bound what grows: each kind has to stand here. */
const GROWTH: Readonly<Record<GrowthRemedy['kind'], true>> = {
  evictOldest: true,
  dropOldest: true,
  swapForWeak: true,
  keepPerInstance: true,
  passLimit: true,
  passBoundedClass: true,
  useBoundedClass: true,
};

const FINALIZERS: Readonly<Record<FinalizerRemedy['kind'], true>> = { unregister: true, moveToModule: true, dropCopy: true };

/** The edit that makes a release work that is already written. */
export function applyCorrection(sourceCode: Readonly<TSESLint.SourceCode>, remedy: Correction): Edit | undefined {
  if (isOfGrowth(remedy)) {
    return applyGrowthRemedy(sourceCode, remedy);
  }
  return isOfFinalizer(remedy) ? applyFinalizerRemedy(sourceCode, remedy) : applyOther(sourceCode, remedy);
}

function isOfGrowth(remedy: Correction): remedy is GrowthRemedy {
  return Object.hasOwn(GROWTH, remedy.kind);
}

function isOfFinalizer(remedy: Correction): remedy is FinalizerRemedy {
  return Object.hasOwn(FINALIZERS, remedy.kind);
}

function applyOther(sourceCode: Readonly<TSESLint.SourceCode>, remedy: Exclude<Correction, GrowthRemedy | FinalizerRemedy>): Edit | undefined {
  switch (remedy.kind) {
    case 'correctText':
      return correctWithImports(sourceCode, remedy.node, remedy.text, remedy.imports ?? []);
    case 'declareWithUsing':
      return declareWithUsing(sourceCode, remedy);
    case 'collectInStack':
      return collectInStack(sourceCode, remedy);
    case 'passArgument':
      return passArgument(sourceCode, remedy);
    case 'raceOnce':
      return raceOnce(sourceCode, remedy);
    case 'removeEachOther':
    case 'shareTarget':
    case 'moveHead':
    case 'readPartsFirst':
      return removeEachOther(sourceCode, remedy);
    case 'shareListener':
      return shareListener(sourceCode, remedy);
    case 'replaceBy':
      return correctText(sourceCode, remedy.node, sourceCode.getText(remedy.by));
    case 'invertTest':
      return invertTest(sourceCode, remedy.test);
    case 'dropTest':
      return dropTest(sourceCode, remedy.statement);
    case 'endPipe':
      return endPipe(sourceCode, remedy);
    case 'takeFirst':
      return endPipe(sourceCode, { subscribe: remedy.subscribe, operator: 'take(1)', operatorName: 'take' });
    case 'takeUntilDestroyed':
      return takeUntilDestroyed(sourceCode, remedy);
    case 'holdElement':
      return holdElement(sourceCode, remedy);
    case 'registerCleanup':
      return registerCleanup(sourceCode, remedy);
    case 'wrapInCall':
      return wrapInCall(remedy.node, remedy.callee);
    case 'removeBeside':
    case 'deleteWhenEmpty':
    case 'deleteWhenSettled':
    case 'useWeakCache':
      return removeBeside(sourceCode, remedy.beside, remedy.text);
    case 'wrapInRun':
      return wrapInRun(sourceCode, remedy);
    default:
      return assertNever(remedy);
  }
}
