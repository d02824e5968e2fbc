import type { Procedure } from '../procedure/procedure.ts';
import type { Calendar } from '../shared/calendar.ts';
import type { DurationMs } from '../shared/instant.ts';

/** One thing a contract promises to do in time. */
export type ClockKind = 'first-response' | 'notification' | 'update' | 'restore';

/** What is promised to a customer, as it was when the customer became known in an incident. Figures and ids only. */
export interface Terms {
  /** Id of the contract; `sla:<tier>` when the procedure promised it. */
  contract: string;
  /** The hours in which its time runs; null: always. */
  calendar: Calendar | null;
  /** Priorities on which notification, updates and restoration are promised; null: all. */
  priorities: string[] | null;
  firstResponseMs: DurationMs | null;
  notificationMs: DurationMs | null;
  updateEveryMs: DurationMs | null;
  restoreMs: DurationMs | null;
  warnBeforeMs: DurationMs;
  /** Per cent of its hours per month in which core features work; null: not promised. */
  availability: number | null;
}

/** What the procedure promises a tier whose customers have no contract; null when it promises nothing. */
export function termsOfTier({ sla, calendar }: Procedure, tier: string): Terms | null {
  const target = sla.find((one) => one.tier === tier);
  if (target === undefined) return null;
  const { hours, priorities, tier: _, ...figures } = target;
  return {
    contract: `sla:${tier}`,
    calendar: hours === 'business-hours' ? calendar : null,
    priorities: priorities.length === 0 ? null : priorities,
    ...figures,
  };
}
