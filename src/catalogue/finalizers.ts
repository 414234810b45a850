/** Methods by which a class releases on demand what its finalizer would release at last. */
export const explicitReleaseNames: readonly string[] = ['[Symbol.dispose]', '[Symbol.asyncDispose]', 'dispose', 'close', 'destroy', 'free', 'release', 'delete', 'terminate', 'disconnect'];
