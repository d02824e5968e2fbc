import type { FiguresStore, KeptFigures } from '#app/ports/kept-figures.ts';

/** Kept figures in memory, with what erasing a person needs beyond the port. */
export type MemoryFiguresStore = FiguresStore & { clear(): void };

export function memoryFiguresStore(zoneOf: (personId: string) => string | undefined): MemoryFiguresStore {
  const rows = new Map<string, KeptFigures>();
  return {
    async of(incidentIds) {
      return incidentIds.flatMap((id) => rows.get(id) ?? []);
    },
    async put(put) {
      const holds = ({ zones }: KeptFigures) =>
        Object.entries(zones).every(([id, zone]) => (zoneOf(id) ?? zone) === zone);
      for (const row of put) if (holds(row)) rows.set(row.incidentId, row);
    },
    clear() {
      rows.clear();
    },
  };
}
