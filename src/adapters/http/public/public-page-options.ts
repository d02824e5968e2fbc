import type { HookRow } from '#app/ports/hooks.ts';
import type { AuditOptions } from '../audit-request.ts';
import type { RequestHook } from '../rate-limits.ts';
import type { SingleSignOn } from '../auth/sso/single-sign-on.ts';
import type { PublicData } from './public-data.ts';

export interface PublicPageOptions extends AuditOptions {
  data: PublicData;
  hookByKey: (key: string) => Promise<HookRow | null>;
  publicUrl: () => string;
  /** Signs the links by which a page is acknowledged. */
  ackKey: string;
  singleSignOn?: SingleSignOn;
  limits: { pages: RequestHook; forms: RequestHook; subscriptions: RequestHook; signIn: RequestHook };
}
