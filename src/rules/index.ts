// Written by `npm run generate` from the files of this folder.
import noEnterWith from './no-enter-with.js';
import noFinalizerCleanup from './no-finalizer-cleanup.js';
import noIgnoredBackpressure from './no-ignored-backpressure.js';
import noLeakedDisposable from './no-leaked-disposable.js';
import noLeakedHandle from './no-leaked-handle.js';
import noLeakedListener from './no-leaked-listener.js';
import noLeakedObjectUrl from './no-leaked-object-url.js';
import noLeakedObserver from './no-leaked-observer.js';
import noLeakedStream from './no-leaked-stream.js';
import noLeakedSubscription from './no-leaked-subscription.js';
import noLeakedTimer from './no-leaked-timer.js';
import noMismatchedRelease from './no-mismatched-release.js';
import noPromiseRaceLeak from './no-promise-race-leak.js';
import noRetainedBufferView from './no-retained-buffer-view.js';
import noRetainedScope from './no-retained-scope.js';
import noUnboundedCache from './no-unbounded-cache.js';
import noUnboundedCollection from './no-unbounded-collection.js';
import noUnboundedMemoize from './no-unbounded-memoize.js';
import noUseAfterRelease from './no-use-after-release.js';
import preferBoundedQueue from './prefer-bounded-queue.js';
import preferStreaming from './prefer-streaming.js';
import preferUsing from './prefer-using.js';
import requireReleaseOnThrow from './require-release-on-throw.js';
import requireTeardown from './require-teardown.js';
import requireWorkerLimits from './require-worker-limits.js';

export const rules = {
  'no-enter-with': noEnterWith,
  'no-finalizer-cleanup': noFinalizerCleanup,
  'no-ignored-backpressure': noIgnoredBackpressure,
  'no-leaked-disposable': noLeakedDisposable,
  'no-leaked-handle': noLeakedHandle,
  'no-leaked-listener': noLeakedListener,
  'no-leaked-object-url': noLeakedObjectUrl,
  'no-leaked-observer': noLeakedObserver,
  'no-leaked-stream': noLeakedStream,
  'no-leaked-subscription': noLeakedSubscription,
  'no-leaked-timer': noLeakedTimer,
  'no-mismatched-release': noMismatchedRelease,
  'no-promise-race-leak': noPromiseRaceLeak,
  'no-retained-buffer-view': noRetainedBufferView,
  'no-retained-scope': noRetainedScope,
  'no-unbounded-cache': noUnboundedCache,
  'no-unbounded-collection': noUnboundedCollection,
  'no-unbounded-memoize': noUnboundedMemoize,
  'no-use-after-release': noUseAfterRelease,
  'prefer-bounded-queue': preferBoundedQueue,
  'prefer-streaming': preferStreaming,
  'prefer-using': preferUsing,
  'require-release-on-throw': requireReleaseOnThrow,
  'require-teardown': requireTeardown,
  'require-worker-limits': requireWorkerLimits,
};
