import { expect, test } from 'vitest';
import { emptyCatalogue } from '#contract/catalogue.ts';
import { tryMapping, putHookMapping } from '#contract/change-mapping.ts';
import { createHook, listHooks } from '#contract/signal.ts';
import { spaceDesk } from '#testing/space-desk.ts';
import type { IncomingChange } from '../ports/changes.ts';
import { changeRow } from './change-row.ts';
import { takeChanges } from './take-changes.ts';

const incoming = (change: Partial<IncomingChange> = {}): IncomingChange => {
  const { id: _id, ...row } = changeRow({ id: '', title: 'Deploy main', at: 1, source: 'github' });
  return { ...row, hints: [], ...change };
};

test('a change of a repository touches the services that the catalogue deploys from it', async () => {
  const { context } = await spaceDesk();
  const service = { dependsOn: [], owner: '' };
  await context.storage.catalogue.put({
    ...emptyCatalogue(),
    services: [
      { ...service, id: 'auth', name: 'Auth', repositories: ['acme/backend'] },
      { ...service, id: 'mailer', name: 'Mailer' },
    ],
  });
  const [backend, mailer, named] = await takeChanges(context, [
    incoming({ repository: 'Acme/Backend', hints: ['Backend'] }),
    incoming({ repository: 'acme/mailer', hints: ['mailer'] }),
    incoming({ repository: 'acme/backend', services: ['billing'] }),
  ]);
  expect([backend, mailer, named].map((one) => one?.change.services)).toEqual([['auth'], ['mailer'], ['billing']]);
});

test('a delivery that comes twice, and news that comes late, leave one change as it is', async () => {
  const { context, told } = await spaceDesk();
  const done = incoming({ key: 'k', status: 'succeeded', statusAt: 9, endsAt: 9 });
  await takeChanges(context, [done]);
  await takeChanges(context, [done, incoming({ key: 'k', status: 'in-progress', statusAt: 5 })]);
  expect(await context.storage.changes.list({ limit: 9 })).toMatchObject([{ status: 'succeeded', endsAt: 9 }]);
  expect(told).toHaveLength(1);
});

const mapping = { title: '"Deploy " + body.name', services: 'body.name' };

test('a hook for changes is refused while its mapping has a fault, and the fault is named', async () => {
  const { call } = await spaceDesk();
  const hook = { kind: 'changes' as const, name: 'Argo' };
  await expect(call(createHook, { body: { ...hook, mapping: { title: 'body.' } } })).rejects.toMatchObject({
    code: 'bad-input',
    details: [{ path: 'mapping.title', message: 'The expression ends too early.' }],
  });
  await expect(call(createHook, { body: hook })).rejects.toMatchObject({ details: [{ path: 'mapping' }] });
  const { id } = await call(createHook, { body: { ...hook, mapping } });
  await call(putHookMapping, { params: { id }, body: { ...mapping, version: 'body.tag' } });
  await expect(call(putHookMapping, { params: { id }, body: { title: 'x y' } })).rejects.toThrow();
  expect((await call(listHooks)).hooks.find((one) => one.id === id)?.mapping).toMatchObject({ version: 'body.tag' });
});

test('a hook for GitHub or GitLab needs a secret', async () => {
  const { call } = await spaceDesk();
  for (const kind of ['github', 'gitlab'] as const) {
    await expect(call(createHook, { body: { kind, name: kind } })).rejects.toMatchObject({
      details: [{ path: 'secret' }],
    });
    await call(createHook, { body: { kind, name: kind, secret: 'a secret of sixteen' } });
  }
});

test('a key of a PagerDuty hook has the shape of a routing key', async () => {
  const { call } = await spaceDesk();
  const { url } = await call(createHook, { body: { kind: 'pagerduty', name: 'PagerDuty' } });
  expect(url).toMatch(/\/hooks\/pagerduty\/[0-9a-f]{32}$/);
});

test('a mapping is tried on a sample, and nothing is stored', async () => {
  const { call, context } = await spaceDesk();
  expect(await call(tryMapping, { body: { mapping, body: { name: 'auth' } } })).toMatchObject({
    outcome: 'change',
    change: { title: 'Deploy auth', services: ['auth'], kind: 'deploy', status: 'succeeded' },
  });
  expect(await call(tryMapping, { body: { mapping, body: {} } })).toMatchObject({
    outcome: 'failed',
    faults: [{ field: 'title' }],
  });
  expect(await call(tryMapping, { body: { mapping: { title: 'nope' }, body: {} } })).toMatchObject({
    outcome: 'failed',
  });
  expect(await call(tryMapping, { body: { mapping: { ...mapping, when: 'false' }, body: {} } })).toMatchObject({
    outcome: 'ignored',
  });
  expect(await context.storage.changes.list({ limit: 9 })).toEqual([]);
});
