import { evolve } from '../incident/evolve.ts';
import type { IncidentEvent } from '../incident/events.ts';
import type { Incident } from '../incident/incident.ts';
import { isOpen } from '../incident/phase.ts';
import { restoration } from '../incident/restoration.ts';
import { suspectToRevert } from '../incident/revert-decision.ts';
import { conformance } from '../obligation/conformance.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { DurationMs, Instant } from '../shared/instant.ts';
import { wasRevertFirst } from './revert-first.ts';
import { loadOf, type RoleLoad } from './role-load.ts';
import type { Share } from './share.ts';

/** To be raised whenever the same events come to other figures: what was counted before is then counted anew. */
export const FIGURES_EDITION = 4;

/** What is waited for, in the order in which it comes on a good day. */
export const MILESTONES = ['acknowledged', 'assessed', 'first-word', 'suspected', 'reverted', 'restored'] as const;

export type Milestone = (typeof MILESTONES)[number];

/** How one step of the procedure was kept. */
export interface StepFigure {
  step: string;
  number: number;
  title: string;
  onTime: Share;
}

/** The figures of one incident. Nobody is in them: load is told by role. */
export interface IncidentFigures {
  id: string;
  openedAt: Instant;
  /** `duplicate` was merged into another one, and counts there. */
  kind: 'incident' | 'false-alarm' | 'duplicate';
  open: boolean;
  priority: string | null;
  /** From the first signal to each milestone; null where it was not reached. */
  times: Record<Milestone, DurationMs | null>;
  steps: StepFigure[];
  /** Whether a revert was the first thing tried, where a strong suspect stood; null where none did or nothing was tried. */
  revertFirst: boolean | null;
  load: RoleLoad[];
  /** These figures hold until then, as long as no further event comes. */
  holdUntilAt: Instant;
}

export interface FiguresInput {
  id: string;
  events: readonly IncidentEvent[];
  /** The version under which the incident opened. */
  procedure: Procedure;
  /** The zone in which somebody's nights are; the procedure's where none is known. */
  zoneOf(personId: string): string | undefined;
  now: Instant;
}

/** The figures of one incident from its events, or null for a stream without any. */
export function incidentFigures({ id, events, procedure, zoneOf, now }: FiguresInput): IncidentFigures | null {
  const { incident, beforeFirstMitigation } = foldNoting(events);
  if (incident === null) return null;
  const owed = Object.values(incident.obligations).filter(({ endedAt, dueAt }) => endedAt === null && dueAt >= now);
  return {
    id,
    openedAt: incident.openedAt,
    kind: kindOf(incident),
    open: isOpen(incident.phase),
    priority: incident.assessment?.priority ?? null,
    times: timesOf(incident, events, procedure),
    steps: conformance(incident, procedure, now).map(({ step, number, title, onTime, due }) => ({
      step,
      number,
      title,
      onTime: { n: onTime, of: due },
    })),
    revertFirst: wasRevertFirst(beforeFirstMitigation, incident.mitigations[0]),
    load: loadOf(incident, events, procedure, (personId) => zoneOf(personId) ?? procedure.calendar.zone),
    holdUntilAt: Math.min(Infinity, ...owed.map(({ dueAt }) => dueAt)),
  };
}

/** The incident now, and as it was when something was tried for the first time. */
function foldNoting(events: readonly IncidentEvent[]): {
  incident: Incident | null;
  beforeFirstMitigation: Incident | null;
} {
  let incident: Incident | null = null;
  let beforeFirstMitigation: Incident | null = null;
  for (const event of events) {
    if (event.type === 'MitigationStarted') beforeFirstMitigation ??= incident;
    incident = evolve(incident, event);
  }
  return { incident, beforeFirstMitigation };
}

function kindOf({ phase }: Incident): IncidentFigures['kind'] {
  if (phase === 'duplicate-of') return 'duplicate';
  return phase === 'not-an-incident' ? 'false-alarm' : 'incident';
}

function timesOf(incident: Incident, events: readonly IncidentEvent[], procedure: Procedure): IncidentFigures['times'] {
  const startedAt = Math.min(incident.openedAt, ...incident.signals.map(({ receivedAt }) => receivedAt));
  const since = (at: Instant | null | undefined): DurationMs | null => (at == null ? null : at - startedAt);
  const outward = new Set(procedure.audiences.flatMap(({ id, reach }) => (reach.kind === 'people' ? [] : [id])));
  const { suspectAt, revertAt } = suspectToRevert(incident);
  return {
    acknowledged: since(incident.acknowledgedAt),
    assessed: since(incident.assessments.find(({ assumed }) => !assumed)?.at),
    'first-word': since(incident.updates.find(({ audience }) => outward.has(audience))?.at),
    suspected: since(suspectAt),
    reverted: since(revertAt),
    restored: since(restoration(events)?.at),
  };
}
