import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runnerRoutes } from '#app/runner/runner-routes.ts';
import { enrolmentText, RUNNER_HEADERS, RUNNER_PATHS, signedText } from '#contract/runner.ts';
import { HOUR_MS, MINUTE_MS } from '#core/shared/instant.ts';
import { freshStorage, type FreshStorage } from '#testing/fresh-storage.ts';
import { memoryRunnerWork } from '#testing/runner-work.ts';
import { fakeDesk, type FakeDesk } from '../testing/fake-desk.ts';

let storage: FreshStorage;
let desk: FakeDesk;
let now = Date.UTC(2026, 10, 26, 2);
const work = memoryRunnerWork();

beforeAll(async () => {
  storage = await freshStorage();
  const clock = { now: () => now, realMsUntil: () => 0 };
  const { runners } = storage.desk;
  desk = await fakeDesk({
    clock,
    routes: runnerRoutes({ runners, clock }),
    runners: { runners, work, waitsMs: 0 },
    rateLimits: { signIn: 10_000 },
  });
});
afterAll(async () => {
  await desk.app.close();
  await storage.close();
});
beforeEach(() => storage.empty());

interface Key {
  key: KeyObject;
  publicKey: string;
}
function newKey(): Key {
  const { privateKey: key, publicKey } = generateKeyPairSync('ed25519');
  return { key, publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64') };
}

async function call(method: 'GET' | 'POST', url: string, body?: object, role = 'admin') {
  const answer = await desk.app.inject({
    method,
    url,
    headers: { cookie: `session=${role}`, 'sec-fetch-site': 'same-origin' },
    ...(body === undefined ? {} : { payload: body }),
  });
  return { status: answer.statusCode, json: answer.json<Record<string, never>>() };
}

async function invited(name = 'edge'): Promise<string> {
  const { json } = await call('POST', `/api/v1/runners/${name}/invite`);
  return json['token'] ?? '';
}

function enrol(token: string, { key, publicKey }: Key, proof = sign(null, Buffer.from(enrolmentText(token)), key)) {
  return call('POST', '/api/v1/runner/enrol', { token, publicKey, proof: proof.toString('base64') }, 'nobody');
}

async function enrolled(name = 'edge'): Promise<Key> {
  const key = newKey();
  expect(await enrol(await invited(name), key)).toMatchObject({ status: 200, json: { id: name } });
  return key;
}

interface Signing {
  path?: string;
  signedPath?: string;
  name?: string;
  time?: number;
  nonce?: string;
  body?: string;
  signedBody?: string;
}
const SESSION = 'session_16_chars';
const TAKE = JSON.stringify({
  session: SESSION,
  known: [],
  commands: [{ name: 'revert', parameters: ['version'] }],
  version: '1',
});

async function signed({ key }: { key: KeyObject }, given: Signing = {}) {
  const { path = RUNNER_PATHS.take, name = 'edge', body = TAKE } = given;
  const time = String(given.time ?? now);
  const nonce = given.nonce ?? randomBytes(16).toString('base64url');
  const bodyHash = createHash('sha256')
    .update(given.signedBody ?? body)
    .digest('hex');
  const text = signedText({ path: given.signedPath ?? path, name, time, nonce, bodyHash });
  const answer = await desk.app.inject({
    method: 'POST',
    url: path,
    headers: {
      'content-type': 'application/json',
      [RUNNER_HEADERS.name]: name,
      [RUNNER_HEADERS.time]: time,
      [RUNNER_HEADERS.nonce]: nonce,
      [RUNNER_HEADERS.signature]: sign(null, Buffer.from(text), key).toString('base64'),
    },
    payload: body,
  });
  const json = answer.json<{ step?: { attemptId: string } | null; go?: string; error?: { code: string } }>();
  return { status: answer.statusCode, code: json.error?.code, step: json.step, go: json.go };
}

describe('enrolling a runner', () => {
  test('is in the audit with who made the token and which runner came by it; refused ones of strangers fill nothing', async () => {
    desk.audit.length = 0;
    await enrolled();
    await enrol('twoam_runner_invented', newKey());
    expect(desk.audit).toEqual([
      expect.objectContaining({ who: 'Dana the admin', what: 'inviteRunner', target: 'edge', outcome: 'done' }),
      expect.objectContaining({ who: 'runner edge', what: 'enrolRunner', target: 'edge', outcome: 'done' }),
    ]);
  });

  test('takes a one-time token and a key made on its machine; the list shows no token and no private key', async () => {
    const key = await enrolled();
    expect(await signed(key)).toMatchObject({ status: 200, step: null });
    const { json } = await call('GET', '/api/v1/runners', undefined, 'responder');
    expect(json['runners']).toEqual([
      {
        name: 'edge',
        fingerprint: createHash('sha256').update(Buffer.from(key.publicKey, 'base64')).digest('hex').slice(0, 16),
        commands: [{ name: 'revert', parameters: ['version'] }],
        version: '1',
        enrolledAt: expect.any(String),
        lastSeenAt: new Date(now).toISOString(),
        revokedAt: null,
      },
    ]);
  });

  test('a token used twice is refused, also by two at once', async () => {
    const token = await invited();
    const answers = await Promise.all([enrol(token, newKey()), enrol(token, newKey()), enrol(token, newKey())]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403, 403]);
    expect(await enrol(token, newKey())).toMatchObject({ json: { error: { code: 'enrolment-used-up' } } });
  });

  test('a token older than an hour, an unknown one, and one that a newer replaced are refused', async () => {
    const first = await invited();
    const second = await invited();
    expect((await enrol(first, newKey())).status).toBe(403);
    expect((await enrol('twoam_runner_x', newKey())).status).toBe(403);
    now += HOUR_MS;
    expect((await enrol(second, newKey())).status).toBe(403);
  });

  test('a token without the key is refused and is not used up by it', async () => {
    const token = await invited();
    const [mine, other] = [newKey(), newKey()];
    const proof = sign(null, Buffer.from(enrolmentText(token)), other.key);
    expect(await enrol(token, mine, proof)).toMatchObject({
      status: 401,
      json: { error: { code: 'bad-runner-request' } },
    });
    expect(await enrol(token, { ...mine, publicKey: 'AAAA' }, proof)).toMatchObject({ status: 401 });
    expect((await enrol(token, mine)).status).toBe(200);
  });

  test('nobody enrols over a runner that is not revoked, and a stolen used token opens nothing', async () => {
    const token = await invited();
    const key = newKey();
    await enrol(token, key);
    expect((await call('POST', '/api/v1/runners/edge/invite')).status).toBe(409);
    const bearer = await desk.app.inject({
      method: 'POST',
      url: RUNNER_PATHS.take,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      payload: TAKE,
    });
    expect(bearer.statusCode).toBe(401);
    expect((await signed(newKey())).code).toBe('bad-runner-request');
    expect((await signed(key)).status).toBe(200);
  });

  test('is an administrator’s to allow and to revoke', async () => {
    await enrolled();
    for (const role of ['viewer', 'responder']) {
      expect((await call('POST', '/api/v1/runners/other/invite', {}, role)).status).toBe(403);
      expect((await call('POST', '/api/v1/runners/edge/revoke', {}, role)).status).toBe(403);
    }
    expect((await call('GET', '/api/v1/runners', undefined, 'viewer')).status).toBe(403);
  });
});

describe('a runner’s request', () => {
  test('brings the steps addressed to its name, and nobody else’s', async () => {
    const [edge, other] = [await enrolled('edge'), await enrolled('other')];
    work.give('edge', { attemptId: 'att_mine' });
    expect((await signed(other, { name: 'other' })).step).toBeNull();
    expect((await signed(edge)).step).toMatchObject({ attemptId: 'att_mine' });
    const report = JSON.stringify({
      attempt: { runId: 'run_1', stepId: 'undo', attemptId: 'att_mine' },
      session: SESSION,
      said: { state: 'begun' },
      output: [],
    });
    expect((await signed(other, { name: 'other', path: RUNNER_PATHS.report, body: report })).go).toBe('stop');
    expect((await signed(edge, { path: RUNNER_PATHS.report, body: report })).go).toBe('on');
    // A copy of the runner, with its key, neither gets nor starts what the other has taken.
    const copy = (body: string): string => body.replace(SESSION, 'session_of_copy_');
    expect((await signed(edge, { path: RUNNER_PATHS.report, body: copy(report) })).go).toBe('stop');
    expect((await signed(edge, { body: copy(TAKE) })).step).toBeNull();
  });

  test('signed by another key, for another name, path or body is refused and changes nothing', async () => {
    const key = await enrolled('edge');
    const other = await enrolled('other');
    work.give('edge', { attemptId: 'att_safe' });
    const wrong: [Key, Signing][] = [
      [other, {}],
      [newKey(), {}],
      [key, { name: 'other' }],
      [key, { name: 'nobody' }],
      [key, { name: '../edge' }],
      [key, { signedPath: RUNNER_PATHS.report }],
      [key, { signedBody: TAKE.replace('[]', '["x"]') }],
      [key, { nonce: 'short' }],
    ];
    for (const [by, given] of wrong)
      expect([given, (await signed(by, given)).code]).toEqual([given, 'bad-runner-request']);
    expect(work.of('att_safe').handedOut).toBe(0);
    expect((await storage.desk.runners.get('edge'))?.lastSeenAt).toBeNull();
  });

  test('that is late, or ahead of its time, is refused', async () => {
    const key = await enrolled();
    expect((await signed(key, { time: now - MINUTE_MS - 1 })).code).toBe('late-signature');
    expect((await signed(key, { time: now + MINUTE_MS + 1 })).code).toBe('late-signature');
    expect((await signed(key, { time: now - MINUTE_MS })).status).toBe(200);
  });

  test('that came before is refused, for as long as its time would still be taken', async () => {
    const key = await enrolled();
    const given = { time: now + MINUTE_MS, nonce: randomBytes(16).toString('base64url') };
    expect((await signed(key, given)).status).toBe(200);
    expect((await signed(key, given)).code).toBe('repeated-request');
    now += 2 * MINUTE_MS;
    // Others make the desk forget what is over.
    await signed(key);
    expect((await signed(key, given)).code).toBe('repeated-request');
    now += 1;
    expect((await signed(key, given)).code).toBe('late-signature');
  });

  test('of a revoked runner is refused; its name can be enrolled again, with another key only', async () => {
    const key = await enrolled();
    expect((await call('POST', '/api/v1/runners/edge/revoke')).status).toBe(200);
    expect((await call('POST', '/api/v1/runners/edge/revoke')).status).toBe(404);
    expect((await signed(key)).code).toBe('runner-revoked');
    const fresh = await enrolled();
    expect((await signed(fresh)).status).toBe(200);
    expect((await signed(key)).code).toBe('bad-runner-request');
  });

  test('of the wrong shape, or that is no JSON, says so', async () => {
    const key = await enrolled();
    expect(await signed(key, { body: '{"known":1}' })).toMatchObject({ status: 400, code: 'bad-input' });
    expect(await signed(key, { body: '{' })).toMatchObject({ status: 400, code: 'not-json' });
  });
});
