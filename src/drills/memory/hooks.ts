import type { HookRow } from '#app/ports/hooks.ts';
import type { Signals } from '#app/ports/signals.ts';

export type MemoryHooks = Pick<Signals, 'hooks' | 'hookByKey' | 'putHook' | 'deleteHook' | 'hookUsed'>;

/** The hooks of the `Signals` port in memory. */
export function memoryHooks(rows: readonly HookRow[]): MemoryHooks & { nameOf(id: string): string } {
  const byId = new Map(rows.map((row) => [row.id, { ...row }]));
  return {
    nameOf: (id) => byId.get(id)?.name ?? id,
    async hooks() {
      return [...byId.values()].map((row) => ({ ...row }));
    },
    async hookByKey(key) {
      const found = [...byId.values()].find((row) => row.key === key);
      return found === undefined ? null : { ...found };
    },
    async putHook(row) {
      byId.set(row.id, { ...row });
    },
    async deleteHook(id) {
      return byId.delete(id);
    },
    async hookUsed(id, at) {
      const row = byId.get(id);
      if (row !== undefined) row.lastUsedAt = at;
    },
  };
}
