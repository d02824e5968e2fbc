import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { createRoomIncidentChannel } from '#adapters/chat/room/room-incident-channel.ts';
import { accountRoutes } from '#adapters/http/auth/account-routes.ts';
import { accountsOfPeople } from '#adapters/http/auth/accounts-of-people.ts';
import { createToken } from '#adapters/http/auth/api-tokens.ts';
import { createAuth } from '#adapters/http/auth/create-auth.ts';
import { passkeys } from '#adapters/http/auth/passkey/passkeys.ts';
import { singleSignOn } from '#adapters/http/auth/sso/single-sign-on.ts';
import { ssoRoutes } from '#adapters/http/auth/sso/sso-routes.ts';
import { guardedAsk } from '#adapters/channels/ask.ts';
import { buildHttpServer } from '#adapters/http/build-http-server.ts';
import { createMetrics } from '#adapters/http/health/metrics.ts';
import { signAckToken } from '#adapters/http/public/ack-token.ts';
import { signApprovalToken } from '#adapters/http/public/approval-token.ts';
import { incidentDocument } from '#adapters/http/public/status/incident-document.ts';
import {
  signConfirmToken,
  signUnsubscribeToken,
  subscriptionSecret,
} from '#adapters/http/public/status/subscription-token.ts';
import { alertmanagerDialect } from '#adapters/intake/alertmanager/alertmanager-dialect.ts';
import { CHANGE_DIALECTS } from './change-dialects.ts';
import { takeTrackerNews } from '#app/actions/take-tracker-news.ts';
import { takeChanges } from '#app/change/take-changes.ts';
import { checkHookSecret } from '#adapters/intake/check-hook-secret.ts';
import { trackerDialect } from '#adapters/intake/tracker/tracker-dialect.ts';
import { genericDialect } from '#adapters/intake/generic/generic-dialect.ts';
import { openPool } from '#adapters/storage/connect.ts';
import { openDeskStorage } from '#adapters/storage/desk-storage.ts';
import { migrateDesk } from '#adapters/storage/migrate.ts';
import { connectionRoutes } from '#app/connection/connection-routes.ts';
import { planRunWork } from '#app/runner/plan-run-work.ts';
import { runnerRoutes } from '#app/runner/runner-routes.ts';
import { recentInsights } from '#app/insights/read-insights.ts';
import { deskRoutes } from '#app/desk/desk-routes.ts';
import { deskSettings } from '#app/desk/desk-settings.ts';
import { accountPost } from '#app/people/account-post.ts';
import { spaceRoutes } from '#app/routes.ts';
import type { Ids } from '#app/ports/ids.ts';
import type { Right } from '#contract/route.ts';
import type { StatusNeeds } from '#app/status/status-needs.ts';
import { maintenanceRoutes } from '#app/status/maintenance-routes.ts';
import { publishClaim, requestPublication } from '#app/status/publish.ts';
import { statusPageRoutes } from '#app/status/status-page-routes.ts';
import { tellSubscribers } from '#app/status/tell-subscribers.ts';
import { takeAlerts } from '#app/signal/take-alerts.ts';
import { rehearsalRoutes } from '#drills/desk/rehearsal-routes.ts';
import { routesForVisitors } from '#drills/desk/visitors.ts';
import { deskChannels } from './channels.ts';
import { startDrills } from './drills.ts';
import { startGameDays } from './game-days.ts';
import { deskExecutors, testOfConnection } from './executors.ts';
import { prepareDesk } from './first-run.ts';
import { publishing } from './publishers.ts';
import { publicData } from './public-data.ts';
import { readSecrets } from './secrets.ts';
import { rehearsals } from './rehearsals.ts';
import { spaceContexts } from './space-contexts.ts';
import { deskTrackers } from './trackers.ts';
import { startWorkers, type Workers } from './workers.ts';
import { systemClock } from './system-clock.ts';

export interface DeskOptions {
  databaseUrl: string;
  /** Where the desk keeps its secret key. */
  dataDir: string;
  host: string;
  port: number;
  /** Overrides the address that is set on the desk. */
  publicUrl: string | null;
  /** A new desk begins with the sample company. */
  sample: boolean;
  /** Proxies whose `X-Forwarded-For` is believed. */
  trustProxy: false | string[];
  webDir: string;
  version: string;
  /** `TWOAM_SECRET`, where several servers share one database. */
  secret: string | undefined;
  metricsToken: string | null;
  log: Logger;
}

export interface RunningDesk {
  /** Where it listens, without a trailing slash. */
  url: string;
  /** A one-time link for the first administrator; null once somebody can sign in. */
  loginLink: string | null;
  /** An API token for the command line of this machine: the known one while it works, else a new one. */
  localToken(known: string | null): Promise<string>;
  stop(): Promise<void>;
}

const unguessableIds: Ids = { next: (prefix) => `${prefix}_${randomBytes(12).toString('base64url')}` };

/**
 * Starts a desk on a database: brings it forward, serves it, and does whatever is due. When it cannot start nothing of
 * it goes on running.
 */
export async function startDesk(options: DeskOptions): Promise<RunningDesk> {
  const { databaseUrl, log } = options;
  await migrateDesk(databaseUrl);
  const secrets = await readSecrets(options.dataDir, options.secret);
  // Closed in the opposite order: no more requests, then no more work, then no database.
  await using opened = new AsyncDisposableStack();
  const authPool = openPool({ url: databaseUrl, connections: 4, log });
  opened.defer(() => authPool.end());
  const storage = openDeskStorage({ url: databaseUrl, secretKey: secrets.encryption, log });
  opened.defer(() => storage.close());

  let listening = options.publicUrl ?? `http://${options.host}:${options.port}`;
  const settings = deskSettings(storage.settings, () => listening);
  if (options.publicUrl !== null) await settings.setPublicUrl(options.publicUrl);
  let publicUrl = await settings.publicUrl();

  const metrics = createMetrics();
  const contexts = spaceContexts({
    show: (message) => channels.show(message),
    showOnPage: incidentDocument,
    observeCommand: (command, outcome, seconds) => metrics.observeCommand(command, outcome, seconds),
    spaces: storage.spaces,
    settings,
    live: storage.live,
    ids: unguessableIds,
    executors: deskExecutors(storage.connections, storage.runners),
    trackers: deskTrackers(storage.connections),
    channel: createRoomIncidentChannel({ publicUrl: () => settings.publicUrl() }),
    approvalLink: (claims, url) =>
      `${url}/approve/${signApprovalToken(secrets.acknowledge, claims, systemClock.now())}`,
    acknowledgeLink: (claims, url) => `${url}/ack/${signAckToken(secrets.acknowledge, claims, systemClock.now())}`,
  });
  await contexts.refresh();
  const real = await contexts.get('real');
  metrics.readOutboxStates(() => real.storage.outbox.countByState());
  metrics.readInsights(() => recentInsights(real));
  await prepareDesk(real, settings, options.sample);

  const status: StatusNeeds = {
    context: real,
    settings,
    links: {
      confirm: async (id) =>
        `${await settings.publicUrl()}/status/confirm/${signConfirmToken(secrets.acknowledge, id, systemClock.now())}`,
      unsubscribe: async (id) =>
        `${await settings.publicUrl()}/status/unsubscribe/${signUnsubscribeToken(secrets.acknowledge, id)}`,
    },
  };
  const publishes = publishing();
  await requestPublication(status);
  const channels = deskChannels(settings, secrets.messageIdHost, {
    async tell(message) {
      await requestPublication(status);
      return tellSubscribers(status, message);
    },
    secretOf: (id) => subscriptionSecret(secrets.acknowledge, id),
  });
  opened.defer(() => channels.close());
  const auth = createAuth({
    pool: authPool,
    secret: secrets.session,
    clock: systemClock,
    publicUrl: () => publicUrl,
    people: real.storage.people,
    ids: unguessableIds,
    tell: accountPost(real, settings),
  });
  const sso = singleSignOn({
    accounts: auth.accounts,
    secret: secrets.session,
    ask: guardedAsk(),
    provider: () => settings.identityProvider(),
    signInAs: (accountId) => auth.signInAs(accountId),
  });
  const keys = passkeys({
    accounts: auth.accounts,
    secret: secrets.session,
    signInAs: (accountId) => auth.signInAs(accountId),
    renew: (sessionId) => auth.renew(sessionId),
    issuer: async () => (await settings.identityProvider())?.provider.issuer ?? null,
  });
  const context = (id: string): ReturnType<typeof contexts.get> => contexts.get(id);
  // Drills and health checks come before the workers they speak of.
  const working: { workers: Workers | null } = { workers: null };
  opened.defer(() => working.workers?.stop());
  const drills = await startDrills({
    storage,
    contexts,
    ids: unguessableIds,
    poke: (spaceId) => working.workers?.poke(spaceId),
    log,
  });
  opened.defer(() => drills.stop());
  const gameDays = await startGameDays({ house: drills.house, gameDays: storage.gameDays, real, channels, log });
  opened.defer(() => gameDays.stop());
  const rehearsing = rehearsals();
  opened.defer(() => rehearsing.stop());
  const app = await buildHttpServer({
    routes: [
      ...routesForVisitors(
        spaceRoutes({ context, accounts: accountsOfPeople(auth.accounts) }),
        storage.spaces,
        storage.gameDays,
      ),
      ...deskRoutes({ context, settings, audit: storage.audit, mail: channels.mail }),
      ...statusPageRoutes(status),
      ...maintenanceRoutes(real),
      ...connectionRoutes({ connections: storage.connections, clock: systemClock, test: testOfConnection }),
      ...runnerRoutes({ runners: storage.runners, clock: systemClock }),
      ...accountRoutes(auth.accounts),
      ...ssoRoutes(sso, settings),
      ...drills.routes,
      ...gameDays.routes,
      ...rehearsalRoutes({ context, ...rehearsing, realNow: () => Date.now() }),
    ],
    auth: auth.auth,
    singleSignOn: sso,
    passkeys: keys,
    clock: systemClock,
    audit: storage.audit,
    dialects: [alertmanagerDialect, genericDialect, trackerDialect, ...CHANGE_DIALECTS],
    hookByKey: (key) => real.storage.signals.hookByKey(key),
    checkHookSecret,
    acceptSignals: async (hook, { alerts, changes, tracked = [] }) => {
      await takeAlerts(real, alerts);
      await takeChanges(real, changes);
      await takeTrackerNews(real, tracked);
      await real.storage.signals.hookUsed(hook.id, systemClock.now());
    },
    subscribeLive: (space, listener) => (contexts.has(space) ? storage.live.subscribe(space, listener) : null),
    publicPages: publicData(status, context),
    ackKey: secrets.acknowledge,
    runners: { runners: storage.runners, work: planRunWork(real) },
    health: {
      databaseAnswers: () =>
        storage.ping().then(
          () => true,
          () => false,
        ),
      migrationsDone: async () => true,
      workersRunning: async () => working.workers?.areRunning() ?? false,
    },
    metrics,
    metricsToken: options.metricsToken,
    webDir: options.webDir,
    publicUrl: () => publicUrl,
    version: options.version,
    trustProxy: options.trustProxy,
    logger: log,
  });
  opened.defer(() => app.close());
  working.workers = startWorkers({
    contexts,
    storage,
    channels,
    metrics,
    wakeDrill: drills.wake,
    sendInGameDay: gameDays.send,
    publish: (claim) => publishClaim({ ...status, ...publishes }, claim),
    retentionDays: () => settings.retentionDays(),
    log,
  });
  // The address is a setting that other processes may change; links and origins follow it within seconds.
  const reread = setInterval(
    () =>
      void settings.publicUrl().then(
        (url) => (publicUrl = url),
        () => undefined,
      ),
    2000,
  ).unref();
  opened.defer(() => clearInterval(reread));

  await app.listen({ host: options.host, port: options.port });
  listening = options.publicUrl ?? `http://${options.host}:${(app.server.address() as AddressInfo).port}`;
  publicUrl = await settings.publicUrl();
  const loginLink = (await auth.nobodyCanSignIn()) ? (await auth.createLoginLink()).url : null;
  const running = opened.move();
  return {
    url: listening,
    loginLink,
    async localToken(known) {
      const works =
        known !== null && (await auth.auth.resolve({ authorization: `Bearer ${known}` }).catch(() => null)) !== null;
      if (works) return known;
      const scopes: Right[] = ['view', 'respond', 'publish-procedure', 'administer'];
      const made = await createToken(auth.accounts, {
        name: 'Command line on the desk’s own machine',
        scopes,
        expiresAt: null,
      });
      return made.token;
    },
    stop: () => running.disposeAsync(),
  };
}
