import type { StreamKind } from '#app/ports/streams.ts';
import type { DueWakeUp, WakeUps } from '#app/ports/wake-ups.ts';
import type { Instant } from '#core/shared/instant.ts';

interface Entry {
  stream: { kind: StreamKind; id: string };
  wakeAt: Instant | null;
  /** Set by an append since the claim: what it wrote outlives the release. */
  moved: boolean;
  held: boolean;
  fence: number;
  attempts: number;
}

/** Wake-ups in memory; an append sets its stream's only one. */
export type MemoryWakeUps = WakeUps & { set(stream: { kind: StreamKind; id: string }, wakeAt: Instant | null): void };

/** Claims are fenced as in storage, but nobody dies in memory: a claim is held until it is released. */
export function memoryWakeUps(): MemoryWakeUps {
  const entries = new Map<string, Entry>();

  function heldBy({ stream, fence }: DueWakeUp): Entry | null {
    const entry = entries.get(keyOf(stream));
    return entry !== undefined && entry.held && entry.fence === fence ? entry : null;
  }

  function free(): (Entry & { wakeAt: Instant })[] {
    return [...entries.values()].filter(
      (entry): entry is Entry & { wakeAt: Instant } => entry.wakeAt !== null && !entry.held,
    );
  }

  return {
    set(stream, wakeAt) {
      const entry = entries.get(keyOf(stream));
      if (entry === undefined) {
        entries.set(keyOf(stream), { stream, wakeAt, moved: false, held: false, fence: 0, attempts: 0 });
      } else {
        entry.wakeAt = wakeAt;
        entry.moved = true;
      }
    },
    async claimDue(now, limit) {
      const due = free()
        .filter((entry) => entry.wakeAt <= now)
        .toSorted((a, b) => a.wakeAt - b.wakeAt)
        .slice(0, limit);
      return due.map((entry) => claim(entry));
    },
    async release(wakeUp, retryAt) {
      const entry = heldBy(wakeUp);
      if (entry === null) return;
      entry.held = false;
      if (retryAt === null) entry.attempts = 0;
      // After a failure even what was appended meanwhile waits for the retry.
      if (!entry.moved) entry.wakeAt = retryAt;
      else if (entry.wakeAt !== null && retryAt !== null) entry.wakeAt = Math.max(entry.wakeAt, retryAt);
    },
    async renew(wakeUp) {
      return heldBy(wakeUp) !== null;
    },
    async nextDueAt() {
      return free().reduce<Instant | null>(
        (least, { wakeAt }) => (least === null || wakeAt < least ? wakeAt : least),
        null,
      );
    },
  };
}

function claim(entry: Entry & { wakeAt: Instant }): DueWakeUp {
  entry.held = true;
  entry.moved = false;
  entry.fence += 1;
  entry.attempts += 1;
  return { stream: entry.stream, dueAt: entry.wakeAt, fence: entry.fence, attempts: entry.attempts };
}

function keyOf({ kind, id }: { kind: StreamKind; id: string }): string {
  return `${kind} ${id}`;
}
