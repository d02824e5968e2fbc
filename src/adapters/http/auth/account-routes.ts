import { fromIso, toIso, type Instant } from '#core/shared/instant.ts';
import { bind, type BoundRoute } from '#app/handlers.ts';
import { Refused } from '#app/refused.ts';
import { createAccount, deleteAccount, listAccounts, me, updateAccount } from '#contract/accounts.ts';
import { createToken, deleteToken, listTokens, tokenScope } from '#contract/tokens.ts';
import * as accounts from './accounts.ts';
import * as tokens from './api-tokens.ts';
import { meAnswer } from './session-routes.ts';
import { waysInOf } from './ways-in.ts';

/** The contract's routes about accounts and API tokens. */
export function accountRoutes(options: accounts.AccountOptions): BoundRoute[] {
  return [bind(me, async ({ caller }) => meAnswer(caller)), ...accountList(options), ...tokenList(options)];
}

function accountList(options: accounts.AccountOptions): BoundRoute[] {
  const { db } = options;
  return [
    bind(listAccounts, async () => {
      const ways = await waysInOf(db);
      const none = { password: false, singleSignOn: false, passkeys: 0 };
      return {
        accounts: (await accounts.listAccounts(db)).map((row) => ({
          id: row.id,
          personId: row.person_id,
          name: row.name,
          email: row.email,
          role: row.role,
          mayPublish: row.may_publish,
          waysIn: ways.get(row.id) ?? none,
          createdAt: toIso(row.created_at.getTime()),
        })),
      };
    }),
    bind(createAccount, async ({ body }) => {
      const { id, link } = await accounts.inviteAccount(options, body);
      return { id, link: link.url };
    }),
    bind(updateAccount, async ({ params, body }) => {
      await accounts.changeRole(options, params.id, body);
      return { id: params.id };
    }),
    bind(deleteAccount, async ({ params }) => {
      await accounts.removeAccount(db, params.id);
      return { id: params.id };
    }),
  ];
}

function tokenList(options: accounts.AccountOptions): BoundRoute[] {
  return [
    bind(listTokens, async () => ({
      tokens: (await tokens.listTokens(options.db)).map((token) => ({
        ...token,
        scopes: tokenScope.array().parse(token.scopes),
        createdAt: toIso(token.createdAt),
        lastUsedAt: isoOrNull(token.lastUsedAt),
        expiresAt: isoOrNull(token.expiresAt),
      })),
    })),
    bind(createToken, async ({ body }) => {
      const expiresAt = body.expiresAt === null ? null : fromIso(body.expiresAt);
      if (expiresAt !== null && expiresAt <= options.clock.now()) {
        throw new Refused('bad-input', {}, [{ path: 'expiresAt', message: 'This lies in the past.' }]);
      }
      return tokens.createToken(options, { ...body, expiresAt });
    }),
    bind(deleteToken, async ({ params }) => {
      await tokens.revokeToken(options.db, params.id);
      return { id: params.id };
    }),
  ];
}

function isoOrNull(at: Instant | null): string | null {
  return at === null ? null : toIso(at);
}
