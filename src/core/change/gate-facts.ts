import type { ChangeFacts } from '../procedure/conditions/change-conditions.ts';
import { WEEKDAYS } from '../procedure/conditions/change-conditions.ts';
import type { Instant } from '../shared/instant.ts';
import type { ChangeKind, ChangeSize } from './recorded-change.ts';

/** What a pipeline says of a change before it goes out. */
export interface ChangeAtGate {
  kind: ChangeKind;
  services: readonly string[];
  environment: string;
  size: ChangeSize | null;
  /** It touches code that few know. */
  legacy: boolean;
  /** It brings a migration, whatever its kind. */
  migration: boolean;
}

const FRIDAY = 5;
const NOON = 12;

/** What the procedure's rule may ask of a change that is to go out now; hours in the zone of the calendar. */
export function gateFacts(
  change: ChangeAtGate,
  at: Instant,
  known: { zone: string; openIncident: boolean },
): ChangeFacts {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(known.zone);
  return {
    kind: change.kind,
    services: new Set(change.services).size,
    legacy: change.legacy,
    migration: change.migration || change.kind === 'migration',
    lines: change.size?.lines ?? 0,
    files: change.size?.files ?? 0,
    hour: local.hour,
    weekday: WEEKDAYS[local.dayOfWeek - 1] ?? 'mon',
    fridayAfternoon: local.dayOfWeek === FRIDAY && local.hour >= NOON,
    openIncident: known.openIncident,
    environment: change.environment,
  };
}
