/** Names of functions that an application calls once when it starts: `main`, `setupUpdates`, `runInBackground`. */
import { startUpNames } from '../catalogue/index.js';

const START_UP = new RegExp(`^(?:${startUpNames.join('|')})(?:$|[A-Z_])`, 'u');

export function isStartUpName(name: string): boolean {
  return START_UP.test(name);
}
