import type { Instant } from '../shared/instant.ts';
import { daysOf, type DayOfComponent } from './component-history.ts';
import { impactOfState, worstState, type ComponentState, type Impact } from './component-state.ts';
import {
  isActive,
  maintenanceSpans,
  maintenanceState,
  type Maintenance,
  type MaintenanceState,
} from './maintenance.ts';
import { changedAt, hurtNow, hurtSpans, type PublicIncident } from './public-incident.ts';

/** Everything the public may know, as it is stored. */
export interface StatusFacts {
  company: string;
  /** Address of the page, without a trailing slash. */
  pageUrl: string;
  /** Address at which readers subscribe; null when nobody can. */
  subscribeUrl: string | null;
  /** What is shown as components, in order. */
  components: { id: string; name: string }[];
  /** The newest first. */
  incidents: PublicIncident[];
  maintenances: Maintenance[];
  /** Since when this page could have known of anything. */
  knownSince: Instant;
  /** Until when the facts are known to hold. */
  now: Instant;
}

/** A component with its state now and its days. */
export interface ShownComponent {
  id: string;
  name: string;
  state: ComponentState;
  days: DayOfComponent[];
}

export interface ShownMaintenance extends Maintenance {
  state: MaintenanceState;
}

/** The status page as a whole, ready to be written down in any form. */
export interface StatusModel {
  company: string;
  pageUrl: string;
  subscribeUrl: string | null;
  asOf: Instant;
  knownSince: Instant;
  /** When anything on it last changed. */
  changedAt: Instant;
  overall: { state: ComponentState; impact: Impact };
  components: ShownComponent[];
  open: PublicIncident[];
  resolved: PublicIncident[];
  active: ShownMaintenance[];
  upcoming: ShownMaintenance[];
  past: ShownMaintenance[];
}

/** What the status page shows at an instant. */
export function statusModel(facts: StatusFacts): StatusModel {
  const { now, knownSince, incidents } = facts;
  const maintenances = facts.maintenances.map((one) => ({ ...one, state: maintenanceState(one, now) }));
  const active = maintenances.filter(({ state }) => isActive(state));
  const open = incidents.filter(({ state }) => state !== 'resolved');
  const hurt = open.flatMap((incident) => hurtNow(incident) ?? []);
  const spans = [
    ...incidents.flatMap((incident) => hurtSpans(incident, now)),
    ...facts.maintenances.flatMap((one) => maintenanceSpans(one, now)),
  ];
  const stateOf = (id: string): ComponentState =>
    worstState([
      ...hurt.filter(({ componentId }) => componentId === id).map(({ component }) => component),
      ...(active.some(({ componentIds }) => componentIds.includes(id)) ? (['under_maintenance'] as const) : []),
    ]);
  const components = facts.components.map(({ id, name }) => ({
    id,
    name,
    state: stateOf(id),
    days: daysOf(
      spans.filter(({ componentId }) => componentId === id),
      knownSince,
      now,
    ),
  }));
  // An incident may hurt what is not listed, or no known part at all: it counts for the whole all the same.
  const worst = worstState([
    ...hurt.map(({ component }) => component),
    ...(active.length > 0 ? (['under_maintenance'] as const) : []),
  ]);
  return {
    company: facts.company,
    pageUrl: facts.pageUrl,
    subscribeUrl: facts.subscribeUrl,
    asOf: now,
    knownSince,
    changedAt: lastChange(facts, maintenances),
    overall: { state: worst, impact: impactOfState(worst) },
    components,
    open,
    resolved: incidents.filter(({ state }) => state === 'resolved'),
    active,
    upcoming: maintenances.filter(({ state }) => state === 'scheduled').toSorted((a, b) => a.startsAt - b.startsAt),
    past: maintenances
      .filter(({ state }) => state === 'completed' || state === 'cancelled')
      .toSorted((a, b) => b.startsAt - a.startsAt),
  };
}

function lastChange({ incidents, knownSince, now }: StatusFacts, maintenances: ShownMaintenance[]): Instant {
  const turns = maintenances.flatMap(({ startsAt, endsAt, entries }) => [
    startsAt,
    endsAt,
    ...entries.map(({ at }) => at),
  ]);
  return Math.max(knownSince, ...incidents.map(changedAt), ...turns.filter((at) => at <= now));
}
