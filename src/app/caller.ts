import type { Actor } from '#core/shared/actor.ts';
import type { Right } from '#contract/route.ts';

/** Who asks, after login. */
export interface Caller {
  actor: Actor;
  accountId: string | null;
  personId: string | null;
  /** For the audit and the person's own page; never stored in events. */
  name: string;
  email: string;
  role: 'admin' | 'responder' | 'viewer';
  rights: ReadonlySet<Right>;
}
