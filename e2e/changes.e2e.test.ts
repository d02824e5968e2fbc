import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getCatalogue, putCatalogue } from '#contract/catalogue.ts';
import { listChanges, type Change } from '#contract/changes.ts';
import { createHook } from '#contract/signal.ts';
import { claimDesk } from './accounts.ts';
import { dataFolder, startDeskProcess, type DeskProcess } from './desk-process.ts';

const CHECKOUT = fileURLToPath(new URL('..', import.meta.url));
const SECRET = 'a secret of sixteen';
const run = promisify(execFile);

let data: Awaited<ReturnType<typeof dataFolder>>;
let desk: DeskProcess;
beforeAll(async () => {
  data = await dataFolder();
  desk = await startDeskProcess(data.dir);
  await claimDesk(desk);
});
afterAll(async () => {
  await desk.stop();
  await data.remove();
});

async function twoam(...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [
    ...[join(CHECKOUT, 'src/main/twoam.ts'), ...args, '--data', data.dir],
  ]);
  return stdout.trim();
}

/** The change with a title, as the register has it now. */
async function registered(title: string): Promise<Change | undefined> {
  return (await desk.call(listChanges)).changes.find((change) => change.title === title);
}

test('a pipeline records a change by the command line, says how it went, and finds it in the list', async () => {
  const run7 = ['change', 'record', 'Deploy 4.12', '--services', 'auth,api', '--version', '4.12', '--key', 'run 7'];
  expect(await twoam(...run7, '--status', 'in-progress')).toMatch(/^Recorded as \S+\.$/);
  expect(await twoam('change', 'update', 'run 7', '--status', 'succeeded')).toMatch(/ is succeeded now\.$/);
  expect(await twoam(...run7)).toMatch(/^It was recorded already as \S+, and it is succeeded\.$/);
  expect(await registered('Deploy 4.12')).toMatchObject({ status: 'succeeded', version: '4.12', source: 'cli' });
  const { changes } = JSON.parse(await twoam('change', 'list', '--service', 'api', '--json')) as {
    changes: Change[];
  };
  expect(changes.map(({ key }) => key)).toEqual(['run 7']);
  expect(await twoam('change', 'list')).toContain('Deploy 4.12 (4.12), auth, api in production');
  expect(await twoam('--version')).toMatch(/^\d+\.\d+\.\d+$/);
}, 120_000);

test('a deployment that GitHub signs is in the register with its service, and a forged one is not', async () => {
  const catalogue = await desk.call(getCatalogue);
  const auth = { id: 'acme-auth', name: 'Auth', dependsOn: [], owner: '', repositories: ['acme/auth'] };
  await desk.call(putCatalogue, { body: { ...catalogue, services: [...catalogue.services, auth] } });
  const { url } = await desk.call(createHook, { body: { kind: 'github', name: 'GitHub', secret: SECRET } });
  const path = new URL(url).pathname;
  const deliver = async (event: string, status: object, secret = SECRET) => {
    const body = JSON.stringify({
      ...{ deployment_status: status, repository: { full_name: 'acme/auth' }, sender: { login: 'noa' } },
      deployment: {
        ...{ id: 7, sha: 'f'.repeat(40), ref: 'v5', environment: 'production', task: 'deploy' },
        created_at: new Date(Date.now() - 60_000).toISOString(),
      },
    });
    const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
    const headers = { 'x-github-event': event, 'x-hub-signature-256': signature, 'content-type': 'application/json' };
    return fetch(new URL(path, desk.url), { method: 'POST', headers, body });
  };
  const done = { state: 'success', created_at: new Date().toISOString() };
  expect((await deliver('deployment_status', done, 'another secret 16')).status).toBe(401);
  expect(await registered('Deploy v5 of acme/auth')).toBeUndefined();

  expect((await deliver('deployment', {})).status).toBe(200);
  expect(await registered('Deploy v5 of acme/auth')).toMatchObject({ status: 'in-progress', services: ['acme-auth'] });
  for (const _delivery of [1, 2]) expect((await deliver('deployment_status', done)).status).toBe(200);
  expect((await deliver('deployment', {})).status).toBe(200);
  expect(await registered('Deploy v5 of acme/auth')).toMatchObject({
    ...{ status: 'succeeded', version: 'v5', source: 'github', repository: 'acme/auth' },
  });
  const { changes } = await desk.call(listChanges, { query: { service: 'acme-auth' } });
  expect(changes).toHaveLength(1);
}, 60_000);

test('a tool that speaks to PagerDuty speaks to the desk by its own path', async () => {
  const { url } = await desk.call(createHook, { body: { kind: 'pagerduty', name: 'PagerDuty' } });
  const event = { routing_key: url.split('/').at(-1), payload: { summary: 'Flag checkout-v2 on', source: 'flags' } };
  const enqueue = (body: object) =>
    fetch(new URL('/v2/change/enqueue', desk.url), { method: 'POST', body: JSON.stringify(body) });
  const answer = await enqueue(event);
  expect([answer.status, await answer.json()]).toEqual([202, { status: 'success', message: 'Change event processed' }]);
  expect((await enqueue({ ...event, routing_key: 'unknown' })).status).toBe(400);
  expect(await registered('Flag checkout-v2 on')).toMatchObject({ kind: 'flag', source: 'pagerduty' });
});
