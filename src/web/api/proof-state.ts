import { useSyncExternalStore } from 'react';

/** Somebody who is to prove again who they are; what they were doing goes on when they have. */
interface Asked {
  proven: Promise<boolean>;
  settle(proven: boolean): void;
}

/** The lock under which tabs of one browser, which share a cookie, wait for each other. */
export const RENEWAL = 'twoam.session';

let asked: Asked | null = null;
let renewing: Promise<unknown> | null = null;
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

/** Whoever was to prove it is signed out: what waited does not go on, least of all as whoever signs in next. */
export function dropProof(): void {
  asked?.settle(false);
}

/** Runs what gives the session another cookie. */
export async function whileRenewing<T>(run: () => Promise<T>): Promise<T> {
  const done = 'locks' in navigator ? navigator.locks.request(RENEWAL, run) : run();
  renewing = done.catch(() => undefined);
  return done;
}

/** Waits until no tab of this browser is about to give the session another cookie; without https, no other page of this one. */
export async function renewalIsOver(): Promise<true> {
  await ('locks' in navigator ? navigator.locks.request(RENEWAL, () => undefined) : renewing);
  return true;
}
