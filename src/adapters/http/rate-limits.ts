import rateLimit, { type RateLimitOptions } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refused } from '#app/refused.ts';
import { MINUTE_MS } from '#core/shared/instant.ts';

/** Requests a minute from one address (IPv6: one /64). Each process counts for itself. */
export interface RateLimits {
  /** Attempts to sign in or to use a one-time link. */
  signIn: number;
  /** Attempts on one account, from wherever they come. */
  signInPerAccount: number;
  /** Sign-in pages opened by browsers that know passkeys; a whole company may share one address. */
  passkeyChallenges: number;
  /** Requests of monitoring tools; a storm of alerts must pass. */
  hooks: number;
  /** Requests of runners; many may share one address. */
  runners: number;
  /** Reports and acknowledgements sent; a whole support desk may share one address. */
  publicForms: number;
  /** Subscriptions asked for: each sends a mail to whom a stranger names. */
  subscriptions: number;
  /** Public pages read; a whole company may share one address. */
  publicPages: number;
}

export const DEFAULT_RATE_LIMITS: RateLimits = {
  signIn: 20,
  signInPerAccount: 10,
  passkeyChallenges: 120,
  hooks: 3000,
  runners: 6000,
  publicForms: 60,
  subscriptions: 10,
  publicPages: 600,
};

/** A hook that runs before a request's body is read. */
export type RequestHook = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/** Makes rate limits available; only routes that ask for one have one. */
export async function registerRateLimits(app: FastifyInstance): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, context) => {
      // The plugin throws what this returns, although its types speak of a body.
      return new Refused('too-many-requests', { seconds: String(Math.ceil(context.ttl / 1000)) });
    },
  });
}

/** A limit on requests from one address; all routes that are given the same hook count together. */
export function limitPerMinute(app: FastifyInstance, max: number): RequestHook {
  const limit = app.rateLimit(perMinute(max));
  return async (request, reply) => {
    await limit.call(app, request, reply);
  };
}

export function perMinute(max: number): RateLimitOptions {
  return { max, timeWindow: MINUTE_MS };
}
