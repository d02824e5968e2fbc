import { useSyncExternalStore } from 'react';

/** How the page hears news: `live`, still `connecting`, or `lost` and trying again. */
export interface LiveState {
  link: 'connecting' | 'live' | 'lost';
  /** Page time (`performance.now`) when the desk was last heard; null before the first time. */
  heardMs: number | null;
}

const POLL_WHILE_LIVE_MS = 30_000;
const POLL_WHILE_LOST_MS = 5000;

let state: LiveState = { link: 'connecting', heardMs: null };
const listeners = new Set<() => void>();

export function setLive(next: Partial<LiveState>): void {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLiveState(): LiveState {
  return useSyncExternalStore(subscribe, () => state);
}

/** How often to ask again: rarely while news comes, often while it does not. */
export function usePollMs(): number {
  return useSyncExternalStore(subscribe, () => (state.link === 'live' ? POLL_WHILE_LIVE_MS : POLL_WHILE_LOST_MS));
}
