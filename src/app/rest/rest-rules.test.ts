import { expect, test } from 'vitest';
import { assumedSettings } from '#core/rest/person-rest.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#core/shared/instant.ts';
import { memoryDesk } from '#testing/memory-desk.ts';
import { useCompany } from '../desk/sample-company.ts';
import { openIncident } from '../incident/open-incident.ts';
import { runCommand } from '../incident/run-command.ts';
import { restOf } from './levels.ts';
import { forgetOldRest } from './rest-rules.ts';

const sam = { kind: 'person' as const, id: 'sample-sam' };

async function companyDesk() {
  const desk = await memoryDesk();
  const context = await desk.house.context('real');
  await useCompany(context, { company: async () => '', setCompany: async () => {} }, 'sample');
  const facts = async () => (await restOf(context, ['sample-sam'], context.clock.now())).get('sample-sam')?.facts;
  return { desk, context, facts };
}

test('what is known of somebody’s sleep goes when the procedure’s time is over', async () => {
  const { desk, context, facts } = await companyDesk();
  await context.storage.rest.add({
    personId: 'sample-sam',
    fact: { id: 'b', kind: 'to-bed', at: context.clock.now() },
  });
  desk.beDead(14 * DAY_MS);
  expect(await forgetOldRest(context)).toBe(0);
  desk.beDead(1);
  expect(await forgetOldRest(context)).toBe(1);
  expect(await facts()).toEqual([]);
});

test('on a desk without a procedure it goes after a fortnight', async () => {
  const desk = await memoryDesk();
  const context = await desk.house.context('real');
  await context.storage.people.create({ id: 'p_1', name: 'Noa', email: null, zone: 'UTC', contacts: [] });
  await context.storage.rest.add({ personId: 'p_1', fact: { id: 'b', kind: 'awake', at: context.clock.now() } });
  desk.beDead(15 * DAY_MS);
  expect(await forgetOldRest(context)).toBe(1);
});

test('what somebody does in an incident is known of their rest only when they turned that on, every ten minutes', async () => {
  const { desk, context, facts } = await companyDesk();
  const { id } = await openIncident(context, sam, {
    title: 'Sign in fails',
    featureId: null,
    source: 'person',
    groupId: null,
    signals: [],
  });
  const say = (messageId: string) =>
    runCommand(context, id, () => ({
      command: { type: 'PostMessage', by: sam, messageId, textId: messageId },
      texts: [{ id: messageId, body: 'I look.', authorId: sam.id }],
    }));
  await say('m_1');
  expect(await facts()).toEqual([]);
  await context.storage.rest.putSettings('sample-sam', { ...assumedSettings('UTC'), infer: true });
  const startedAt = context.clock.now();
  for (const message of ['m_2', 'm_3', 'm_4', 'm_5']) {
    await say(message);
    desk.beDead(5 * MINUTE_MS);
  }
  expect(await facts()).toMatchObject([
    { kind: 'activity', at: startedAt },
    { kind: 'activity', at: startedAt + 10 * MINUTE_MS },
  ]);
  expect(context.clock.now()).toBeLessThan(startedAt + HOUR_MS);
});
