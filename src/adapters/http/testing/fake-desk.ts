import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { bind, type BoundRoute } from '#app/handlers.ts';
import type { Audit } from '#app/ports/audit.ts';
import type { HookRow } from '#app/ports/hooks.ts';
import type { LiveMessage } from '#contract/live.ts';
import * as passkeyContract from '#contract/passkey.ts';
import { beginProof, howToProve, provePasskey, provePassword } from '#contract/proof.ts';
import { createAccountLink } from '#contract/session.ts';
import { ROUTES } from '#contract/routes.ts';
import { buildHttpServer } from '../build-http-server.ts';
import { createMetrics } from '../health/metrics.ts';
import type { HttpOptions } from '../http-options.ts';
import { fakeAuth, type FakeAuth } from './fake-auth.ts';
import { fakePublicData, type FakePublicData } from './fake-public-data.ts';

export const NOW = Date.UTC(2026, 0, 31, 17, 3);

/** Bound by the server itself. */
const SESSION_ROUTES = new Set([
  ...['signIn', 'signOut', 'changePassword', 'lookAtWelcome', 'acceptWelcome'],
  ...[howToProve, provePassword, createAccountLink].map((one) => one.name),
]);
const WITH_PASSKEYS = new Set([
  ...SESSION_ROUTES,
  ...[beginProof, provePasskey].map((one) => one.name),
  ...Object.values(passkeyContract).flatMap((one) => ('path' in one ? [one.name] : [])),
]);

export interface FakeDesk {
  app: FastifyInstance;
  auth: FakeAuth;
  publicData: FakePublicData;
  /** Names of the routes whose use case was reached. */
  reached: string[];
  audit: Parameters<Audit['write']>[0][];
  accepted: ({ hook: HookRow } & Parameters<HttpOptions['acceptSignals']>[1])[];
  /** Lines of the log, as text. */
  log: string[];
  tell(message: LiveMessage): void;
  listeners: Set<(message: LiveMessage) => void>;
  /** Lets every timer of live streams fire once. */
  beat(): void;
}

/** The HTTP server on use cases in memory. Routes that are not given only say that they were reached. */
export async function fakeDesk(given: Partial<HttpOptions> = {}): Promise<FakeDesk> {
  const auth = fakeAuth();
  const publicData = fakePublicData();
  const listeners: FakeDesk['listeners'] = new Set();
  const timers = new Set<() => void>();
  const desk = { auth, publicData, listeners, reached: [], audit: [], accepted: [], log: [] } as Omit<
    FakeDesk,
    'app' | 'tell' | 'beat'
  >;
  const app = await buildHttpServer({
    auth,
    clock: { now: () => NOW, realMsUntil: () => 0 },
    audit: { write: async (entry) => void desk.audit.push(entry), list: async () => [] },
    dialects: [],
    hookByKey: async () => null,
    checkHookSecret: (secret, { headers }) =>
      headers['authorization'] === `Bearer ${secret}` ? 'good' : 'bad-signature',
    acceptSignals: async (hook, signals) => void desk.accepted.push({ hook, ...signals }),
    subscribeLive: (space, listener) => {
      if (space !== 'real') return null;
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    publicPages: publicData,
    ackKey: 'key of the acknowledge links',
    health: { databaseAnswers: async () => true, migrationsDone: async () => true, workersRunning: async () => true },
    metrics: createMetrics(),
    metricsToken: null,
    webDir: new URL('desk', import.meta.url).pathname,
    publicUrl: () => 'http://desk.example',
    version: '0.0.0',
    trustProxy: false,
    logger: pino({ level: 'debug' }, { write: (line: string) => void desk.log.push(line) }),
    every: (_ms, run) => {
      timers.add(run);
      return () => timers.delete(run);
    },
    ...given,
    routes: allRoutes(given.routes ?? [], given.passkeys === undefined ? SESSION_ROUTES : WITH_PASSKEYS, desk.reached),
  });
  return {
    ...desk,
    app,
    tell: (message) => listeners.forEach((listener) => listener(message)),
    beat: () => timers.forEach((run) => run()),
  };
}

function allRoutes(given: BoundRoute[], ownRoutes: ReadonlySet<string>, reached: string[]): BoundRoute[] {
  const names = new Set(given.map(({ route }) => route.name));
  const rest = ROUTES.filter(({ name }) => !names.has(name) && !ownRoutes.has(name));
  const reach = (name: string) => async (): Promise<never> => {
    reached.push(name);
    throw new Error(`the use case of ${name} has a secret inside`);
  };
  return [...given, ...rest.map((route) => bind(route, reach(route.name)))];
}
