import type { IncidentEvent } from '#core/incident/events.ts';
import { FIGURES_EDITION, incidentFigures, type IncidentFigures } from '#core/insights/incident-figures.ts';
import type { Instant } from '#core/shared/instant.ts';
import { loadProcedure } from '../incident/load-incident.ts';
import type { CountedIncident } from '../ports/incidents.ts';
import type { KeptFigures } from '../ports/kept-figures.ts';
import type { SpaceContext } from '../space-context.ts';
import { inSlices } from './in-slices.ts';

/** How many kept figures are asked for at once. */
const ASKED_AT_ONCE = 100;
/** How many are counted before they are kept, so that what was counted is not lost with the process. */
const KEPT_AT_ONCE = 25;
/** How many streams are read at once: the desk's connections are also for those who work. */
const READ_AT_ONCE = 2;

interface Counting {
  context: SpaceContext;
  now: Instant;
  zoneOf(personId: string): string | null;
}

/** The figures of incidents. What was counted before, by whatever process, is counted again only where it no longer holds. */
export async function readFigures(
  context: SpaceContext,
  incidents: readonly CountedIncident[],
): Promise<IncidentFigures[]> {
  const people = await context.storage.people.list();
  const zones = new Map(people.map(({ id, zone }) => [id, zone]));
  const counting = { context, now: context.clock.now(), zoneOf: (id: string) => zones.get(id) ?? null };
  const found = new Map<string, IncidentFigures>();
  for await (const asked of inSlices(incidents, ASKED_AT_ONCE)) {
    const unknown = asked.filter((incident) => !remember(counting, incident, found));
    if (unknown.length > 0) await recall(counting, unknown);
    const missing = unknown.filter((incident) => !remember(counting, incident, found));
    for await (const some of inSlices(missing, KEPT_AT_ONCE)) await countAndKeep(counting, some, found);
  }
  return incidents.flatMap(({ id }) => found.get(id) ?? []);
}

/** Whether this process knows figures of an incident that hold. */
function remember(counting: Counting, { id, version }: CountedIncident, found: Map<string, IncidentFigures>): boolean {
  const kept = counting.context.cache.figures.get(id);
  if (kept?.version !== version || !holds(counting, kept)) return false;
  found.set(id, kept.figures);
  return true;
}

function holds({ now, zoneOf }: Counting, { edition, zones, figures }: KeptFigures): boolean {
  if (edition !== FIGURES_EDITION || now > figures.holdUntilAt) return false;
  return Object.entries(zones).every(([personId, zone]) => zoneOf(personId) === zone);
}

async function recall({ context }: Counting, incidents: readonly CountedIncident[]): Promise<void> {
  const kept = await context.storage.figures.of(incidents.map(({ id }) => id));
  for (const row of kept) context.cache.figures.set(row.incidentId, row);
}

async function countAndKeep(
  counting: Counting,
  incidents: readonly CountedIncident[],
  found: Map<string, IncidentFigures>,
): Promise<void> {
  const counted: KeptFigures[] = [];
  const left = incidents.values();
  const counter = async (): Promise<void> => {
    for (const incident of left) {
      const row = await count(counting, incident);
      if (row !== null) counted.push(row);
    }
  };
  await Promise.all(Array.from({ length: READ_AT_ONCE }, counter));
  for (const row of counted) {
    counting.context.cache.figures.set(row.incidentId, row);
    found.set(row.incidentId, row.figures);
  }
  await counting.context.storage.figures.put(counted);
}

async function count(
  { context, now, zoneOf }: Counting,
  { id, procedureVersionId }: CountedIncident,
): Promise<KeptFigures | null> {
  const stored = await context.storage.events.read<IncidentEvent>({ kind: 'incident', id });
  const zones: KeptFigures['zones'] = {};
  const figures = incidentFigures({
    id,
    events: stored.map(({ event }) => event),
    procedure: await loadProcedure(context, procedureVersionId),
    zoneOf: (personId) => (zones[personId] = zoneOf(personId)) ?? undefined,
    now,
  });
  return figures === null ? null : { incidentId: id, version: stored.length, edition: FIGURES_EDITION, zones, figures };
}
