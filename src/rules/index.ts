// Written by `npm run generate` from the files of this folder.
import noLeakedTimer from './no-leaked-timer.js';

export const rules = {
  'no-leaked-timer': noLeakedTimer,
};
