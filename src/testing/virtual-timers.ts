/** Timers on a clock that only moves when a test moves it. */
export interface VirtualTimers {
  now(): number;
  after(ms: number, run: () => void): () => void;
  /** Runs everything that falls due on the way, in order, and lets promises settle in between. */
  advance(ms: number): Promise<void>;
}

export function virtualTimers(): VirtualTimers {
  const waiting = new Set<{ at: number; run: () => void }>();
  let now = 0;
  return {
    now: () => now,
    after(ms, run) {
      const entry = { at: now + Math.max(0, ms), run };
      waiting.add(entry);
      return () => void waiting.delete(entry);
    },
    async advance(ms) {
      const until = now + ms;
      for (;;) {
        await settled();
        const [next] = [...waiting].toSorted((a, b) => a.at - b.at);
        if (next === undefined || next.at > until) break;
        now = next.at;
        waiting.delete(next);
        next.run();
      }
      now = until;
    },
  };
}

/** Long enough for every promise that does not wait for anything outside to have settled. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
