import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { addressKind } from './address-kind.ts';

/** Resolves a name to all its addresses, as `dns.lookup` with `all` does. */
export type Resolve = (hostname: string, done: (error: Error | null, addresses: LookupAddress[]) => void) => void;

/** The address may not be called: it leads into the desk's own network. */
export class ForbiddenAddress extends Error {
  constructor(hostname: string, kind: 'private' | 'forbidden') {
    const reason =
      kind === 'private'
        ? 'is in a private network. An administrator can allow that where this address is set'
        : 'is not an address that may be called';
    super(`${hostname} ${reason}.`);
  }
}

/** Throws `ForbiddenAddress` unless the IP address may be called. */
export function checkAddress(hostname: string, address: string, allowPrivate: boolean): void {
  const kind = addressKind(address);
  if (kind === 'public' || (kind === 'private' && allowPrivate)) return;
  throw new ForbiddenAddress(hostname, kind);
}

/**
 * A `lookup` for sockets that checks what a name resolves to. The socket connects to the very addresses that were
 * checked, so a name that answers differently the next time (DNS rebinding) gains nothing. One bad address spoils all.
 */
export function guardedLookup(allowPrivate: boolean, resolve: Resolve = resolveAll): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, (error, addresses) => {
      const [first] = addresses;
      if (error !== null || first === undefined) return done(error ?? new Error(`${hostname} has no address`), []);
      try {
        for (const { address } of addresses) checkAddress(hostname, address, allowPrivate);
      } catch (refusal) {
        return done(refusal instanceof Error ? refusal : new Error(String(refusal)), []);
      }
      if (options.all === true) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}

function resolveAll(hostname: string, done: (error: Error | null, addresses: LookupAddress[]) => void): void {
  systemLookup(hostname, { all: true }, (error, addresses) => done(error, addresses ?? []));
}
