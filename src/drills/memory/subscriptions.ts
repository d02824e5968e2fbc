import type { StatusSubscription, StatusSubscriptions } from '#app/ports/subscriptions.ts';
import type { Instant } from '#core/shared/instant.ts';

interface Entry {
  row: StatusSubscription;
  wanted: string[] | null;
  askedAt: Instant;
}

/** Subscriptions in memory; `forget` stops what still waits for one. */
export function memorySubscriptions(forget: (id: string) => void): StatusSubscriptions {
  const entries = new Map<string, Entry>();
  const waiting = (): Entry[] => [...entries.values()].filter(({ row }) => row.confirmedAt === null);
  const keyOf = ({ channel, address }: Pick<StatusSubscription, 'channel' | 'address'>): string =>
    `${channel} ${channel === 'mail' ? address.toLowerCase() : address}`;

  function remove(id: string): boolean {
    forget(id);
    return entries.delete(id);
  }

  return {
    async ask(asked, at, { againAfterMs, mostAsks, mostWaiting }) {
      const known = [...entries.values()].find(({ row }) => keyOf(row) === keyOf(asked));
      if (waiting().length >= mostWaiting) return null;
      if (known === undefined) {
        const row = { ...asked, createdAt: at, asks: 1, confirmedAt: null };
        entries.set(asked.id, { row, wanted: asked.componentIds, askedAt: at });
        return row;
      }
      if (known.askedAt > at - againAfterMs || known.row.asks >= mostAsks) return null;
      known.wanted = asked.componentIds;
      known.askedAt = at;
      const componentIds = known.row.confirmedAt === null ? asked.componentIds : known.row.componentIds;
      known.row = { ...known.row, componentIds, asks: known.row.asks + 1 };
      return known.row;
    },
    async get(id) {
      return entries.get(id)?.row ?? null;
    },
    async confirm(id, at) {
      const entry = entries.get(id);
      if (entry === undefined) return null;
      entry.row = { ...entry.row, confirmedAt: entry.row.confirmedAt ?? at, componentIds: entry.wanted, asks: 0 };
      return entry.row;
    },
    async remove(id) {
      return remove(id);
    },
    async confirmedBy(at, afterId, limit) {
      return [...entries.values()]
        .map(({ row }) => row)
        .filter(({ id, confirmedAt }) => confirmedAt !== null && confirmedAt <= at && id > (afterId ?? ''))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit);
    },
    async list(limit) {
      return [...entries.values()]
        .map(({ row }) => ({ ...row, last: null }))
        .toSorted((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))
        .slice(0, limit);
    },
    async counts() {
      const counts = { mail: 0, webhook: 0, waiting: waiting().length };
      for (const { row } of entries.values()) if (row.confirmedAt !== null) counts[row.channel] += 1;
      return counts;
    },
    async expireWaiting(before) {
      const late = waiting().filter(({ askedAt }) => askedAt < before);
      for (const { row } of late) remove(row.id);
      return late.length;
    },
  };
}
