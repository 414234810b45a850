import type { Samples } from './sample.js';

/** Contexts that are entered and never left. */
export const contexts: Samples = {
  enteredByHandler: {
    code: `
import { AsyncLocalStorage } from 'node:async_hooks';
import { createServer } from 'node:http';
const storage = new AsyncLocalStorage<{ url: string | undefined }>();
export const server = createServer((req, res) => {
  storage.enterWith({ url: req.url });
  res.end(String(storage.getStore()?.url));
});
`,
    offers: 'suggestion',
  },
  enteredByCaller: {
    code: `
import { AsyncLocalStorage } from 'node:async_hooks';
const storage = new AsyncLocalStorage<{ user: string }>();
export function setUser(user: string): void {
  storage.enterWith({ user });
}
`,
    offers: { nothing: 'what is to run inside stands in the callers' },
  },
  storagePerCall: {
    code: `
import { AsyncLocalStorage } from 'node:async_hooks';
export function work<T>(id: number, job: () => T): T {
  const storage = new AsyncLocalStorage<number>();
  return storage.run(id, job);
}
`,
    offers: { nothing: 'others have to read the same storage, so where it moves to is for the reader to say' },
  },
};
