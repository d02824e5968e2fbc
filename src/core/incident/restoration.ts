import type { Instant } from '../shared/instant.ts';
import type { IncidentEvent } from './events.ts';

/** Who or what says that service was restored: somebody saw that an attempt worked, alerts went quiet after one, it was resolved. */
export type RestoredBy = 'seen' | 'alerts-quiet' | 'resolved';

/** When service was back, and how that is known. */
export interface Restoration {
  at: Instant;
  by: RestoredBy;
}

/**
 * When an incident's own facts say that service was restored, in its last round: by the first attempt that worked, whatever
 * was done about the cause after it, or by the resolution where that came first. Null while nothing says so, and for what was no incident or is told in another one.
 */
export function restoration(events: Iterable<IncidentEvent>): Restoration | null {
  let mitigated: Restoration | null = null;
  let resolved: Restoration | null = null;
  let isNone = false;
  for (const event of events) {
    const { at } = event;
    switch (event.type) {
      case 'MitigationVerified':
        if (event.data.outcome === 'worked')
          mitigated ??= { at, by: event.by.kind === 'desk' ? 'alerts-quiet' : 'seen' };
        break;
      case 'IncidentResolved':
        resolved ??= { at, by: 'resolved' };
        break;
      case 'IncidentReopened':
        [mitigated, resolved, isNone] = [null, null, false];
        break;
      case 'IncidentDismissed':
      case 'IncidentMerged':
        isNone = true;
        break;
      default:
    }
  }
  if (isNone) return null;
  if (mitigated === null || resolved === null) return mitigated ?? resolved;
  return mitigated.at <= resolved.at ? mitigated : resolved;
}
