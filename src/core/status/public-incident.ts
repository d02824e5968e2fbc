import type { PublicState } from '../incident/events.ts';
import type { Instant } from '../shared/instant.ts';
import { impactOfState, worstState, type ComponentState, type Impact } from './component-state.ts';

/** Words as they were published, with what they said of which component. */
export interface PublicEntry {
  id: string;
  at: Instant;
  text: string;
  state: PublicState;
  componentId: string | null;
  component: ComponentState;
  /** `correction`: earlier words said too much or too little. `withdrawal`: it was no outage, earlier words fall. `merged`: it goes on with another. */
  kind: 'update' | 'correction' | 'withdrawal' | 'merged';
}

/** An incident as the public knows it. */
export interface PublicIncident {
  /** Fit for an address: letters and digits. */
  id: string;
  title: string;
  state: PublicState;
  startedAt: Instant;
  resolvedAt: Instant | null;
  /** The oldest first, at least one. */
  entries: PublicEntry[];
  nextUpdateAt: Instant | null;
}

/** A time for which words said how a component was. */
export interface HurtSpan {
  componentId: string | null;
  component: ComponentState;
  fromAt: Instant;
  toAt: Instant;
}

/** Whether it was taken back, since it was no outage. */
export function isWithdrawn({ entries }: PublicIncident): boolean {
  return entries.at(-1)?.kind === 'withdrawal';
}

/** Whether it was merged into another incident, with which it goes on. */
export function isContinued({ entries, state }: PublicIncident): boolean {
  return state !== 'resolved' && entries.at(-1)?.kind === 'merged';
}

/** The worst that was said; nothing once it was withdrawn. */
export function impactOf(incident: PublicIncident): Impact {
  return impactOfState(
    isWithdrawn(incident) ? 'operational' : worstState(incident.entries.map((one) => one.component)),
  );
}

/** What is said of the hurt component now; null when nothing is hurt any more. */
export function hurtNow(incident: PublicIncident): { componentId: string | null; component: ComponentState } | null {
  const last = incident.entries.at(-1);
  if (incident.state === 'resolved' || last === undefined || last.component === 'operational') return null;
  return { componentId: last.componentId, component: last.component };
}

/** Components that any of the words spoke of. */
export function componentsOf({ entries }: PublicIncident): string[] {
  return [...new Set(entries.flatMap(({ componentId }) => componentId ?? []))];
}

/** When the words last changed. */
export function changedAt({ entries, startedAt, resolvedAt }: PublicIncident): Instant {
  return Math.max(entries.at(-1)?.at ?? startedAt, resolvedAt ?? startedAt);
}

/**
 * The spans that the published words cover, the first from when they said it began. Nothing is made up between them: a
 * state holds until other words came, or until service was back.
 */
export function hurtSpans(incident: PublicIncident, now: Instant): HurtSpan[] {
  if (isWithdrawn(incident)) return [];
  const { entries, startedAt } = incident;
  const endAt = incident.resolvedAt ?? now;
  return entries.flatMap((entry, index) => {
    const fromAt = index === 0 ? Math.min(startedAt, entry.at) : entry.at;
    const next = entries[index + 1];
    const isLast = next === undefined || (next.state === 'resolved' && index + 2 === entries.length);
    const toAt = isLast ? Math.min(endAt, next?.at ?? endAt) : next.at;
    return entry.component === 'operational' || toAt <= fromAt
      ? []
      : { componentId: entry.componentId, component: entry.component, fromAt, toAt };
  });
}
