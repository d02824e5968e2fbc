import { createContext, use, useCallback, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import type { ClockReading } from './space-clock.ts';
import { settledReading, spaceTimeAt, tickEveryMs } from './space-clock.ts';

/** A ticking clock that many countdowns share. */
export interface SpaceClock {
  read(reading: ClockReading): void;
  /** The space's time at the last tick; stable between ticks. */
  shown(): number;
  subscribe(listener: () => void): () => void;
}

/** Makes the clock of one space; it ticks only while something on the page listens. */
export function makeSpaceClock(pageMs: () => number, wallMs: () => number): SpaceClock {
  let reading: ClockReading = { spaceMs: wallMs(), heardMs: pageMs(), rate: 1 };
  let heard = false;
  let shown = reading.spaceMs;
  let timer: ReturnType<typeof setInterval> | null = null;
  const listeners = new Set<() => void>();

  function tick() {
    shown = spaceTimeAt(reading, pageMs());
    for (const listener of listeners) listener();
  }
  function wind() {
    if (timer !== null) clearInterval(timer);
    timer = listeners.size === 0 ? null : setInterval(tick, tickEveryMs(reading.rate));
  }

  return {
    read(next) {
      const settled = settledReading(heard ? reading : null, next);
      heard = true;
      if (settled === reading) return;
      reading = settled;
      wind();
      tick();
    },
    shown: () => shown,
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) {
        shown = spaceTimeAt(reading, pageMs());
        wind();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) wind();
      };
    },
  };
}

const ClockContext = createContext<SpaceClock | null>(null);

export function ClockProvider({ clock, children }: { clock: SpaceClock; children: ReactNode }) {
  return <ClockContext value={clock}>{children}</ClockContext>;
}

export function useSpaceClock(): SpaceClock {
  const clock = use(ClockContext);
  if (clock === null) throw new Error('useSpaceClock is used outside ClockProvider');
  return clock;
}

/** The space's time, seen again each time what `seen` makes of it changes. */
export function useSeenTime<T extends string | number | boolean | null>(seen: (nowMs: number) => T): T {
  const clock = useSpaceClock();
  const subscribe = useCallback((listener: () => void) => clock.subscribe(listener), [clock]);
  return useSyncExternalStore(subscribe, () => seen(clock.shown()));
}
