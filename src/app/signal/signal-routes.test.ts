import { expect, test } from 'vitest';
import { incomingAlert } from '#testing/signals-kit.ts';
import type { PageEvent } from '#core/escalation/page.ts';
import { memoryDesk } from '#testing/memory-desk.ts';
import type { Caller } from '../caller.ts';
import type { Refused } from '../refused.ts';
import { loadIncident } from '../incident/load-incident.ts';
import { spaceRoutes } from '../routes.ts';
import type { SpaceContext } from '../space-context.ts';
import { finishSignals } from './finish-signals.ts';
import { takeAlerts } from './take-alerts.ts';

const IVO: Caller = {
  actor: { kind: 'person', id: 'ivo' },
  accountId: 'account_ivo',
  personId: 'ivo',
  name: 'Ivo',
  email: 'ivo@acme.example',
  role: 'responder',
  rights: new Set(['view', 'respond']),
};

/** A desk with one signal group that waits, and its API as Ivo calls it. */
async function deskWithGroup(kind: 'real' | 'drill' = 'real') {
  const context = { ...(await (await memoryDesk()).house.context('real')), kind };
  const routes = spaceRoutes({ context: async () => context });
  await context.storage.signals.putHook({ ...HOOK });
  await takeAlerts(context, [incomingAlert({ hookId: HOOK.id })]);
  const [group] = await context.storage.signals.listGroups('waiting');
  if (group === undefined) throw new Error('no group waits');

  async function call(name: string, id: string, body: object = {}): Promise<{ id: string }> {
    const bound = routes.find(({ route }) => route.name === name);
    if (bound === undefined) throw new Error(`there is no route ${name}`);
    const { route, run } = bound;
    const input = { params: { id }, query: route.query.parse({}), body: route.body.parse(body), caller: IVO };
    return (await run(input)) as { id: string };
  }

  const groupNow = async () => (await context.storage.signals.getGroup(group.id))?.group;
  return { context, groupId: group.id, groupNow, call };
}

const HOOK = {
  id: 'hook-1',
  kind: 'generic',
  name: 'Tool',
  key: 'k',
  secret: null,
  settings: null,
  lastUsedAt: null,
} as const;

const refusal = (reason: string) => ({ words: { reason } }) satisfies Partial<Pick<Refused, 'words'>>;

test('a group does not vanish into an incident that has ended', async () => {
  const { call, groupId, groupNow } = await deskWithGroup();
  const { id } = await call('raiseHand', '', { title: 'Ended by now' });
  await call('dismissIncident', id, { ticket: 'BUG-1' });
  await expect(call('joinGroup', groupId, { incidentId: id })).rejects.toMatchObject(refusal('Incident 1 has ended.'));
  expect(await groupNow()).toMatchObject({ status: 'open', incidentId: null });
});

test('a group that is declared and joined to an incident at once belongs to one of them, and both hear which', async () => {
  const { call, groupId, groupNow } = await deskWithGroup();
  const { id } = await call('raiseHand', '', { title: 'Already open' });
  const [declared, joined] = await Promise.allSettled([
    call('declareGroup', groupId),
    call('joinGroup', groupId, { incidentId: id }),
  ]);
  const holder = (await groupNow())?.incidentId;
  expect(declared).toMatchObject({ status: 'fulfilled', value: { id: holder } });
  expect(joined).toMatchObject(
    holder === id
      ? { status: 'fulfilled' }
      : { status: 'rejected', reason: refusal('This group belongs to an incident already.') },
  );
});

test('a group that was decided on is not dismissed', async () => {
  const { call, groupId, groupNow } = await deskWithGroup();
  await call('declareGroup', groupId);
  await expect(call('dismissGroup', groupId, { reason: 'noise' })).rejects.toMatchObject(
    refusal('This group was declared already.'),
  );
  expect((await groupNow())?.status).toBe('declared');
});

test('all alerts of one request join their incident in one command, in the order in which they came', async () => {
  const { context, call, groupId } = await deskWithGroup();
  const { id } = await call('raiseHand', '', { title: 'Already open' });
  await call('joinGroup', groupId, { incidentId: id });
  const commands: string[] = [];
  const observed: SpaceContext = { ...context, observeCommand: (command) => void commands.push(command) };
  const alerts = Array.from({ length: 50 }, (_, index) =>
    incomingAlert({ hookId: HOOK.id, dedupKey: `host ${index}`, title: `Host ${index} is hot` }),
  );
  await takeAlerts(observed, alerts);
  await takeAlerts(observed, alerts);
  expect(commands).toEqual(['LinkSignals']);
  const { incident } = await loadIncident(context, id);
  const stored = (await context.storage.signals.ofIncident(id)).map((signal) => [signal.id, signal.title]);
  const titles = new Map(stored.map(([signalId, title]) => [signalId, title]));
  expect(incident.signals.slice(1).map((signal) => titles.get(signal.id))).toEqual(alerts.map(({ title }) => title));
});

test('each group of a storm asks for somebody once, and a second look asks nobody again', async () => {
  const { context } = await deskWithGroup();
  const alerts = Array.from({ length: 30 }, (_, index) =>
    incomingAlert({ hookId: HOOK.id, dedupKey: `host ${index}`, groupKey: `host ${index}` }),
  );
  await takeAlerts(context, alerts);
  await finishSignals(context);
  const groups = await context.storage.signals.listGroups('waiting');
  expect(groups.map(({ id, pageId }) => pageId === `page_${id}`)).toEqual(Array.from({ length: 31 }, () => true));
  for (const { pageId } of groups) {
    const events = await context.storage.events.read<PageEvent>({ kind: 'page', id: pageId ?? '' });
    expect(events.filter(({ event }) => event.type === 'PageStarted')).toHaveLength(1);
  }
});

test('what a crash kept from its incident is told there in one command, and only once', async () => {
  const { context, call, groupId } = await deskWithGroup();
  const { id } = await call('raiseHand', '', { title: 'Already open' });
  await call('joinGroup', groupId, { incidentId: id });
  const alerts = Array.from({ length: 5 }, (_, index) => incomingAlert({ hookId: HOOK.id, dedupKey: `host ${index}` }));
  await context.storage.signals.foldAlerts(alerts, context.clock.now());
  const commands: string[] = [];
  const observed: SpaceContext = { ...context, observeCommand: (command) => void commands.push(command) };
  await finishSignals(observed);
  await finishSignals(observed);
  expect(commands).toEqual(['LinkSignals']);
  expect((await loadIncident(context, id)).incident.signals).toHaveLength(6);
});

test('a drill gives out no address that nobody listens to', async () => {
  const { call } = await deskWithGroup('drill');
  await expect(call('createHook', '', { kind: 'generic', name: 'Tool' })).rejects.toMatchObject(
    refusal('A drill takes no alerts from outside.'),
  );
});
