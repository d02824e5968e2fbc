import { MINUTE_MS, type DurationMs } from '../shared/instant.ts';
import { workingMinutesPerWeek } from './check-calendar.ts';
import { parseDuration } from './duration.ts';
import { faultAt, type FoundFault } from './fault.ts';
import { looseList, looseSet, looseText } from './loose-data.ts';

const TERMS = ['first-response', 'notification', 'update-every', 'restore'];
/** The longest promise, in weeks of working hours, and in all hours. */
const MOST_WORKING_WEEKS = 20;
const MOST_MS: DurationMs = 180 * 24 * 60 * MINUTE_MS;

/** Promises to tiers that take no time, or longer than a clock can run. */
export function slaFaults(data: unknown): FoundFault[] {
  const file = looseSet(data);
  const workingMs = MOST_WORKING_WEEKS * workingMinutesPerWeek(file['calendar']) * MINUTE_MS;
  return looseList(file['sla']).flatMap((item, index) => {
    const target = looseSet(item);
    const mostMs = target['hours'] === 'business' && workingMs > 0 ? Math.min(workingMs, MOST_MS) : MOST_MS;
    return TERMS.flatMap((term) => {
      const lengthMs = parseDuration(looseText(target[term]) ?? '');
      if (lengthMs === null || (lengthMs > 0 && lengthMs <= mostMs)) return [];
      const message =
        lengthMs === 0 ? 'Nothing is done in no time.' : 'This is longer than a clock of the SLA can run.';
      return [faultAt(['sla', index, term], message)];
    });
  });
}
