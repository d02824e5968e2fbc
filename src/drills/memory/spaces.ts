import type { Ids } from '#app/ports/ids.ts';
import type { SpaceStorage } from '#app/ports/space-storage.ts';
import type { SpaceRow, Spaces } from '#app/ports/spaces.ts';
import { memoryStorage } from './memory-storage.ts';

/** Worlds in memory, each with a storage of its own. */
export function memorySpaces({ ids, rows }: { ids: Ids; rows: SpaceRow[] }): Spaces {
  const known = new Map(rows.map((row) => [row.id, row]));
  const storages = new Map<string, SpaceStorage>();
  return {
    async list() {
      return [...known.values()];
    },
    async get(id) {
      return known.get(id) ?? null;
    },
    async create(row) {
      if (known.has(row.id)) throw new Error(`space ${row.id} exists already`);
      known.set(row.id, row);
    },
    async update(id, change) {
      const row = known.get(id);
      if (row !== undefined) known.set(id, { ...row, ...change });
    },
    async remove(id) {
      if (known.get(id)?.kind === 'real') throw new Error('The real space cannot be removed.');
      known.delete(id);
      storages.delete(id);
    },
    storage(row) {
      const storage = storages.get(row.id) ?? memoryStorage({ ids });
      storages.set(row.id, storage);
      return storage;
    },
  };
}
