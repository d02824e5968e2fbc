import type { Instant } from '../shared/instant.ts';
import type { Act, AutomationLevel } from '../procedure/procedure.ts';

/** A step's instance is named by its step and how often it came before: `update-customers#3`. */
export type ObligationKey = string;

export type ObligationStatus = 'open' | 'late' | 'done' | 'waived' | 'lapsed';

/** One step owed in one incident. */
export interface Obligation {
  key: ObligationKey;
  /** Step id of the procedure, or `decide-next` for the duty that exists when no step is owed. */
  step: string;
  /** 1 for the first, then up. */
  occurrence: number;
  act: Act;
  level: AutomationLevel;
  /** Roles that owe it: the first owner, then those added when it was late. */
  owners: string[];
  audience: string | null;
  page: string | null;
  openedAt: Instant;
  /** When TwoAM does it by itself; null where a person must. */
  performAt: Instant | null;
  dueAt: Instant;
  /** When owners are reminded, or the next one is added, unless it ended before. */
  nextReminderAt: Instant;
  /** How many times it was late: reminded or given a further owner. */
  reminders: number;
  /** A person keeps it from being performed by itself before this time. */
  heldUntilAt: Instant | null;
  status: ObligationStatus;
  /** When it was done, waived or lapsed. */
  endedAt: Instant | null;
  /** True when it ended, or still is, past its due time. */
  wasLate: boolean;
}

export function obligationKey(step: string, occurrence: number): ObligationKey {
  return `${step}#${occurrence}`;
}
