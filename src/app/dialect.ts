import type { Instant } from '#core/shared/instant.ts';
import type { IncomingAlert } from './ports.ts';

/** A request to a hook, as it arrived: signatures are over `rawBody`. */
export interface HookRequest {
  method: string;
  headers: Record<string, string | undefined>;
  rawBody: Uint8Array;
  hookId: string;
  now: Instant;
}

/** What a dialect made of a request. `answer` is what its clients expect to read. */
export type DialectResult =
  | { outcome: 'accepted'; alerts: IncomingAlert[]; answer: { status: number; body: unknown } }
  | { outcome: 'refused'; answer: { status: number; body: unknown } };

/** One tool's way of sending alerts. Pure: it reads the request and says what it means. */
export interface Dialect {
  /** The `<kind>` of `/hooks/<kind>/<key>`. */
  kind: string;
  read(request: HookRequest): DialectResult;
}
