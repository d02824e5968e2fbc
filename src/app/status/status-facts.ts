import type { PublicState } from '#core/incident/events.ts';
import type { ComponentState } from '#core/status/component-state.ts';
import type { Maintenance } from '#core/status/maintenance.ts';
import type { PublicEntry, PublicIncident } from '#core/status/public-incident.ts';
import type { StatusFacts } from '#core/status/status-model.ts';
import type { DeskSettings } from '../desk/desk-settings.ts';
import type { MaintenanceRow } from '../ports/maintenances.ts';
import type { PublicWords } from '../ports/public-words.ts';
import type { SpaceContext } from '../space-context.ts';
import { publicId } from './public-id.ts';

/** Incidents that the page and its history hold, the newest first. */
const MOST_INCIDENTS = 500;

const MOST_MAINTENANCES = 200;

/** Everything that the public may know now. */
export async function statusFacts(context: SpaceContext, settings: DeskSettings): Promise<StatusFacts> {
  const { storage, clock } = context;
  const [company, deskUrl, page, { features }, words, versions, maintenances] = await Promise.all([
    settings.company(),
    settings.publicUrl(),
    settings.statusPage(),
    storage.catalogue.get(),
    storage.publicWords.list(MOST_INCIDENTS),
    storage.procedures.list(),
    storage.maintenances.list(MOST_MAINTENANCES),
  ]);
  const now = clock.now();
  return {
    company,
    pageUrl: page.pageUrl ?? `${deskUrl}/status`,
    subscribeUrl: `${deskUrl}/status/subscribe`,
    components: orderedComponents(features, page),
    incidents: words.map(publicIncident),
    maintenances: maintenances.map(publicMaintenance),
    knownSince: Math.min(now, ...versions.map(({ publishedAt }) => publishedAt)),
    now,
  };
}

/** Features as the page shows them: those that were put in order first, the hidden ones not at all. */
function orderedComponents(
  features: readonly { id: string; name: string }[],
  { order, hidden }: { order: string[]; hidden: string[] },
): { id: string; name: string }[] {
  const place = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return features
    .filter(({ id }) => !hidden.includes(id))
    .map(({ id, name }) => ({ id, name }))
    .toSorted((a, b) => place(a.id) - place(b.id));
}

/** An incident's row as the page knows it. */
export function publicIncident({ entries, featureId, ...words }: PublicWords): PublicIncident {
  return {
    id: publicId(words.incidentId),
    title: words.title,
    state: words.state,
    startedAt: words.startedAt,
    resolvedAt: words.resolvedAt,
    nextUpdateAt: words.nextUpdateAt,
    entries: entries.map((entry): PublicEntry => {
      const state = entry.state as PublicState;
      return {
        id: publicId(entry.updateId),
        at: entry.at,
        text: entry.text,
        state,
        componentId: entry.featureId === undefined ? featureId : entry.featureId,
        component: entry.component ?? stateBefore(state),
        kind: entry.kind ?? 'update',
      };
    }),
  };
}

function publicMaintenance({ version: _version, entries, ...row }: MaintenanceRow): Maintenance {
  return {
    ...row,
    id: publicId(row.id),
    entries: entries.map((entry) => ({ ...entry, id: publicId(entry.id) })),
  };
}

/** Rows from before components had states say no more than that something was wrong. */
function stateBefore(state: PublicState): ComponentState {
  return state === 'resolved' ? 'operational' : 'degraded_performance';
}
