/** Ends a switch over a union, so that the compiler names the case somebody forgot. */
export function assertNever(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`);
}
