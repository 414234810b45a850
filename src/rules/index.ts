// Written by `npm run generate` from the files of this folder.
import noLeakedHandle from './no-leaked-handle.js';
import noLeakedListener from './no-leaked-listener.js';
import noLeakedObjectUrl from './no-leaked-object-url.js';
import noLeakedObserver from './no-leaked-observer.js';
import noLeakedSubscription from './no-leaked-subscription.js';
import noLeakedStream from './no-leaked-stream.js';
import noLeakedTimer from './no-leaked-timer.js';
import noMismatchedRelease from './no-mismatched-release.js';
import noPromiseRaceLeak from './no-promise-race-leak.js';
import requireTeardown from './require-teardown.js';

export const rules = {
  'no-leaked-handle': noLeakedHandle,
  'no-leaked-listener': noLeakedListener,
  'no-leaked-object-url': noLeakedObjectUrl,
  'no-leaked-observer': noLeakedObserver,
  'no-leaked-subscription': noLeakedSubscription,
  'no-leaked-timer': noLeakedTimer,
  'no-leaked-stream': noLeakedStream,
  'no-mismatched-release': noMismatchedRelease,
  'no-promise-race-leak': noPromiseRaceLeak,
  'require-teardown': requireTeardown,
};
