import type { TSESLint } from '@typescript-eslint/utils';
import type { GrowthRemedy } from '../ast/remedy.js';
import { assertNever } from '../util/assert-never.js';
import { dropOldest } from './drop-oldest.js';
import type { Edit } from './edit.js';
import { evictOldest } from './evict-oldest.js';
import { keepPerInstance } from './keep-per-instance.js';
import { passBoundedClass, passLimit } from './pass-limit.js';
import { swapForWeak } from './swap-for-weak.js';
import { useBoundedClass } from './use-bounded-class.js';

/** The edit that bounds what grows, or lets go of its keys. */
export function applyGrowthRemedy(sourceCode: Readonly<TSESLint.SourceCode>, remedy: GrowthRemedy): Edit | undefined {
  switch (remedy.kind) {
    case 'evictOldest':
      return evictOldest(sourceCode, remedy);
    case 'dropOldest':
      return dropOldest(sourceCode, remedy);
    case 'swapForWeak':
      return swapForWeak(sourceCode, remedy.edits);
    case 'keepPerInstance':
      return keepPerInstance(sourceCode, remedy);
    case 'passLimit':
      return passLimit(sourceCode, remedy);
    case 'passBoundedClass':
      return passBoundedClass(sourceCode, remedy);
    case 'useBoundedClass':
      return useBoundedClass(sourceCode, remedy);
    default:
      return assertNever(remedy);
  }
}
