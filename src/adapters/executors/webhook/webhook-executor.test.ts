import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import type { OpenConnection } from '#app/ports/connections.ts';
import { connection } from '#contract/connection.ts';
import { describeExecutor, stepOf, type ExecutorMood, type ExecutorUnderTest } from '#testing/executor-kit.ts';
import { misbehavingServer, type Reply, type Requested, type TestServer } from '#testing/misbehaving-server.ts';
import { realAsk } from '#testing/real-ask.ts';
import { webhookExecutor } from './webhook-executor.ts';

const SECRET = 'signing-secret-1234';
const action = { executor: 'webhook' as const, connection: 'hook', body: { version: 'v41' } };

/** A receiver that keeps to the documented answers, and misbehaves when asked. */
interface Receiver extends TestServer {
  attempts: Map<string, string>;
  order: string[];
  mood: ExecutorMood;
  says: (attempt: string) => Reply;
}

async function startReceiver(): Promise<Receiver> {
  const attempts = new Map<string, string>();
  const order: string[] = [];
  const state = {
    mood: 'accept' as ExecutorMood,
    says: (attempt: string): Reply => ({
      status: 200,
      json: { state: attempts.get(attempt) ?? 'unknown', output: `log of ${attempt} ${SECRET}`, why: 'as it went' },
    }),
  };
  const server = await misbehavingServer((request): Reply => {
    const { mood } = state;
    if (mood === 'away') return { status: 503 };
    const attempt = request.url.searchParams.get('attempt');
    if (request.url.pathname === '/cancel') {
      if (attempts.get(attempt ?? '') === 'running') attempts.set(attempt ?? '', 'cancelled');
      return { status: 202 };
    }
    if (request.method === 'GET')
      return attempts.has(attempt ?? '') ? state.says(attempt ?? '') : { status: 404, json: {} };
    if (mood === 'refuse') return { status: 409, text: `not now ${SECRET}` };
    if (mood === 'rate-limited') return { status: 429, headers: { 'retry-after': '61' } };
    if (mood === 'redirect') return { status: 308, headers: { location: 'http://169.254.169.254/' } };
    if (mood === 'fail-without-doing') return { status: 500 };
    const id = (JSON.parse(request.body) as { attempt: string }).attempt;
    order.push(id);
    attempts.set(id, 'running');
    if (mood === 'fail-after-accepting') return { status: 500 };
    if (mood === 'hang-up-after-accepting') return 'hang-up';
    if (mood === 'silent-after-accepting') return 'silent';
    return state.says(id);
  });
  return Object.assign(state, server, { attempts, order });
}

async function open(
  timeoutMs = 4000,
  change: (url: string) => object = (url) => ({ statusUrl: `${url}/status?attempt={attempt}` }),
): Promise<ExecutorUnderTest & { receiver: Receiver }> {
  const receiver = await startReceiver();
  const held: OpenConnection = {
    connection: connection.parse({
      kind: 'webhook',
      url: `${receiver.url}/do`,
      cancelUrl: `${receiver.url}/cancel?attempt={attempt}`,
      allowPrivate: true,
      ...change(receiver.url),
    }),
    secret: SECRET,
    secretLost: false,
  };
  return {
    receiver,
    executor: webhookExecutor({
      connection: async (name) => (name === 'hook' ? held : null),
      ask: realAsk,
      clock: { now: () => Date.now() },
      pause: async () => undefined,
      timeoutMs,
    }),
    action,
    connection: held,
    mood: (mood) => void (receiver.mood = mood),
    did: () => receiver.order,
    finish: (outcome) => [...receiver.attempts.keys()].forEach((id) => receiver.attempts.set(id, outcome)),
    requests: () => receiver.requests.length,
    secrets: [SECRET],
    close: () => receiver.close(),
  };
}

describeExecutor('webhook', open);

describe('a webhook step', () => {
  let held: Awaited<ReturnType<typeof open>>;
  afterEach(() => held.close());

  test('is signed as every webhook of the desk, its attempt being the idempotency key', async () => {
    held = await open();
    const step = stepOf(action);
    await held.executor.start(step);
    const [{ headers, body }] = held.receiver.requests as [Requested];
    expect(headers['idempotency-key']).toBe(step.attemptId);
    const [, time, hex] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-twoam-signature'])) ?? [];
    expect(hex).toBe(createHmac('sha256', SECRET).update(`${time}.${body}`).digest('hex'));
    expect(JSON.parse(body)).toEqual({
      attempt: step.attemptId,
      run: 'run_1',
      step: 'undo',
      timeoutMs: 300_000,
      data: { version: 'v41' },
    });
  });

  test('that is answered with a success and no words has succeeded', async () => {
    held = await open();
    held.receiver.says = () => ({ status: 204 });
    expect(await held.executor.start(stepOf(action))).toMatchObject({ state: 'ended', outcome: 'succeeded' });
  });

  test('whose answer is lost is unknown where no status address is declared', async () => {
    held = await open(4000, () => ({}));
    held.mood('hang-up-after-accepting');
    const step = stepOf(action);
    expect(await held.executor.start(step)).toMatchObject({ state: 'unknown', why: expect.stringContaining('cannot') });
    expect(await held.executor.find(step)).toBeNull();
    expect(held.requests()).toBe(1);
  });

  test('is looked at where the receiver says, on the connection’s own host only', async () => {
    held = await open(4000, () => ({}));
    const step = stepOf(action);
    const { url } = held.receiver;
    held.receiver.says = () => ({
      status: 200,
      json: { state: 'running', lookUrl: `${url}/mine?attempt=${step.attemptId}` },
    });
    const started = await held.executor.start(step);
    expect(started).toMatchObject({ state: 'running', ref: `look:${url}/mine?attempt=${step.attemptId}` });
    const ref = 'ref' in started ? started.ref : '';
    expect(await held.executor.look(step, ref)).toMatchObject({ state: 'running', ref });

    for (const lookUrl of [
      'http://169.254.169.254/x',
      'http://127.0.0.1:1/',
      'file:///etc/passwd',
      'javascript:1',
      '',
    ]) {
      held.receiver.says = () => ({ status: 200, json: { state: 'running', lookUrl } });
      expect(await held.executor.start(stepOf(action))).toMatchObject({ state: 'running', ref: 'attempt' });
    }
    const before = held.requests();
    expect(await held.executor.look(step, 'look:http://169.254.169.254/x')).toMatchObject({ state: 'unknown' });
    expect(held.requests()).toBe(before);
  });

  test('prints what the receiver sends, bounded and without the secret', async () => {
    held = await open();
    held.receiver.says = () => ({
      status: 200,
      json: { state: 'succeeded', output: `${SECRET} ${'x'.repeat(50_000)}` },
    });
    const answer = await held.executor.start(stepOf(action));
    expect(answer).toMatchObject({ state: 'ended', output: expect.stringMatching(/^\*\*\* x+$/) });
    expect(JSON.stringify(answer).length).toBeLessThan(20_200);
  });
});
