// Written by `npm run generate` from the files of this folder.
import noLeakedTimer from './no-leaked-timer.js';
import noMismatchedRelease from './no-mismatched-release.js';

export const rules = {
  'no-leaked-timer': noLeakedTimer,
  'no-mismatched-release': noMismatchedRelease,
};
