import { randomUUID } from 'node:crypto';
import fastify, { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { BodyOf } from '#contract/route.ts';
import type { signIn } from '#contract/session.ts';
import { passkeyRoutes } from './auth/passkey/passkey-routes.ts';
import { sessionRoutes } from './auth/session-routes.ts';
import { registerContractRoutes } from './contract-routes.ts';
import { registerDeskPages } from './desk-pages.ts';
import { errorAnswer } from './error-answer.ts';
import { registerHealthRoutes } from './health/health-routes.ts';
import { registerHookRoutes } from './hooks/hook-routes.ts';
import { registerPagerdutyRoutes } from './hooks/pagerduty-routes.ts';
import type { HttpOptions } from './http-options.ts';
import { readJsonOnly } from './json-body.ts';
import { registerLiveRoute } from './live/live-route.ts';
import { registerPublicPages } from './public/public-pages.ts';
import { DEFAULT_RATE_LIMITS, limitPerMinute, perMinute, registerRateLimits } from './rate-limits.ts';
import { registerReference } from './reference/reference-page.ts';
import { registerRunnerRoutes } from './runners/runner-routes.ts';
import { registerSecurityHeaders } from './security-headers.ts';
import { served } from './served-route.ts';
import { keepConnection, registerUnreadBodies } from './unread-body.ts';

const BODY_LIMIT = 1_000_000;

/** Builds the desk's HTTP server without listening. Closing it ends live streams and lets requests finish. */
export async function buildHttpServer(options: HttpOptions): Promise<FastifyInstance> {
  const limits = { ...DEFAULT_RATE_LIMITS, ...options.rateLimits };
  const app = createServer(options);
  app.decorateRequest('signedIn', null);
  app.decorateRequest('audited');
  app.addHook('onRequest', async (request, reply) => {
    request.audited = {};
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => logAndMeasure(request, reply, options));
  app.setErrorHandler(sendRefusal);
  registerUnreadBodies(app);
  registerSecurityHeaders(app, options.publicUrl);
  await registerRateLimits(app);
  await app.register(async (scope) => registerApi(scope, options, limits));
  await app.register(async (scope) =>
    registerHookRoutes(scope, { ...options, limit: limitPerMinute(app, limits.hooks) }),
  );
  const { runners } = options;
  if (runners !== undefined)
    await app.register(async (scope) =>
      registerRunnerRoutes(scope, { ...runners, clock: options.clock, limit: limitPerMinute(app, limits.runners) }),
    );
  await app.register(async (scope) =>
    registerPagerdutyRoutes(scope, { ...options, limit: limitPerMinute(app, limits.hooks) }),
  );
  await app.register(async (scope) =>
    registerPublicPages(scope, {
      ...options,
      data: options.publicPages,
      limits: {
        pages: limitPerMinute(app, limits.publicPages),
        forms: limitPerMinute(app, limits.publicForms),
        subscriptions: limitPerMinute(app, limits.subscriptions),
        signIn: limitPerMinute(app, limits.signIn),
      },
    }),
  );
  registerHealthRoutes(app, options);
  await registerReference(app, options.version);
  await registerDeskPages(app, options.webDir);
  return app;
}

function createServer(options: HttpOptions): FastifyInstance {
  return fastify({
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomUUID(),
    loggerInstance: options.logger,
    // Addresses carry secrets (hooks, links): the desk logs the pattern of a route instead, in logAndMeasure.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    requestTimeout: 30_000,
    trustProxy: options.trustProxy,
    frameworkErrors: sendRefusal,
    routerOptions: { maxParamLength: 2000 },
  });
}

function registerApi(scope: FastifyInstance, options: HttpOptions, limits: typeof DEFAULT_RATE_LIMITS): void {
  readJsonOnly(scope);
  scope.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  const streams = registerLiveRoute(scope, { ...options, every: options.every ?? everyInterval });
  const perAccount = scope.createRateLimit({
    ...perMinute(limits.signInPerAccount),
    keyGenerator: (request) => `account ${accountTried(request).toLowerCase()}`,
  });
  const held = {
    endStreams: streams.endOf,
    tooManyAttempts: async (request: FastifyRequest) => {
      const count = await perAccount(request);
      return !count.isAllowed && count.isExceeded ? count.ttlInSeconds : null;
    },
  };
  const { auth, passkeys, publicUrl } = options;
  const session = [
    ...sessionRoutes({ ...held, auth, passkeys }),
    ...(passkeys === undefined ? [] : passkeyRoutes({ ...held, passkeys, publicUrl })),
  ];
  const attempts = limitPerMinute(scope, limits.signIn);
  registerContractRoutes(scope, {
    ...options,
    routes: [...options.routes.map(served), ...session],
    rateLimits: {
      signIn: attempts,
      signInWithPasskey: attempts,
      beginPasskeySignIn: limitPerMinute(scope, limits.passkeyChallenges),
      enrolRunner: attempts,
      acceptWelcome: attempts,
      lookAtWelcome: attempts,
    },
  });
}

/** Whose password somebody tries: their own when they are signed in. The contract's shape was checked before. */
function accountTried({ signedIn, body }: FastifyRequest): string {
  return signedIn?.caller.email ?? (body as BodyOf<typeof signIn>).email;
}

function everyInterval(ms: number, run: () => void): () => void {
  const timer = setInterval(run, ms).unref();
  return () => clearInterval(timer);
}

function sendRefusal(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { status, body, unexpected } = errorAnswer(thrown, request.id, request.routeOptions.bodyLimit ?? BODY_LIMIT);
  if (unexpected !== null) request.log.error({ err: unexpected }, 'request failed');
  keepConnection(request, reply);
  void reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(body));
}

function logAndMeasure(request: FastifyRequest, reply: FastifyReply, options: HttpOptions): void {
  const route = request.routeOptions.url ?? 'none';
  const seconds = reply.elapsedTime / 1000;
  options.metrics.observeHttp({ method: request.method, route, status: reply.statusCode }, seconds);
  const who = request.signedIn?.caller.accountId ?? undefined;
  const facts = { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime), who };
  request.log.debug(facts, 'answered');
}
