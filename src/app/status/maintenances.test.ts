import { beforeEach, expect, test } from 'vitest';
import { memoryDesk, type MemoryDesk } from '#testing/memory-desk.ts';
import type { MaintenanceChange } from '#core/status/change-maintenance.ts';
import { DAY_MS, HOUR_MS } from '#core/shared/instant.ts';
import { deskSettings } from '../desk/desk-settings.ts';
import type { OutgoingMessage } from '../ports/outgoing-message.ts';
import { putMaintenance } from './maintenances.ts';
import { statusFacts } from './status-facts.ts';
import type { StatusNeeds } from './status-needs.ts';
import { tellSubscribers } from './tell-subscribers.ts';

let desk: MemoryDesk;
let needs: StatusNeeds;
beforeEach(async () => {
  desk = await memoryDesk();
  const settings = deskSettings({ get: async () => null, put: async () => {} }, () => 'https://desk.example');
  const context = await desk.house.context('real');
  needs = { context, settings, links: { confirm: async (id) => id, unsubscribe: async (id) => id } };
  await context.storage.subscriptions.ask(
    { id: 's_1', channel: 'mail', address: 'noa@example.com', componentIds: ['login'] },
    desk.realNow(),
    { againAfterMs: 0, mostAsks: 1, mostWaiting: 9 },
  );
  await context.storage.subscriptions.confirm('s_1', desk.realNow());
});

const plan = (change: Partial<Extract<MaintenanceChange, { kind: 'plan' }>> = {}): MaintenanceChange => ({
  kind: 'plan',
  title: 'Database move',
  componentIds: ['login'],
  startsAt: desk.realNow() + 2 * DAY_MS,
  endsAt: desk.realNow() + 2 * DAY_MS + HOUR_MS,
  text: 'We move the database.',
  ...change,
});

/** Hands over what is due for the status page, and answers what subscribers are then told. */
async function told(): Promise<string[]> {
  const { outbox } = needs.context.storage;
  const due = await outbox.claimDue(needs.context.clock.now(), 99);
  const page = due.filter(({ message }) => message.channel === 'status-page');
  for (const { message } of page) await tellSubscribers(needs, message);
  const sent = await outbox.claimDue(needs.context.clock.now(), 99);
  return sent.map(({ message }: { message: OutgoingMessage }) => message.subject.replace('Real: ', ''));
}

test('readers are told at once, reminded a day before, and told when it begins and ends', async () => {
  await putMaintenance(needs.context, null, plan());
  expect(await told()).toEqual(['Your company: Maintenance scheduled: Database move']);
  desk.beDead(DAY_MS);
  expect(await told()).toEqual(['Your company: Maintenance tomorrow: Database move']);
  desk.beDead(DAY_MS);
  expect(await told()).toEqual(['Your company: Maintenance begun: Database move']);
  desk.beDead(HOUR_MS);
  expect(await told()).toEqual(['Your company: Maintenance over: Database move']);
});

test('a reminder that a moved window made untrue is not sent', async () => {
  const { id } = await putMaintenance(needs.context, null, plan());
  await told();
  await putMaintenance(
    needs.context,
    id,
    plan({ startsAt: desk.realNow() + 5 * DAY_MS, endsAt: desk.realNow() + 5 * DAY_MS + HOUR_MS, text: 'Later.' }),
  );
  expect(await told()).toHaveLength(1);
  desk.beDead(3 * DAY_MS);
  expect(await told()).toEqual([]);
  desk.beDead(DAY_MS);
  expect(await told()).toEqual(['Your company: Maintenance tomorrow: Database move']);
});

test('one that is called off is told once more and never again', async () => {
  const { id } = await putMaintenance(needs.context, null, plan());
  await told();
  await putMaintenance(needs.context, id, { kind: 'say', text: 'Not this week.', state: 'cancelled' });
  expect(await told()).toEqual(['Your company: Maintenance cancelled: Database move']);
  desk.beDead(9 * DAY_MS);
  expect(await told()).toEqual([]);
});

test('the page shows it under a name of its own', async () => {
  const { id } = await putMaintenance(needs.context, null, plan());
  const { maintenances } = await statusFacts(needs.context, needs.settings);
  expect(maintenances).toMatchObject([{ title: 'Database move', componentIds: ['login'] }]);
  expect(maintenances[0]?.id).not.toBe(id);
});
