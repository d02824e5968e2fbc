import type { ChangeRow, Changes } from '#app/ports.ts';

export function memoryChanges(): Changes {
  const byId = new Map<string, ChangeRow>();
  return {
    async list(limit) {
      return [...byId.values()].toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)).slice(0, limit);
    },
    async byIds(ids) {
      return ids.flatMap((id) => byId.get(id) ?? []);
    },
    async record(row) {
      const earlier = row.key === null ? undefined : byId.values().find((known) => known.key === row.key);
      if (earlier !== undefined) return { id: earlier.id, repeated: true };
      byId.set(row.id, row);
      return { id: row.id, repeated: false };
    },
  };
}
