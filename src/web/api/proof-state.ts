import { useSyncExternalStore } from 'react';

/** Somebody who is to prove again who they are; what they were doing goes on when they have. */
interface Asked {
  proven: Promise<boolean>;
  settle(proven: boolean): void;
}

let asked: Asked | null = null;
let renewing: Promise<unknown> | null = null;
let renewals = 0;
const listeners = new Set<() => void>();

function setAsked(next: Asked | null): void {
  asked = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Asks for a proof on the page that is open; false when it is not given, or no page could ask. */
export function askForProof(): Promise<boolean> {
  if (asked !== null) return asked.proven;
  if (listeners.size === 0) return Promise.resolve(false);
  const { promise, resolve } = Promise.withResolvers<boolean>();
  setAsked({
    proven: promise,
    settle(proven) {
      setAsked(null);
      resolve(proven);
    },
  });
  return promise;
}

/** What waits for a proof; null when nothing does. */
export function useAskedForProof(): Asked | null {
  return useSyncExternalStore(subscribe, () => asked);
}

/** Runs what gives the session another cookie. */
export function whileRenewing<T>(run: () => Promise<T>): Promise<T> {
  const done = run().finally(() => {
    renewals += 1;
    renewing = null;
  });
  renewing = done.catch(() => undefined);
  return done;
}

export function renewalsSoFar(): number {
  return renewals;
}

/** Whether the session got another cookie since, so that a request under way may have gone with the old one. */
export async function wasRenewedSince(before: number): Promise<boolean> {
  await renewing;
  return renewals !== before;
}
