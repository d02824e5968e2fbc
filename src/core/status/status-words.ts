import type { PublicState } from '../incident/events.ts';
import { DAY_MS, type Instant } from '../shared/instant.ts';
import type { ComponentState } from './component-state.ts';
import { isContinued, isWithdrawn, type PublicIncident } from './public-incident.ts';
import type { MaintenanceState } from './maintenance.ts';

export const COMPONENT_WORDS: Record<ComponentState, string> = {
  operational: 'No known problem',
  under_maintenance: 'Under maintenance',
  degraded_performance: 'Degraded',
  partial_outage: 'Partial outage',
  major_outage: 'Major outage',
};

/** Nobody claims a cause here: `identified` only says that something is being done. */
const STATE_WORDS: Record<PublicState, string> = {
  investigating: 'Being investigated',
  identified: 'Being mitigated',
  monitoring: 'Recovering, being watched',
  resolved: 'Resolved',
};

export const MAINTENANCE_WORDS: Record<MaintenanceState, string> = {
  scheduled: 'Scheduled',
  in_progress: 'In progress',
  verifying: 'Being verified',
  completed: 'Completed',
  cancelled: 'Cancelled',
};

/** How an incident stands, in the page's words. */
export function incidentWords(incident: PublicIncident): string {
  if (isWithdrawn(incident)) return 'Withdrawn, it was no outage';
  if (isContinued(incident)) return 'Goes on as part of another problem';
  return STATE_WORDS[incident.state];
}

export function stateWords(state: PublicState): string {
  return STATE_WORDS[state];
}

/** The page in one sentence. */
export function headline(open: number, state: ComponentState): string {
  if (open === 1) return 'One incident is open';
  if (open > 1) return `${open} incidents are open`;
  return state === 'under_maintenance' ? 'Maintenance is in progress' : 'No known incident';
}

/** An instant in UTC, as a page says it that may be read at any time after it was written: `17:05 UTC, 26 Nov 2026`. */
export function instantInWords(at: Instant): string {
  return `${clockInWords(at)}, ${dayInWords(at)}`;
}

/** A window: `22:00 UTC, 30 Nov 2026, to 23:30 UTC`. */
export function windowInWords(fromAt: Instant, toAt: Instant): string {
  const sameDay = Math.floor(fromAt / DAY_MS) === Math.floor(toAt / DAY_MS);
  return `${instantInWords(fromAt)}, to ${sameDay ? clockInWords(toAt) : instantInWords(toAt)}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function dayInWords(at: Instant): string {
  const { day, month, year } = inUtc(at);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

function clockInWords(at: Instant): string {
  const { hour, minute } = inUtc(at);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')} UTC`;
}

function inUtc(at: Instant): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC');
}
