import type { HookRow } from '#app/ports.ts';
import type { AuditOptions } from '../audit-request.ts';
import type { RequestHook } from '../rate-limits.ts';
import type { PublicData } from './public-data.ts';

export interface PublicPageOptions extends AuditOptions {
  data: PublicData;
  hookByKey: (key: string) => Promise<HookRow | null>;
  publicUrl: () => string;
  /** Signs the links by which a page is acknowledged. */
  ackKey: string;
  limits: { pages: RequestHook; forms: RequestHook; subscriptions: RequestHook };
}
