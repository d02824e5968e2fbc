import { betterAuth, type BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';
import { SECOND_MS, DAY_MS } from '#core/shared/instant.ts';
import type { AuthDatabase } from './tables.ts';

export interface LoginOptions {
  db: AuthDatabase;
  /** Signs the session cookie. */
  secret: string;
  publicUrl: string;
}

/** A responder's phone stays signed in between two weeks on call. */
const SESSION_MS = 30 * DAY_MS;

/** Opens a session for an account that has proven who it is elsewhere, or gives its cookie anew. Functions of ours, no routes. */
const openSession = {
  id: 'open-session',
  endpoints: {
    openSession: createAuthEndpoint(
      '/open-session',
      { method: 'POST', body: z.object({ accountId: z.string() }), metadata: { SERVER_ONLY: true } },
      async (context) => {
        const { internalAdapter } = context.context;
        const user = await internalAdapter.findUserById(context.body.accountId);
        if (user === null) throw new APIError('UNAUTHORIZED');
        await setSessionCookie(context, { session: await internalAdapter.createSession(user.id), user });
      },
    ),
    goOn: createAuthEndpoint(
      '/go-on',
      { method: 'POST', body: z.object({ token: z.string() }), metadata: { SERVER_ONLY: true } },
      async (context) => {
        const found = await context.context.internalAdapter.findSession(context.body.token);
        if (found === null) throw new APIError('UNAUTHORIZED');
        await setSessionCookie(context, found);
      },
    ),
  },
} satisfies BetterAuthPlugin;

export type Login = ReturnType<typeof createLogin>;

/**
 * better-auth on our tables: passwords, sessions and their cookie. Its own HTTP routes stay closed; we call its
 * functions behind the contract's routes. Passkeys (passkey/) only open a session here.
 */
export function createLogin({ db, secret, publicUrl }: LoginOptions) {
  return betterAuth({
    appName: 'TwoAM',
    baseURL: publicUrl,
    secret,
    database: { db, type: 'postgres', schemaName: 'twoam', transaction: true },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    user: {
      modelName: 'accounts',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: {
        role: { type: 'string', input: false, required: true },
        mayPublish: { type: 'boolean', input: false, required: true, fieldName: 'may_publish' },
        personId: { type: 'string', input: false, required: false, fieldName: 'person_id' },
      },
    },
    session: {
      modelName: 'sessions',
      fields: {
        userId: 'account_id',
        expiresAt: 'expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
      },
      expiresIn: SESSION_MS / SECOND_MS,
      updateAge: DAY_MS / SECOND_MS,
      // Rights and sign-outs count at once, in every process: no copy of the session lives in a cookie.
      cookieCache: { enabled: false },
    },
    account: {
      modelName: 'credentials',
      fields: {
        userId: 'account_id',
        accountId: 'provider_account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'verifications',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    advanced: {
      cookiePrefix: 'twoam',
      useSecureCookies: publicUrl.startsWith('https:'),
      // Where somebody sat is nobody's business.
      ipAddress: { disableIpTracking: true },
    },
    // Ours stands in front of the routes and counts attempts per account too.
    rateLimit: { enabled: false },
    plugins: [openSession],
    telemetry: { enabled: false },
    experimental: { instrumentation: { enabled: false } },
    logger: { disabled: true },
  });
}
