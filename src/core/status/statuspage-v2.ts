import { toIso, type Instant } from '../shared/instant.ts';
import type { ComponentState, Impact } from './component-state.ts';
import { shownEntries } from './maintenance.ts';
import { changedAt, componentsOf, hurtNow, impactOf, type PublicIncident } from './public-incident.ts';
import type { ShownComponent, ShownMaintenance, StatusModel } from './status-model.ts';

/** The most that one list holds, as readers of such lists expect. */
const MOST_LISTED = 50;

/** What readers of status pages look for, in the words they look for (Statuspage's public API, version 2). */
const DESCRIPTIONS: Record<ComponentState, string> = {
  operational: 'All Systems Operational',
  under_maintenance: 'Service Under Maintenance',
  degraded_performance: 'Partially Degraded Service',
  partial_outage: 'Partial System Outage',
  major_outage: 'Major Service Outage',
};

/** Every document of the family by the last part of its address, below `/api/v2/`. */
export function statuspageDocuments(model: StatusModel): Record<string, object> {
  const page = pageOf(model);
  const status = { indicator: model.overall.impact, description: DESCRIPTIONS[model.overall.state] };
  const components = model.components.map((one, index) => componentOf(model, one, index));
  const open = model.open.map((one) => incidentOf(model, one));
  const incidents = [...open, ...model.resolved.map((one) => incidentOf(model, one))];
  const maintenances = (list: ShownMaintenance[]): object[] =>
    list.slice(0, MOST_LISTED).map((one) => maintenanceOf(model, one));
  return {
    'summary.json': {
      page,
      components,
      incidents: open.slice(0, MOST_LISTED),
      scheduled_maintenances: maintenances([...model.active, ...model.upcoming]),
      status,
    },
    'status.json': { page, status },
    'components.json': { page, components },
    'incidents.json': { page, incidents: incidents.slice(0, MOST_LISTED) },
    'incidents/unresolved.json': { page, incidents: open.slice(0, MOST_LISTED) },
    'scheduled-maintenances.json': {
      page,
      scheduled_maintenances: maintenances([...model.active, ...model.upcoming, ...model.past]),
    },
    'scheduled-maintenances/upcoming.json': { page, scheduled_maintenances: maintenances(model.upcoming) },
    'scheduled-maintenances/active.json': { page, scheduled_maintenances: maintenances(model.active) },
  };
}

const PAGE_ID = 'twoam';

function pageOf({ company, pageUrl, changedAt: updatedAt }: StatusModel): object {
  return { id: PAGE_ID, name: company, url: pageUrl, time_zone: 'Etc/UTC', updated_at: toIso(updatedAt) };
}

function componentOf(model: StatusModel, { id, name, state }: ShownComponent, index: number): object {
  return {
    id,
    name,
    status: state,
    created_at: toIso(model.knownSince),
    updated_at: toIso(model.changedAt),
    position: index + 1,
    description: null,
    showcase: true,
    start_date: null,
    group_id: null,
    page_id: PAGE_ID,
    group: false,
    only_show_if_degraded: false,
  };
}

function componentsNamed(model: StatusModel, ids: string[]): object[] {
  return model.components.flatMap((one, index) => (ids.includes(one.id) ? componentOf(model, one, index) : []));
}

function incidentOf(model: StatusModel, incident: PublicIncident): object {
  const hurt = hurtNow(incident)?.componentId;
  const ids = hurt === undefined || hurt === null ? componentsOf(incident) : [hurt];
  const monitoringAt = incident.entries.find(({ state }) => state === 'monitoring')?.at ?? null;
  return {
    id: incident.id,
    name: incident.title,
    status: incident.state,
    created_at: toIso(incident.entries[0]?.at ?? incident.startedAt),
    updated_at: toIso(changedAt(incident)),
    monitoring_at: isoOrNull(monitoringAt),
    resolved_at: incident.state === 'resolved' ? isoOrNull(incident.resolvedAt ?? changedAt(incident)) : null,
    impact: impactOf(incident),
    shortlink: `${model.pageUrl}/incidents/${incident.id}.html`,
    started_at: toIso(incident.startedAt),
    page_id: PAGE_ID,
    incident_updates: incidentUpdates(model, incident),
    components: componentsNamed(model, ids),
  };
}

function incidentUpdates(model: StatusModel, { id: incidentId, entries }: PublicIncident): object[] {
  return entries
    .map(({ id, state, text, at, componentId, component }, index) => ({
      id,
      status: state,
      body: text,
      incident_id: incidentId,
      ...times(at),
      affected_components: affected(model, componentId, entries[index - 1]?.component ?? 'operational', component),
      deliver_notifications: true,
      custom_tweet: null,
      tweet_id: null,
    }))
    .toReversed();
}

function affected(
  { components }: StatusModel,
  componentId: string | null,
  before: ComponentState,
  after: ComponentState,
): object[] | null {
  const component = components.find(({ id }) => id === componentId);
  if (component === undefined) return null;
  return [{ code: component.id, name: component.name, old_status: before, new_status: after }];
}

/** Planned work has no impact of its own kind in the four that are documented; readers know it as `maintenance`. */
function maintenanceOf(model: StatusModel, maintenance: ShownMaintenance): object {
  const entries = shownEntries(maintenance, model.asOf);
  const { id, title, componentIds, startsAt, endsAt, createdAt } = maintenance;
  const status = maintenance.state === 'cancelled' ? 'completed' : maintenance.state;
  return {
    id,
    name: title,
    status,
    created_at: toIso(createdAt),
    updated_at: toIso(entries.at(-1)?.at ?? createdAt),
    monitoring_at: null,
    resolved_at: status === 'completed' ? isoOrNull(entries.at(-1)?.at ?? endsAt) : null,
    impact: 'maintenance' satisfies Impact | 'maintenance',
    shortlink: `${model.pageUrl}/maintenance/${id}.html`,
    started_at: toIso(startsAt),
    page_id: PAGE_ID,
    incident_updates: entries
      .map((entry) => ({
        id: entry.id,
        status: entry.state === 'cancelled' ? 'completed' : entry.state,
        body: entry.text,
        incident_id: id,
        ...times(entry.at),
        affected_components: null,
        deliver_notifications: true,
        custom_tweet: null,
        tweet_id: null,
      }))
      .toReversed(),
    components: componentsNamed(model, componentIds),
    scheduled_for: toIso(startsAt),
    scheduled_until: toIso(endsAt),
  };
}

function times(at: Instant): { created_at: string; updated_at: string; display_at: string } {
  return { created_at: toIso(at), updated_at: toIso(at), display_at: toIso(at) };
}

function isoOrNull(at: Instant | null): string | null {
  return at === null ? null : toIso(at);
}
