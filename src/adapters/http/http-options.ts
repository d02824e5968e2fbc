import type { FastifyBaseLogger } from 'fastify';
import type { BoundRoute } from '#app/handlers.ts';
import type { Dialect, HookRequest, SecretCheck } from '#app/dialect.ts';
import type { Audit } from '#app/ports/audit.ts';
import type { Clock } from '#app/ports/clock.ts';
import type { HookRow } from '#app/ports/hooks.ts';
import type { LiveMessage } from '#contract/live.ts';
import type { Auth } from './auth/auth.ts';
import type { Passkeys } from './auth/passkey/passkeys.ts';
import type { SingleSignOn } from './auth/sso/single-sign-on.ts';
import type { HookOptions } from './hooks/hook-routes.ts';
import type { HealthChecks } from './health/health-routes.ts';
import type { Metrics } from './health/metrics.ts';
import type { PublicData } from './public/public-data.ts';
import type { RateLimits } from './rate-limits.ts';
import type { RunnerDesk } from './runners/runner-routes.ts';

/** Everything the HTTP server works on. */
export interface HttpOptions {
  /** Routes of the contract with their use cases, without those of session.ts, which the server binds itself. */
  routes: BoundRoute[];
  /** Who may come in: `createAuth(...).auth`. */
  auth: Auth;
  /** Signing in by the company's identity provider; its addresses are served only with it. */
  singleSignOn?: SingleSignOn;
  /** Signing in with passkeys; their addresses are served only with it. */
  passkeys?: Passkeys;
  /** Time of the real space. */
  clock: Clock;
  audit: Audit;
  /** Languages of alerts; a hook's `kind` names one. */
  dialects: Dialect[];
  hookByKey: (key: string) => Promise<HookRow | null>;
  /** Whether a request to a hook with a secret proves that its sender knows it; asked only for those. */
  checkHookSecret: (secret: string, request: HookRequest) => SecretCheck;
  /** Stores alerts and changes and what follows from them; durable when it returns. */
  acceptSignals: HookOptions['acceptSignals'];
  /** Calls the listener for each change of a space until the function that is returned is called; null when there is no such space. */
  subscribeLive: (space: string, listener: (message: LiveMessage) => void) => (() => void) | null;
  publicPages: PublicData;
  /** Runners and their work; their signed requests are served only with it. */
  runners?: RunnerDesk;
  /** Signs links in mails that acknowledge a page: the key given to `signAckToken`. */
  ackKey: string;
  health: HealthChecks;
  metrics: Metrics;
  /** Bearer token for /metrics; null lets only this machine read them. */
  metricsToken: string | null;
  /** Folder of the built desk. */
  webDir: string;
  /** Address under which people reach the desk, without a trailing slash; read at each request, as it is a setting. */
  publicUrl: () => string;
  /** Version of the desk, shown in the OpenAPI document. */
  version: string;
  /** Proxies whose `X-Forwarded-For` is believed: false for none, or their addresses. */
  trustProxy: false | string[];
  logger: FastifyBaseLogger;
  rateLimits?: Partial<RateLimits>;
  /** Runs something again and again until the function that is returned is called; a timer of Node unless given. */
  every?: (ms: number, run: () => void) => () => void;
}
