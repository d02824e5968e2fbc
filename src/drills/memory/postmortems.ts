import type { Postmortems } from '#app/ports/postmortems.ts';
import type { SectionRevision } from '#core/postmortem/postmortem.ts';

/** Parts of postmortems in memory, with what erasing a person needs beyond the port. */
export type MemoryPostmortems = Postmortems & { reword(rewrite: (words: string) => string): void };

export function memoryPostmortems(): MemoryPostmortems {
  let rows: (SectionRevision & { incidentId: string })[] = [];
  const of = (incidentId: string, section: string) =>
    rows.filter((row) => row.incidentId === incidentId && row.section === section);
  return {
    async current(incidentId) {
      const sections = new Set(rows.filter((row) => row.incidentId === incidentId).map(({ section }) => section));
      return [...sections].toSorted().flatMap((section) => of(incidentId, section).slice(-1).map(bare));
    },
    async revision(incidentId, section, version) {
      const row = of(incidentId, section)[version - 1];
      return row === undefined ? null : bare(row);
    },
    async history(incidentId, section, limit) {
      const newestFirst = of(incidentId, section).toReversed().slice(0, limit);
      return newestFirst.map(({ version, by, at, body }) => ({ section, version, by, at, length: body.length }));
    },
    async wasSaved(incidentId, section, body, afterVersion) {
      return of(incidentId, section).some((row) => row.version > afterVersion && row.body === body);
    },
    async add(incidentId, revision) {
      if (revision.version !== of(incidentId, revision.section).length + 1) return false;
      rows.push({ incidentId, ...revision });
      return true;
    },
    reword(rewrite) {
      rows = rows.map((row) => ({ ...row, body: rewrite(row.body) }));
    },
  };
}

function bare({ section, version, body, by, at }: SectionRevision): SectionRevision {
  return { section, version, body, by, at };
}
