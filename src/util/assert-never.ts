/** Fails to compile when a closed union has a member that the code before it does not answer. */
export function assertNever(value: never): never {
  throw new TypeError(`Unexpected value: ${JSON.stringify(value)}`);
}
