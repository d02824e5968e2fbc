import type { TextRow, Texts } from '#app/ports/texts.ts';

/** Words in memory, with what writing an event and erasing a person need beyond the port. */
export type MemoryTexts = Texts & {
  add(rows: readonly TextRow[]): void;
  reword(rewrite: (words: string) => string): void;
};

export function memoryTexts(): MemoryTexts {
  const byId = new Map<string, TextRow>();
  function add(rows: readonly TextRow[]): void {
    for (const row of rows) byId.set(row.id, row);
  }
  return {
    add,
    async put(rows) {
      add(rows);
    },
    async bodies(ids) {
      return new Map(ids.flatMap((id) => rowOf(byId.get(id))));
    },
    reword(rewrite) {
      for (const row of byId.values()) byId.set(row.id, { ...row, body: rewrite(row.body) });
    },
  };
}

function rowOf(row: TextRow | undefined): [string, string][] {
  return row === undefined ? [] : [[row.id, row.body]];
}
