import { useSyncExternalStore } from 'react';
import type { Scheme, SchemeChoice } from './scheme.ts';
import { schemeFor } from './scheme.ts';

const STORED_AS = 'twoam-scheme';
const CHECK_EVERY_MS = 60_000;
const listeners = new Set<() => void>();
const systemDark = () => window.matchMedia('(prefers-color-scheme: dark)');

function readChoice(): SchemeChoice {
  try {
    const stored = localStorage.getItem(STORED_AS);
    return stored === 'light' || stored === 'dark' ? stored : 'follow';
  } catch {
    return 'follow';
  }
}

let choice: SchemeChoice = readChoice();

/** Remembers the viewer's choice of colours on this machine. */
export function chooseScheme(next: SchemeChoice): void {
  choice = next;
  try {
    localStorage.setItem(STORED_AS, next);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const query = systemDark();
  query.addEventListener('change', listener);
  const timer = setInterval(listener, CHECK_EVERY_MS);
  return () => {
    listeners.delete(listener);
    query.removeEventListener('change', listener);
    clearInterval(timer);
  };
}

/** The scheme to show now; it changes with the system, the hour and the viewer's choice. */
export function useScheme(): Scheme {
  return useSyncExternalStore(subscribe, () => schemeFor(choice, systemDark().matches, new Date().getHours()));
}

export function useSchemeChoice(): SchemeChoice {
  return useSyncExternalStore(subscribe, () => choice);
}
