import type { SharedPostmortemRow, SharedPostmortems } from '#app/ports/action-items.ts';

/** Public postmortems in memory, with what erasing a person needs beyond the port. */
export type MemorySharedPostmortems = SharedPostmortems & { reword(rewrite: (words: string) => string): void };

export function memorySharedPostmortems(): MemorySharedPostmortems {
  const rows = new Map<string, SharedPostmortemRow>();
  return {
    reword(rewrite) {
      for (const row of rows.values()) rows.set(row.id, { ...row, html: rewrite(row.html) });
    },
    async put(row) {
      rows.set(row.id, { ...row, revokedAt: null });
    },
    async page(id) {
      const row = rows.get(id);
      return row === undefined || row.revokedAt !== null ? null : { html: row.html };
    },
    async list(incidentId) {
      return [...rows.values()]
        .filter((row) => row.incidentId === incidentId)
        .toSorted((a, b) => b.publishedAt - a.publishedAt || (a.id < b.id ? -1 : 1))
        .map(({ html: _html, ...row }) => row);
    },
    async revoke(id, at) {
      const row = rows.get(id);
      if (row === undefined || row.revokedAt !== null) return false;
      rows.set(id, { ...row, html: '', revokedAt: at });
      return true;
    },
  };
}
