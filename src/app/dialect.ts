import type { Instant } from '#core/shared/instant.ts';
import type { IncomingAlert } from './ports/signals.ts';
import type { IncomingChange } from './ports/changes.ts';
import type { TrackerNews } from './ports/trackers.ts';

/** A request to a hook, as it arrived: signatures are over `rawBody`. */
export interface HookRequest {
  method: string;
  headers: Record<string, string | undefined>;
  rawBody: Uint8Array;
  hookId: string;
  /** What was set for this hook, in the shape that its dialect knows; null for nothing. */
  settings: unknown;
  now: Instant;
}

/** What a dialect made of a request. `answer` is what its clients expect to read. */
export type DialectResult =
  | {
      outcome: 'accepted';
      alerts: IncomingAlert[];
      changes: IncomingChange[];
      /** How action items stand in their trackers. */
      tracked?: TrackerNews[];
      answer: { status: number; body: unknown };
    }
  | { outcome: 'refused'; answer: { status: number; body: unknown } };

/** Whether a request proves that its sender knows the hook's secret. */
export type SecretCheck = 'good' | 'bad-signature' | 'late-signature';

/** One tool's way of sending alerts or changes. Pure: it reads the request and says what it means. */
export interface Dialect {
  /** The `<kind>` of `/hooks/<kind>/<key>`. */
  kind: string;
  /** How its tool proves that it knows the secret, where it has a way of its own. */
  checkSecret?(secret: string, request: HookRequest): SecretCheck;
  read(request: HookRequest): DialectResult;
}
