import type { Instant } from '../shared/instant.ts';

/** One sign that something is hurt, as an alert or a report told it. What it does not say is null. */
export interface HurtSignal {
  at: Instant;
  source: 'alert' | 'report';
  /** `info` says that nothing is hurt. */
  severity: string | null;
  /** Id of the service it names. */
  service: string | null;
  /** Id of the feature it names. */
  feature: string | null;
  /** Names of machines that may begin with a service's id, such as `orders-4d493-h5`. */
  instance: string | null;
  environment: string | null;
  text: string;
}
