import type { IncidentEvent } from '#core/incident/events.ts';
import { incidentFigures, type IncidentFigures } from '#core/insights/incident-figures.ts';
import type { Instant } from '#core/shared/instant.ts';
import type { IncidentRow } from '../ports/incidents.ts';
import { loadProcedure } from '../incident/load-incident.ts';
import type { SpaceContext } from '../space-context.ts';

/** How many streams are read at once: the desk's connections are also for those who work. */
const READ_AT_ONCE = 4;

interface Counting {
  context: SpaceContext;
  now: Instant;
  zoneById: ReadonlyMap<string, string>;
  /** The zones as one text: figures that were counted by others are counted again. */
  zones: string;
}

/** The figures of incidents. What was counted to the same version and by the same zones is not counted again. */
export async function readFigures(context: SpaceContext, rows: readonly IncidentRow[]): Promise<IncidentFigures[]> {
  const people = await context.storage.people.list();
  const counting = {
    context,
    now: context.clock.now(),
    zoneById: new Map(people.map(({ id, zone }) => [id, zone])),
    zones: people.map(({ id, zone }) => `${id} ${zone}`).join('\n'),
  };
  const found = rows.map((row) => known(counting, row));
  const missing = found.entries().filter(([, figures]) => figures === null);
  const reader = async (): Promise<void> => {
    for (const [index] of missing) {
      const row = rows[index];
      if (row !== undefined) found[index] = await count(counting, row);
    }
  };
  await Promise.all(Array.from({ length: READ_AT_ONCE }, reader));
  return found.filter((figures) => figures !== null);
}

function known({ context, now, zones }: Counting, { id, version }: IncidentRow): IncidentFigures | null {
  const cached = context.cache.figures.get(id);
  const holds = cached?.version === version && cached.zones === zones && now <= cached.figures.holdUntilAt;
  return holds ? cached.figures : null;
}

async function count({ context, now, zoneById, zones }: Counting, row: IncidentRow): Promise<IncidentFigures | null> {
  const stored = await context.storage.events.read<IncidentEvent>({ kind: 'incident', id: row.id });
  const figures = incidentFigures({
    id: row.id,
    events: stored.map(({ event }) => event),
    procedure: await loadProcedure(context, row.procedureVersionId),
    zoneOf: (personId) => zoneById.get(personId),
    now,
  });
  if (figures !== null) context.cache.figures.set(row.id, { version: stored.length, zones, figures });
  return figures;
}
