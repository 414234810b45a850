/** Judges one package for each name that run.ts sends, and sends the verdicts back. */
import { judgePackage } from './judge-package.js';
import { packages } from './packages.js';

process.on('message', (wanted) => {
  const pinned = packages.find(({ name }) => name === wanted);
  process.send?.(pinned === undefined ? [] : judgePackage(pinned));
});
