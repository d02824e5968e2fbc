import { percent } from '#core/sla/report-words.ts';

/** What each clock waits for, as a title. */
export const CLOCK_NAMES = {
  'first-response': 'First response',
  notification: 'Notification',
  update: 'Update',
  restore: 'Restoration',
} as const;

/** `99.873 %`, never rounded up. */
export function availabilityWords(availability: number | null): string {
  return availability === null ? 'no hours yet' : `${percent(availability)}\u00a0%`;
}

/** What was promised, and whether it was kept. */
export function keptWords(promised: number | null, kept: boolean | null): string {
  if (promised === null) return 'nothing';
  return kept === false ? `${promised}\u00a0%, not kept` : `${promised}\u00a0%`;
}
