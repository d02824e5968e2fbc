import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getCatalogue } from '#contract/catalogue.ts';
import { ApiRefusal } from '#contract/client.ts';
import { assess } from '#contract/assessment.ts';
import { getRoom, listIncidents, raiseHand } from '#contract/incident.ts';
import { postMessage } from '#contract/conversation.ts';
import { checkProcedure, listVersions, publishProcedure } from '#contract/procedure.ts';
import { createHook, createReport, listGroups } from '#contract/signal.ts';
import { dataFolder, startDeskProcess, type DeskProcess } from './desk-process.ts';

const CHECKOUT = fileURLToPath(new URL('..', import.meta.url));
const REFERENCE = join(CHECKOUT, 'procedures/reference.yaml');
const SECRET = 'a secret of the hook';
const ALERT = JSON.stringify({ status: 'firing', key: 'disk h1', title: 'Disk is full on h1' });

let data: Awaited<ReturnType<typeof dataFolder>>;
let desk: DeskProcess;
let incidentId: string;
let hook: string;
let reference: string;

beforeAll(async () => {
  data = await dataFolder();
  [desk, reference] = await Promise.all([startDeskProcess(data.dir), readFile(REFERENCE, 'utf8')]);
  ({ id: incidentId } = await desk.call(raiseHand, { body: { title: 'Before the bad input' } }));
  ({ url: hook } = await desk.call(createHook, { body: { kind: 'generic', name: 'Guarded', secret: SECRET } }));
});
afterAll(async () => {
  await desk.stop();
  await data.remove();
});

/** Everything that bad input could have changed. The desk's own duties go on meanwhile, so only what was asked for counts. */
async function world(): Promise<unknown> {
  const [{ incidents }, { versions }, { groups }, catalogue, room] = await Promise.all([
    desk.call(listIncidents, { query: { state: 'all', limit: 100 } }),
    desk.call(listVersions),
    desk.call(listGroups, { query: { state: 'all' } }),
    desk.call(getCatalogue),
    desk.call(getRoom, { params: { id: incidentId } }),
  ]);
  const said = room.timeline.filter((entry) => entry.type === 'MessagePosted').map((entry) => entry.text);
  return { incidents: incidents.map(({ id }) => id), versions, groups, catalogue, said, priority: room.priority };
}

interface Answer {
  status: number;
  code: string;
  message: string;
  next: string;
  details: { path?: string; line?: number; column?: number; message: string }[];
}

async function ask(path: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(new URL(path, desk.url), { method: 'POST', ...init });
  const { error } = (await response.json()) as { error: Omit<Answer, 'status'> };
  return { ...error, status: response.status };
}

const asAdmin = (body: string): RequestInit => ({
  headers: { authorization: `Bearer ${desk.token}`, 'content-type': 'application/json' },
  body,
});

async function refusal(call: Promise<unknown>): Promise<ApiRefusal> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiRefusal)) throw new Error('the desk did not refuse');
  return error;
}

/** What a refusal must leave as it was. */
async function changesNothing(attempt: () => Promise<void>): Promise<void> {
  const before = await world();
  await attempt();
  expect(await world()).toEqual(before);
}

const twoam = (...args: string[]): Promise<{ code: number; out: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [join(CHECKOUT, 'src/main/twoam.ts'), ...args], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), out: stdout + stderr });
    });
  });

describe('a procedure with faults', () => {
  const FAULTY = {
    'YAML that cannot be read': { from: 'roles:', to: 'roles: [', words: /./ },
    'a condition that does not type-check': {
      from: `when: assessment.tier == "core" && assessment.customers >= 2`,
      to: `when: assessment.customers == "many"`,
      words: /a number == a text/,
    },
    'a role that nobody defined': { from: 'owner: soc', to: 'owner: socc', words: /socc/ },
  };
  test.for(Object.entries(FAULTY))('%s is told with line and column, and nothing is published', async ([, fault]) => {
    const yaml = reference.replace(fault.from, fault.to);
    expect(yaml).not.toBe(reference);
    await changesNothing(async () => {
      const checked = await desk.call(checkProcedure, { body: { yaml } });
      expect(checked.ok).toBe(false);
      expect(checked.faults[0]).toMatchObject({ line: expect.any(Number), column: expect.any(Number) });
      expect(checked.faults.map(({ message }) => message).join(' ')).toMatch(fault.words);
      const refused = await refusal(desk.call(publishProcedure, { body: { yaml, note: '' } }));
      expect(refused.status).toBe(422);
      expect(refused.details.map(({ line }) => line)).toEqual(checked.faults.map(({ line }) => line));
      const file = join(data.dir, 'faulty.yaml');
      await writeFile(file, yaml);
      const { code, out } = await twoam('procedure', 'check', file);
      expect(code).not.toBe(0);
      expect(out).toContain(`${checked.faults[0]?.line}:${checked.faults[0]?.column}`);
    });
  });
});

describe('a hook with a secret', () => {
  const signed = (at: number, secret = SECRET): RequestInit => ({
    headers: {
      'content-type': 'application/json',
      'x-twoam-signature': `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${ALERT}`).digest('hex')}`,
    },
    body: ALERT,
  });
  const nowSeconds = (): number => Math.floor(Date.now() / 1000);

  test('refuses what is unsigned, signed with another secret, changed on the way, or too late', async () => {
    await changesNothing(async () => {
      expect(await ask(hook, { body: ALERT })).toMatchObject({ status: 401, next: expect.stringMatching(/./) });
      expect(await ask(hook, signed(nowSeconds(), 'another secret 1234'))).toMatchObject({ code: 'bad-signature' });
      const changed = { ...signed(nowSeconds()), body: ALERT.replace('h1', 'h2') };
      expect(await ask(hook, changed)).toMatchObject({ status: 401, code: 'bad-signature' });
      expect(await ask(hook, signed(nowSeconds() - 301))).toMatchObject({ status: 401 });
      expect(await ask(hook, signed(nowSeconds() + 600))).toMatchObject({ status: 401 });
    });
  });

  test('takes the same alert twice as one', async () => {
    for (const attempt of [1, 2]) {
      const response = await fetch(hook, { method: 'POST', ...signed(nowSeconds()) });
      expect([attempt, response.ok]).toEqual([attempt, true]);
    }
    const { groups } = await desk.call(listGroups, { query: { state: 'all' } });
    expect(groups.filter(({ title }) => title.includes('Disk is full'))).toHaveLength(1);
  });
});

describe('the API', () => {
  test('refuses a body of 20 MB, what is not JSON, and a field that it does not know the meaning of', async () => {
    await changesNothing(async () => {
      const path = `/api/v1/incidents/${incidentId}/messages`;
      const huge = JSON.stringify({ text: 'x'.repeat(20_000_000) });
      expect(await ask(path, asAdmin(huge))).toMatchObject({ status: 413, code: 'too-large' });
      expect(await ask(path, asAdmin('{"text": '))).toMatchObject({ status: 400, code: 'not-json' });
      expect(await ask(path, asAdmin('{"text": 7}'))).toMatchObject({ code: 'bad-input', details: [{ path: 'text' }] });
      expect(await ask(path, { headers: { 'content-type': 'text/csv' }, body: 'a,b' })).toMatchObject({ status: 401 });
    });
  });

  test('names the id that it does not know', async () => {
    await changesNothing(async () => {
      const nowhere = await refusal(desk.call(getRoom, { params: { id: 'inc_nowhere' } }));
      expect(nowhere).toMatchObject({ status: 404, message: expect.stringContaining('inc_nowhere') });
      const feature = await refusal(desk.call(createReport, { body: { title: 'Slow', featureId: 'no-such-feature' } }));
      expect(feature).toMatchObject({ status: 422, message: expect.stringContaining('no-such-feature') });
      const customerIds = ['no-such-customer'];
      const customer = await refusal(
        desk.call(assess, { params: { id: incidentId }, body: { featureId: null, customerIds } }),
      );
      expect(customer.message).toContain('no-such-customer');
    });
  });

  test('refuses a command that was decided on what is no longer true', async () => {
    const params = { id: incidentId };
    const { version } = await desk.call(getRoom, { params });
    await desk.call(postMessage, { params, body: { text: 'Somebody was faster' } });
    await changesNothing(async () => {
      const body = { featureId: null, expectedVersion: version };
      expect(await refusal(desk.call(assess, { params, body }))).toMatchObject({
        status: 409,
        code: 'version-conflict',
        next: expect.stringMatching(/./),
      });
    });
  });

  test('takes a report that is sent twice with one key once', async () => {
    const body = { title: 'Slow exports', key: 'ticket-1' };
    const [first, second] = [await desk.call(createReport, { body }), await desk.call(createReport, { body })];
    expect(second).toMatchObject({ incidentId: first.incidentId, reportId: first.reportId, repeated: true });
  });
});

test('what the desk owed before the bad input, it still performs', async () => {
  const happened = async (): Promise<string[]> =>
    (await desk.call(getRoom, { params: { id: incidentId } })).timeline.map((entry) => entry.type);
  await expect.poll(happened).toContain('RolePaged');
});
