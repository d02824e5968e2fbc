import type { ProcedureRow, Procedures } from '#app/ports/procedures.ts';

export function memoryProcedures(): Procedures {
  const rows: ProcedureRow[] = [];
  return {
    async list() {
      return rows.toReversed().map(({ yaml: _yaml, ...row }) => row);
    },
    async get(id) {
      return rows.find((row) => row.id === id) ?? null;
    },
    async current() {
      return rows.at(-1) ?? null;
    },
    async publish(row, basedOn) {
      if (basedOn !== null && rows.at(-1)?.id !== basedOn) return { outcome: 'conflict' };
      const version = rows.length + 1;
      rows.push({ ...row, version });
      return { outcome: 'published', version };
    },
  };
}
