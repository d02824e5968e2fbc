import type { HurtPlace } from './hurt-places.ts';
import type { RecordedChange } from './recorded-change.ts';

/** A change that was confirmed as the cause of an earlier incident. */
export interface PastCause {
  incidentId: string;
  /** The services it changed. */
  services: readonly string[];
  /** What it hurt: ids of features and services. */
  hurt: readonly string[];
}

/** What broke a place once breaks it again twice as often as others of its kind do. */
export const RECURS = 2;

/** The earlier incident in which a change to the same service hurt the same place; null when there is none. */
export function similarPast(
  { services }: RecordedChange,
  places: readonly HurtPlace[],
  past: readonly PastCause[],
): PastCause | null {
  const hurt = places.map(({ seen }) => ('service' in seen ? seen.service : seen.feature));
  const isSimilar = (one: PastCause): boolean =>
    one.services.some((id) => services.includes(id)) && one.hurt.some((id) => hurt.includes(id));
  return past.findLast((one) => isSimilar(one)) ?? null;
}
