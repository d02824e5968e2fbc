import type { PublicationRow, Publications } from '#app/ports/publications.ts';

interface Entry {
  row: PublicationRow;
  files: Record<string, string>;
  wanted: number;
  fence: number;
  held: boolean;
}

/** Publications in memory. A drill has none, but a store is whole. */
export function memoryPublications(): Publications {
  const entries = new Map<string, Entry>();
  const heldBy = (targetId: string, fence: number): Entry | null => {
    const entry = entries.get(targetId);
    return entry !== undefined && entry.held && entry.fence === fence ? entry : null;
  };
  const free = (): Entry[] => [...entries.values()].filter(({ held }) => !held);

  return {
    async request(targetIds, at, afresh) {
      for (const targetId of targetIds) {
        const known = entries.get(targetId);
        const row: PublicationRow = known?.row ?? {
          targetId,
          attempts: 0,
          nextAt: at,
          triedAt: null,
          publishedAt: null,
          proof: null,
          failure: null,
        };
        entries.set(targetId, {
          row: { ...row, attempts: 0, nextAt: Math.min(row.nextAt, at) },
          files: known === undefined || afresh ? {} : known.files,
          wanted: (known?.wanted ?? 0) + 1,
          fence: known?.fence ?? 0,
          held: known?.held ?? false,
        });
      }
    },
    async keepOnly(targetIds) {
      for (const id of entries.keys()) if (!targetIds.includes(id)) entries.delete(id);
    },
    async claimDue(now, limit) {
      const due = free()
        .filter(({ row }) => row.nextAt <= now)
        .toSorted((a, b) => a.row.nextAt - b.row.nextAt)
        .slice(0, limit);
      return due.map((entry) => {
        entry.held = true;
        entry.fence += 1;
        entry.row = { ...entry.row, attempts: entry.row.attempts + 1 };
        const { fence, wanted, files, row } = entry;
        return { targetId: row.targetId, fence, attempts: row.attempts, wanted, files };
      });
    },
    async renew({ targetId, fence }) {
      return heldBy(targetId, fence) !== null;
    },
    async published({ targetId, fence, wanted }, { at, nextAt, proof, files }) {
      const entry = heldBy(targetId, fence);
      if (entry === null) return false;
      const next = entry.wanted > wanted ? at : nextAt;
      entry.row = { ...entry.row, publishedAt: at, triedAt: at, proof, failure: null, attempts: 0, nextAt: next };
      entry.files = files;
      entry.held = false;
      return true;
    },
    async failed({ targetId, fence }, { at, retryAt, why }) {
      const entry = heldBy(targetId, fence);
      if (entry === null) return false;
      entry.row = { ...entry.row, triedAt: at, failure: why, nextAt: retryAt };
      entry.held = false;
      return true;
    },
    async nextDueAt() {
      const times = free().map(({ row }) => row.nextAt);
      return times.length === 0 ? null : Math.min(...times);
    },
    async list() {
      return [...entries.values()].map(({ row }) => row).toSorted((a, b) => (a.targetId < b.targetId ? -1 : 1));
    },
  };
}
