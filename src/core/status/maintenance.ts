import type { Instant } from '../shared/instant.ts';
import type { HurtSpan } from './public-incident.ts';

export type MaintenanceState = 'scheduled' | 'in_progress' | 'verifying' | 'completed' | 'cancelled';

/** Words about a maintenance, as they were published. `state` is what they made it. */
export interface MaintenanceEntry {
  id: string;
  at: Instant;
  text: string;
  state: MaintenanceState;
}

/** Planned work that readers are told of before. */
export interface Maintenance {
  /** Fit for an address: letters and digits. */
  id: string;
  title: string;
  componentIds: string[];
  startsAt: Instant;
  endsAt: Instant;
  createdAt: Instant;
  /** What people wrote, the oldest first; the first announces it. */
  entries: MaintenanceEntry[];
}

/** How a maintenance stands: as people last said, else as its window says. No timer is needed for either. */
export function maintenanceState(maintenance: Maintenance, now: Instant): MaintenanceState {
  const { startsAt, endsAt, entries } = maintenance;
  const said = entries.at(-1)?.state ?? 'scheduled';
  if (said === 'completed' || said === 'cancelled') return said;
  if (now >= endsAt) return 'completed';
  if (said === 'verifying' || said === 'in_progress') return said;
  return now >= startsAt ? 'in_progress' : 'scheduled';
}

/** Whether the work is going on. */
export function isActive(state: MaintenanceState): boolean {
  return state === 'in_progress' || state === 'verifying';
}

/** What readers see of it at `now`: the words of people, and what the window itself began and ended. */
export function shownEntries(maintenance: Maintenance, now: Instant): MaintenanceEntry[] {
  const { id, startsAt, endsAt, entries } = maintenance;
  const overAt = endedAt(maintenance);
  const byClock: MaintenanceEntry[] = [];
  const began = entries.some(({ state, at }) => state !== 'scheduled' && at <= startsAt);
  if (now >= startsAt && !began && startsAt < overAt)
    byClock.push({ id: `${id}begun`, at: startsAt, text: 'The maintenance has begun.', state: 'in_progress' });
  if (now >= endsAt && overAt === endsAt && !entries.some(isFinal))
    byClock.push({ id: `${id}over`, at: endsAt, text: 'The maintenance is over.', state: 'completed' });
  return [...entries, ...byClock].toSorted((a, b) => a.at - b.at);
}

/** When its window or people ended it. */
export function endedAt({ endsAt, entries }: Maintenance): Instant {
  const final = entries.find(isFinal);
  return final === undefined ? endsAt : Math.min(final.at, endsAt);
}

/** When it really begins: people may begin early. */
function begunAt({ startsAt, entries }: Maintenance): Instant {
  const early = entries.find(({ state }) => state === 'in_progress' || state === 'verifying');
  return early === undefined ? startsAt : Math.min(early.at, startsAt);
}

/** The spans for which components are under maintenance, up to `now`. */
export function maintenanceSpans(maintenance: Maintenance, now: Instant): HurtSpan[] {
  const fromAt = begunAt(maintenance);
  const toAt = Math.min(endedAt(maintenance), now);
  if (toAt <= fromAt) return [];
  return maintenance.componentIds.map((componentId) => ({
    componentId,
    component: 'under_maintenance' as const,
    fromAt,
    toAt,
  }));
}

function isFinal({ state }: MaintenanceEntry): boolean {
  return state === 'completed' || state === 'cancelled';
}
