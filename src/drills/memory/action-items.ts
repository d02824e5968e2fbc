import type { ActionItemRow, ActionItems } from '#app/ports/action-items.ts';

/** Action items in memory, with what an append needs beyond the port. */
export type MemoryActionItems = ActionItems & { set(row: ActionItemRow): void };

export function memoryActionItems(): MemoryActionItems {
  const rows = new Map<string, ActionItemRow>();
  return {
    set: (row) => void rows.set(row.id, structuredClone(row)),
    async get(id) {
      return rows.get(id) ?? null;
    },
    async list({ incidentId, ownerId, status, overdueAt, limit }) {
      return [...rows.values()]
        .filter(
          (row) =>
            (incidentId === undefined || row.incidentId === incidentId) &&
            (ownerId === undefined || row.ownerId === ownerId) &&
            (status === undefined || status.includes(row.status)) &&
            (overdueAt === undefined || (row.status === 'agreed' && (row.overdueAt ?? Infinity) <= overdueAt)),
        )
        .toSorted((a, b) => dueOf(a) - dueOf(b) || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
        .slice(0, limit);
    },
    async byTrackerKey(key) {
      return [...rows.values()].find((row) => row.trackerKey === key) ?? null;
    },
  };
}

function dueOf({ overdueAt }: ActionItemRow): number {
  return overdueAt ?? Number.MAX_SAFE_INTEGER;
}
