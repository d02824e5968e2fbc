import { ACTIVITY_EVERY_MS, type RestFactRow, type RestRecords } from '#app/ports/rest.ts';
import type { RestFact, RestSettings } from '#core/rest/person-rest.ts';

/** What is known of people's rest, in memory, with what writing an event and erasing a person need beyond the port. */
export type MemoryRestRecords = RestRecords & {
  addAll(rows: readonly RestFactRow[]): void;
  addActivity(row: RestFactRow): void;
  erase(personId: string): void;
};

export function memoryRestRecords(): MemoryRestRecords {
  const settings = new Map<string, RestSettings>();
  const rows = new Map<string, RestFactRow>();
  const erased = new Set<string>();

  function add({ personId, fact }: RestFactRow): void {
    if (erased.has(personId) || settings.get(personId)?.estimate === false) return;
    const known = rows.get(fact.id)?.fact;
    if (known === undefined) rows.set(fact.id, { personId, fact });
    else if (known.kind === 'page' && fact.kind === 'page')
      rows.set(fact.id, { personId, fact: { ...known, answeredAt: known.answeredAt ?? fact.answeredAt } });
  }

  const factsOf = (personId: string): RestFact[] =>
    [...rows.values()]
      .flatMap((row) => (row.personId === personId ? [row.fact] : []))
      .toSorted((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));

  return {
    addAll(all) {
      all.forEach(add);
    },
    addActivity(row) {
      const isKnown = factsOf(row.personId).some(
        ({ kind, at }) => kind === 'activity' && at > row.fact.at - ACTIVITY_EVERY_MS,
      );
      if (settings.get(row.personId)?.infer === true && !isKnown) add(row);
    },
    erase(personId) {
      erased.add(personId);
      settings.delete(personId);
      for (const fact of factsOf(personId)) rows.delete(fact.id);
    },
    async of(personIds) {
      return new Map(personIds.map((id) => [id, { settings: settings.get(id) ?? null, facts: factsOf(id) }]));
    },
    async putSettings(personId, set) {
      if (!erased.has(personId)) settings.set(personId, set);
    },
    async add(row) {
      add(row);
    },
    async remove(personId, factId) {
      return rows.get(factId)?.personId === personId && rows.delete(factId);
    },
    async forgetBefore(at) {
      const old = [...rows.values()].filter(({ fact }) => fact.at < at);
      for (const { fact } of old) rows.delete(fact.id);
      return old.length;
    },
  };
}
