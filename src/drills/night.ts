import { loadIncident } from '#app/incident/load-incident.ts';
import type { GateDecision } from '#app/ports/revert-plans.ts';
import type { GroupRow } from '#app/ports/signals.ts';
import type { SpaceStorage } from '#app/ports/space-storage.ts';
import { loadPlanRun } from '#app/revert/run-plan-command.ts';
import type { SpaceContext } from '#app/space-context.ts';
import type { IncidentEvent } from '#core/incident/events.ts';
import type { Incident } from '#core/incident/incident.ts';
import type { PlanRun } from '#core/revert/plan-run.ts';
import type { Procedure } from '#core/procedure/procedure.ts';

/** More incidents than any drill has. */
const MOST_INCIDENTS = 200;
/** More than any drill asks of the gate. */
const MOST_DECISIONS = 20;

/**
 * What has happened in a drill's space so far: its first incident, and the signal group that still waits. `words` holds
 * what people said, noted and sent, by text id.
 */
export interface Night {
  incident: {
    id: string;
    state: Incident;
    procedure: Procedure;
    events: IncidentEvent[];
    words: Map<string, string>;
  } | null;
  group: GroupRow | null;
  /** The incident's latest run of a revert plan. */
  run: { id: string; state: PlanRun } | null;
  /** What the gate said before there was an incident. */
  gate: GateDecision[];
}

export async function readNight(context: SpaceContext): Promise<Night> {
  return readNightOf(context, await firstIncident(context.storage));
}

/** The same of another incident than the first. */
export async function readNightOf(context: SpaceContext, id: string | null): Promise<Night> {
  const waiting = await context.storage.signals.listGroups('waiting');
  return {
    incident: id === null ? null : await readIncident(context, id),
    group: waiting.at(-1) ?? null,
    run: id === null ? null : await readRun(context, id),
    gate: id === null ? await context.storage.gateDecisions.list(MOST_DECISIONS) : [],
  };
}

async function readRun(context: SpaceContext, incidentId: string): Promise<Night['run']> {
  const [row] = await context.storage.planRuns.list({ incidentId, purpose: 'revert', limit: 1 });
  const state = row === undefined ? null : await loadPlanRun(context, row.id);
  return row === undefined || state === null ? null : { id: row.id, state };
}

/** Ids of a space's incidents, the first first. */
export async function incidentIds(storage: SpaceStorage): Promise<string[]> {
  const rows = await storage.incidents.list({ state: 'all', limit: MOST_INCIDENTS });
  return rows.toSorted((a, b) => a.number - b.number).map((row) => row.id);
}

async function firstIncident(storage: SpaceStorage): Promise<string | null> {
  return (await incidentIds(storage))[0] ?? null;
}

async function readIncident(context: SpaceContext, id: string): Promise<NonNullable<Night['incident']>> {
  const { incident, procedure } = await loadIncident(context, id);
  const stored = await context.storage.events.read<IncidentEvent>({ kind: 'incident', id });
  const events = stored.map(({ event }) => event);
  const words = await context.storage.texts.bodies(events.flatMap(textIdOf));
  return { id, state: incident, procedure, events, words };
}

function textIdOf(event: IncidentEvent): string[] {
  switch (event.type) {
    case 'MessagePosted':
    case 'IdeaParked':
    case 'UpdatePosted':
      return [event.data.textId];
    case 'MitigationStarted':
      return event.data.noteTextId === null ? [] : [event.data.noteTextId];
    default:
      return [];
  }
}
