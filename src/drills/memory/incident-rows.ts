import type { IncidentRow, IncidentRows } from '#app/ports/incidents.ts';
import { hasEnded } from '#core/incident/phase.ts';

/** Read models in memory; an append puts the new row. */
export type MemoryIncidentRows = IncidentRows & {
  put(row: IncidentRow): void;
  at(id: string): IncidentRow | undefined;
};

export function memoryIncidentRows(): MemoryIncidentRows {
  const byId = new Map<string, IncidentRow>();
  return {
    put: (row) => void byId.set(row.id, row),
    at: (id) => byId.get(id),
    async get(id) {
      return byId.get(id) ?? null;
    },
    async counted({ openedFrom, openedBefore, limit }) {
      const rows = await this.list({ state: 'all', limit, openedFrom, openedBefore });
      return rows.map(({ id, version, procedureVersionId }) => ({ id, version, procedureVersionId }));
    },
    async list({ state, limit, number, openedFrom = -Infinity, openedBefore = Infinity }) {
      return [...byId.values()]
        .filter((row) => state === 'all' || hasEnded(row.phase) === (state === 'ended'))
        .filter((row) => number === undefined || row.number === number)
        .filter(({ openedAt }) => openedFrom <= openedAt && openedAt < openedBefore)
        .toSorted((a, b) => b.openedAt - a.openedAt || b.number - a.number)
        .slice(0, limit);
    },
  };
}
