import { Client } from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectionRoutes } from '#app/connection/connection-routes.ts';
import { testOfConnection } from '#testing/test-of-connection.ts';
import { freshStorage, type FreshStorage } from '#testing/fresh-storage.ts';
import { githubDouble, type GithubDouble } from '#testing/github-double.ts';
import { fakeDesk, type FakeDesk } from './testing/fake-desk.ts';

const SECRET = 'ghp_aSecretThatMustNotShow';

let storage: FreshStorage;
let desk: FakeDesk;
let github: GithubDouble;
const log: string[] = [];

beforeAll(async () => {
  storage = await freshStorage();
  github = await githubDouble({ token: SECRET, workflows: {}, work: async () => ({ conclusion: 'success' }) });
  desk = await fakeDesk({
    routes: connectionRoutes({
      connections: storage.desk.connections,
      clock: { now: () => 1_000_000 },
      test: testOfConnection,
    }),
    logger: pino({ level: 'trace' }, { write: (line: string) => void log.push(line) }),
  });
});
afterAll(async () => {
  await desk.app.close();
  await github.close();
  await storage.close();
});

async function call(method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, body?: object, role = 'admin') {
  const answer = await desk.app.inject({
    method,
    url: `/api/v1/connections${path}`,
    headers: { cookie: `session=${role}`, 'sec-fetch-site': 'same-origin' },
    ...(body === undefined ? {} : { payload: body }),
  });
  return { status: answer.statusCode, text: answer.body, json: answer.json<Record<string, unknown>>() };
}

const put = (name: string, connection: object, secret?: string) =>
  call('PUT', `/${name}`, { connection, ...(secret === undefined ? {} : { secret }) });

describe('connections', () => {
  test('are kept, listed without secrets, tried, and removed', async () => {
    const connection = { kind: 'github', url: github.url, allowPrivate: true };
    expect((await put('github', connection, SECRET)).status).toBe(200);
    const listed = await call('GET', '');
    expect(listed.json).toMatchObject({ connections: [{ name: 'github', hasSecret: true, secretLost: false }] });
    expect((await call('POST', '/github/test')).json).toEqual({
      works: true,
      says: expect.stringContaining('knows the token as revert-bot'),
    });
    expect((await put('github', { ...connection, allowPrivate: false })).status).toBe(200);
    expect((await call('POST', '/github/test')).json).toMatchObject({
      works: false,
      says: expect.stringContaining('private network'),
    });
    expect((await call('DELETE', '/github')).status).toBe(200);
    expect((await call('DELETE', '/github')).status).toBe(404);
    expect((await call('POST', '/github/test')).status).toBe(404);
  });

  test.each(['viewer', 'responder', 'nobody'])(
    'are seen, changed and tried by administrators only, not by a %s',
    async (role) => {
      const body = { connection: { kind: 'webhook', url: 'https://hook.example' }, secret: SECRET };
      const status = role === 'nobody' ? 401 : 403;
      expect((await call('GET', '', undefined, role)).status).toBe(status);
      expect((await call('PUT', '/x', body, role)).status).toBe(status);
      expect((await call('DELETE', '/x', undefined, role)).status).toBe(status);
      expect((await call('POST', '/x/test', {}, role)).status).toBe(status);
    },
  );

  test('do not take a kept secret to another host or kind', async () => {
    const hook = { kind: 'webhook', url: 'https://hook.example/a', statusUrl: null };
    expect((await put('hook', hook, SECRET)).status).toBe(200);
    expect((await put('hook', { ...hook, url: 'https://hook.example/b' })).status).toBe(200);
    for (const change of [
      { ...hook, url: 'https://thief.example/a' },
      { ...hook, url: 'http://hook.example/a' },
      { ...hook, statusUrl: 'https://thief.example/{attempt}' },
      { kind: 'github', url: 'https://hook.example' },
    ])
      expect(await put('hook', change)).toMatchObject({
        status: 409,
        json: { error: { message: 'The secret was entered for another host.' } },
      });
    expect((await put('hook', { ...hook, url: 'https://thief.example/a' }, 'another-secret')).status).toBe(200);
  });

  test.each([
    { kind: 'webhook', url: 'ftp://hook.example' },
    { kind: 'webhook', url: 'https://user:password@hook.example' },
    { kind: 'webhook', url: 'https://hook.example/#x' },
    { kind: 'webhook', url: 'https://hook.example', statusUrl: 'https://hook.example/no-place' },
    { kind: 'github', url: 'https://api.github.com?x=1' },
    { kind: 'gopher', url: 'https://hook.example' },
  ])('refuse the shape %j', async (connection) => {
    expect((await put('wrong', connection, SECRET)).status).toBe(400);
  });

  test('show a secret nowhere: not in the database, the log, an answer, a refusal or the audit', async () => {
    const answers = [
      await put('github', { kind: 'github', url: github.url, allowPrivate: true }, SECRET),
      await call('GET', ''),
      await call('POST', '/github/test'),
      await put('github', { kind: 'nonsense' }, SECRET),
      await put('github', { kind: 'github', url: 'https://other.example' }),
    ];
    github.mood('away');
    answers.push(await call('POST', '/github/test'));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 400, 409, 200]);
    for (const shown of [...answers.map(({ text }) => text), ...log, JSON.stringify(desk.audit), await dump()]) {
      for (const form of [SECRET, Buffer.from(SECRET).toString('base64'), Buffer.from(SECRET).toString('hex')])
        expect(shown).not.toContain(form);
    }
    expect((await storage.desk.connections.open('github'))?.secret).toBe(SECRET);
  });

  test('whose secret another key sealed, or that was moved to another name, are said to be lost', async () => {
    await put('one', { kind: 'webhook', url: 'https://one.example' }, SECRET);
    await put('two', { kind: 'webhook', url: 'https://two.example' }, 'another-secret');
    await storage.client.query(
      `update twoam.connections set secret = (select secret from twoam.connections where name = 'one') where name = 'two'`,
    );
    expect(await storage.desk.connections.open('two')).toMatchObject({ secret: null, secretLost: true });
    expect((await call('POST', '/two/test')).json).toMatchObject({
      works: false,
      says: expect.stringContaining('key'),
    });
  });
});

/** Every row of every table, as text. */
async function dump(): Promise<string> {
  const client = new Client({ connectionString: storage.url });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('twoam', 'space_real')`,
    );
    const texts = [];
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ text: string }>(`select t::text as text from ${name} t`);
      texts.push(...rows.map(({ text }) => text));
    }
    return texts.join('\n');
  } finally {
    await client.end();
  }
}
