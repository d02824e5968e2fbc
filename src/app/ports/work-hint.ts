import type { Instant } from '#core/shared/instant.ts';

/** Says that work of a space may be due earlier than its worker thinks. A hint: it may be lost, workers also poll. */
export interface WorkHint {
  spaceId: string;
  work: 'wake-ups' | 'outbox' | 'alert-leases';
  dueAt: Instant;
}
