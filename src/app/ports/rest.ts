import type { RestFact, RestSettings } from '#core/rest/person-rest.ts';
import { MINUTE_MS, type DurationMs, type Instant } from '#core/shared/instant.ts';

/** A sign of activity is kept at most this often. */
export const ACTIVITY_EVERY_MS: DurationMs = 10 * MINUTE_MS;

/** A fact about somebody's rest. */
export interface RestFactRow {
  personId: string;
  fact: RestFact;
}

/**
 * What is known of people's rest, never what is estimated from it. Nothing is kept of an erased person: whatever is
 * written for one, at whatever moment, is not there afterwards. Nor is anything kept of whoever switched estimates off.
 */
export interface RestRecords {
  /** Settings, null when none were made, and facts in the order of their times; an unknown person has neither. */
  of(personIds: string[]): Promise<Map<string, { settings: RestSettings | null; facts: RestFact[] }>>;
  putSettings(personId: string, settings: RestSettings): Promise<void>;
  /** A fact with a known id stays as it was, but for an answer that it lacked. */
  add(row: RestFactRow): Promise<void>;
  /** Deletes a person's own fact; false for any other. */
  remove(personId: string, factId: string): Promise<boolean>;
  /** Deletes facts from before an instant; answers how many. */
  forgetBefore(at: Instant): Promise<number>;
}
