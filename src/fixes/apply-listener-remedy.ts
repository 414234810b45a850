import type { TSESLint } from '@typescript-eslint/utils';
import type { ListenerRemedy, WriteRelease } from '../ast/remedy.js';
import { assertNever } from '../util/assert-never.js';
import type { Edit } from './edit.js';
import { endWithPromise } from './end-with-promise.js';
import { joinSignals } from './join-signals.js';
import { listenOnce } from './listener-option.js';
import { nameListener } from './name-listener.js';
import { passSignal } from './pass-signal.js';
import { registerRelease } from './register-release.js';
import { returnCleanup } from './return-cleanup.js';
import { returnRemover } from './return-remover.js';

/** The edit that makes a listener go with who gave it. */
export function applyListenerRemedy(sourceCode: Readonly<TSESLint.SourceCode>, remedy: ListenerRemedy, write: WriteRelease): Edit | undefined {
  switch (remedy.kind) {
    case 'returnRemoval':
      return returnCleanup(sourceCode, { effect: remedy.effect, acquire: remedy.acquire, release: () => write(remedy.handle), hasReleaseValue: remedy.hasValue });
    case 'nameListener':
      return nameListener(sourceCode, { ...remedy, release: write });
    case 'returnRemover':
      return returnRemover(sourceCode, { ...remedy, release: write });
    case 'registerRelease':
      return registerRelease(sourceCode, { ...remedy, release: write });
    case 'passSignal':
      return passSignal(sourceCode, remedy);
    case 'listenOnce':
      return listenOnce(sourceCode, remedy);
    case 'endWithPromise':
      return endWithPromise(sourceCode, remedy);
    case 'joinSignals':
      return joinSignals(sourceCode, remedy);
    default:
      return assertNever(remedy);
  }
}
