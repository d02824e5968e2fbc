import type { Incident } from '#core/incident/incident.ts';
import type { Worked } from '#core/rest/protection.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import type { KeptFigures } from '../ports/kept-figures.ts';

/**
 * Folded incidents and read procedures kept in memory. Only ever an earlier state of a stream, never a wrong one:
 * loading goes on from here, and an append on an old version is refused by the store.
 */
export interface IncidentCache {
  incidents: BoundedMap<Incident>;
  procedures: BoundedMap<Procedure>;
  /** Figures for insights. */
  figures: BoundedMap<KeptFigures>;
  /** Who worked on an incident, as of a version. */
  worked: BoundedMap<{ version: number; worked: Worked[] }>;
  /** What each incident knew when this process last ranked its suspects. */
  ranked: BoundedMap<string>;
}

interface BoundedMap<V> {
  get(id: string): V | undefined;
  set(id: string, value: V): void;
  delete(id: string): void;
}

/** Figures are small, and a year of a busy company is asked for at once. */
const MOST_FIGURES = 20_000;

export function incidentCache(most = 200): IncidentCache {
  return {
    incidents: boundedMap(most),
    procedures: boundedMap(50),
    figures: boundedMap(MOST_FIGURES),
    worked: boundedMap(most),
    ranked: boundedMap(most),
  };
}

function boundedMap<V>(most: number): BoundedMap<V> {
  const entries = new Map<string, V>();
  return {
    get: (id) => entries.get(id),
    set(id, value) {
      entries.delete(id);
      entries.set(id, value);
      const oldest = entries.keys().next();
      if (entries.size > most && oldest.done !== true) entries.delete(oldest.value);
    },
    delete: (id) => void entries.delete(id),
  };
}
