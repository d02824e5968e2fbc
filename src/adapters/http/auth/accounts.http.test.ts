import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiError } from '#contract/error.ts';
import { HOUR_MS, MINUTE_MS, toIso } from '#core/shared/instant.ts';
import { changeRole } from './accounts.ts';
import { authDesk, race, type AuthDesk } from '../testing/auth-desk.ts';

let desk: AuthDesk;
let ada: { id: string; cookie: string };
beforeAll(async () => {
  desk = await authDesk();
  const cookie = await desk.firstAdministrator();
  const me = (await desk.call('GET', '/api/v1/me', { cookie })).json<{ accountId: string }>();
  ada = { id: me.accountId, cookie };
});
afterAll(() => desk.close());

function codeOf(answer: { json(): unknown }): string {
  return apiError.parse(answer.json()).error.code;
}

describe('a role', () => {
  it('that is taken away stops counting with the next request', async () => {
    const rae = await desk.invite(ada.cookie, { name: 'Rae', email: 'rae@example.com', role: 'admin' });
    expect((await desk.call('GET', '/api/v1/accounts', { cookie: rae.cookie })).statusCode).toBe(200);
    const body = { role: 'viewer', mayPublish: false };
    expect((await desk.call('PUT', `/api/v1/accounts/${rae.id}`, { cookie: ada.cookie, body })).statusCode).toBe(200);
    expect((await desk.call('GET', '/api/v1/accounts', { cookie: rae.cookie })).statusCode).toBe(403);
  });

  it('of the last administrator who can sign in stays', async () => {
    const invited = { name: 'Not yet here', email: 'later@example.com', role: 'admin' };
    await desk.call('POST', '/api/v1/accounts', { cookie: ada.cookie, body: invited });
    const body = { role: 'responder', mayPublish: true };
    const demote = await desk.call('PUT', `/api/v1/accounts/${ada.id}`, { cookie: ada.cookie, body });
    expect([demote.statusCode, codeOf(demote)]).toEqual([409, 'refused']);
    const remove = await desk.call('DELETE', `/api/v1/accounts/${ada.id}`, { cookie: ada.cookie });
    expect(apiError.parse(remove.json()).error.message).toBe('This is the last administrator who can sign in.');
    expect((await desk.call('GET', '/api/v1/me', { cookie: ada.cookie })).json()).toMatchObject({ role: 'admin' });
  });

  it('two administrators who demote each other at once leave one', async () => {
    const second = await desk.invite(ada.cookie, { name: 'Bo', email: 'bo@example.com', role: 'admin' });
    const demote = (id: string) => changeRole(desk.login.accounts, id, { role: 'viewer', mayPublish: false });
    const held = `select id from twoam.accounts where role = 'admin' for update`;
    const results = await race(desk.pool, held, () => [demote(ada.id), demote(second.id)]);
    expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['fulfilled', 'rejected']));
    const refusal = results.find(({ status }) => status === 'rejected');
    expect(refusal).toMatchObject({ reason: { code: 'refused' } });
    await desk.pool.query(`update twoam.accounts set role = 'admin' where id = $1`, [ada.id]);
  });

  it('unknown ids are said to be unknown', async () => {
    const body = { role: 'viewer', mayPublish: false };
    const answers = await Promise.all([
      desk.call('PUT', '/api/v1/accounts/nobody', { cookie: ada.cookie, body }),
      desk.call('DELETE', '/api/v1/accounts/nobody', { cookie: ada.cookie }),
      desk.call('POST', '/api/v1/accounts/nobody/link', { cookie: ada.cookie }),
      desk.call('DELETE', '/api/v1/tokens/nothing', { cookie: ada.cookie }),
    ]);
    expect(answers.map(codeOf)).toEqual(Array.from({ length: 4 }, () => 'not-found'));
  });
});

describe('an account that is removed', () => {
  it('cannot do anything any more, and its person stays', async () => {
    const cy = await desk.invite(ada.cookie, { name: 'Cy', email: 'cy@example.com', role: 'responder' });
    await desk.call('DELETE', `/api/v1/accounts/${cy.id}`, { cookie: ada.cookie });
    expect((await desk.call('GET', '/api/v1/me', { cookie: cy.cookie })).statusCode).toBe(401);
    expect(desk.people.some(({ name }) => name === 'Cy')).toBe(true);
  });
});

describe('an API token', () => {
  const makeToken = async (scopes: string[], expiresAt: string | null = null) => {
    const body = { name: 'pipeline', scopes, expiresAt };
    const answer = await desk.call('POST', '/api/v1/tokens', { cookie: ada.cookie, body });
    return answer.json<{ id: string; token: string }>();
  };

  it('may do exactly what its scopes say', async () => {
    const viewing = await makeToken(['view']);
    expect(viewing.token).toMatch(/^twoam_[0-9a-f]{12}_[\w-]{43}$/);
    expect((await desk.call('GET', '/api/v1/me', { token: viewing.token })).json()).toMatchObject({
      name: 'token pipeline',
      rights: ['view'],
    });
    const refused = await desk.call('GET', '/api/v1/accounts', { token: viewing.token });
    expect([refused.statusCode, codeOf(refused)]).toEqual([403, 'not-allowed']);
    const responding = await makeToken(['respond']);
    expect((await desk.call('GET', '/api/v1/me', { token: responding.token })).statusCode).toBe(403);
    const publishing = await makeToken(['publish-procedure']);
    expect((await desk.call('GET', '/api/v1/outbox', { token: publishing.token })).statusCode).toBe(403);
    const administering = await makeToken(['administer']);
    expect((await desk.call('GET', '/api/v1/accounts', { token: administering.token })).statusCode).toBe(200);
  });

  it('stops working when it runs out and when it is revoked', async () => {
    const short = await makeToken(['view'], toIso(desk.now() + HOUR_MS));
    const revoked = await makeToken(['view']);
    expect((await desk.call('GET', '/api/v1/me', { token: short.token })).statusCode).toBe(200);
    await desk.call('DELETE', `/api/v1/tokens/${revoked.id}`, { cookie: ada.cookie });
    expect((await desk.call('GET', '/api/v1/me', { token: revoked.token })).statusCode).toBe(401);
    desk.pass(HOUR_MS);
    expect((await desk.call('GET', '/api/v1/me', { token: short.token })).statusCode).toBe(401);
    desk.pass(-HOUR_MS);
  });

  it('cannot be made for the past', async () => {
    const body = { name: 'late', scopes: ['view'], expiresAt: toIso(desk.now() - MINUTE_MS) };
    const answer = await desk.call('POST', '/api/v1/tokens', { cookie: ada.cookie, body });
    expect([answer.statusCode, codeOf(answer)]).toEqual([400, 'bad-input']);
  });

  it('with a wrong secret, a wrong id, or of no form at all is nobody', async () => {
    const { id, token } = await makeToken(['view']);
    const wrong = [`twoam_${id}_${'x'.repeat(43)}`, token.replace(id, '000000000000'), 'twoam_', 'rubbish'];
    for (const text of wrong) {
      expect((await desk.call('GET', '/api/v1/me', { token: text })).statusCode).toBe(401);
    }
  });

  it('counts before a cookie that is sent along', async () => {
    const { token } = await makeToken(['view']);
    const answer = await desk.call('GET', '/api/v1/accounts', { token, cookie: ada.cookie });
    expect(answer.statusCode).toBe(403);
  });

  it('is shown once, with its last use afterwards', async () => {
    const { id, token } = await makeToken(['view']);
    const read = async () => {
      const list = (await desk.call('GET', '/api/v1/tokens', { cookie: ada.cookie })).json<{
        tokens: { id: string; lastUsedAt: string | null }[];
      }>();
      expect(JSON.stringify(list)).not.toContain(token.slice(-43));
      return list.tokens.find((row) => row.id === id)?.lastUsedAt;
    };
    expect(await read()).toBeNull();
    await desk.call('GET', '/api/v1/me', { token });
    expect(await read()).toEqual(expect.any(String));
    const { rows } = await desk.pool.query('select * from twoam.api_tokens');
    expect(JSON.stringify(rows)).not.toContain(token.slice(-43));
  });
});
