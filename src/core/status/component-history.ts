import { DAY_MS, type DurationMs, type Instant } from '../shared/instant.ts';
import { isWorse, worstState, type ComponentState } from './component-state.ts';
import type { HurtSpan } from './public-incident.ts';

/** How a component was on one day in UTC, as far as was published. */
export interface DayOfComponent {
  /** `2026-11-26`. */
  on: string;
  /** The worst of the day; null before this page knew anything. */
  state: ComponentState | null;
  /** How long words said that it was hurt. A maintenance does not count. */
  hurtMs: DurationMs;
}

export const HISTORY_DAYS = 90;

/** The last days of a component, the oldest first, from the spans that were published of it. */
export function daysOf(spans: readonly HurtSpan[], knownSince: Instant, now: Instant): DayOfComponent[] {
  const today = startOfDay(now);
  return Array.from({ length: HISTORY_DAYS }, (_, index) => {
    const fromAt = today - (HISTORY_DAYS - 1 - index) * DAY_MS;
    return dayOf(spans, fromAt, Math.min(fromAt + DAY_MS, now), knownSince);
  });
}

/** Days with published problems, and how long they lasted. */
export function hurtDays(days: readonly DayOfComponent[]): { days: number; hurtMs: DurationMs } {
  const hurt = days.filter(({ hurtMs }) => hurtMs > 0);
  return { days: hurt.length, hurtMs: hurt.reduce((sum, { hurtMs }) => sum + hurtMs, 0) };
}

/** The date of an instant in UTC. */
function dateOf(at: Instant): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC').toPlainDate().toString();
}

function dayOf(spans: readonly HurtSpan[], fromAt: Instant, toAt: Instant, knownSince: Instant): DayOfComponent {
  const within = spans
    .map((span) => ({ ...span, fromAt: Math.max(span.fromAt, fromAt), toAt: Math.min(span.toAt, toAt) }))
    .filter((span) => span.toAt > span.fromAt);
  const isKnown = within.length > 0 || fromAt + DAY_MS > knownSince;
  return {
    on: dateOf(fromAt),
    state: isKnown ? worstState(within.map(({ component }) => component)) : null,
    hurtMs: coveredMs(within.filter(({ component }) => isWorse(component, 'under_maintenance'))),
  };
}

/** The length of what spans cover together; where two overlap it counts once. */
function coveredMs(spans: readonly HurtSpan[]): DurationMs {
  let total = 0;
  let reachedAt = Number.NEGATIVE_INFINITY;
  for (const { fromAt, toAt } of spans.toSorted((a, b) => a.fromAt - b.fromAt)) {
    total += Math.max(0, toAt - Math.max(fromAt, reachedAt));
    reachedAt = Math.max(reachedAt, toAt);
  }
  return total;
}

function startOfDay(at: Instant): Instant {
  return Math.floor(at / DAY_MS) * DAY_MS;
}
