import { expect, test } from 'vitest';
import { levelAt, NO_DUTY } from '#core/rest/level-at.ts';
import type { Actor } from '#core/shared/actor.ts';
import { MINUTE_MS } from '#core/shared/instant.ts';
import { memoryDesk } from '#testing/memory-desk.ts';
import { useCompany } from '../desk/sample-company.ts';
import { currentProcedure } from '../incident/load-incident.ts';
import { openIncident } from '../incident/open-incident.ts';
import { runCommand } from '../incident/run-command.ts';
import { acknowledgePage } from '../page/page-use-cases.ts';
import { fatiguePolicy, restOf } from './levels.ts';

const SAM: Actor = { kind: 'person', id: 'sample-sam' };

async function pagedAtNight() {
  const desk = await memoryDesk();
  const context = await desk.house.context('real');
  await useCompany(context, { company: async () => '', setCompany: async () => {} }, 'sample');
  const { id } = await openIncident(context, SAM, {
    title: 'Sign in fails',
    featureId: null,
    source: 'person',
    groupId: null,
    signals: [],
  });
  const personIds = ['sample-ruth', 'sample-maya'];
  await runCommand(context, id, () => ({
    command: { type: 'PageRole', by: SAM, pageId: 'page_night', role: 'imoc', personIds, textId: null, key: null },
  }));
  const facts = async (personId: string) =>
    (await restOf(context, [personId], context.clock.now()))
      .get(personId)
      ?.facts.filter(({ id: fact }) => fact.startsWith('page_night'));
  return { desk, context, facts };
}

test('whom a page asked, and who answered it, is known of their rest as soon as it has happened', async () => {
  const { desk, context, facts } = await pagedAtNight();
  const askedAt = context.clock.now();
  await desk.pass(6 * MINUTE_MS);
  const answered = await acknowledgePage(context, 'page_night', { kind: 'person', id: 'sample-ruth' }, 'sample-ruth');
  expect(await facts('sample-ruth')).toEqual([
    { id: 'page_night.1', kind: 'page', at: askedAt, answeredAt: answered.page.endedAt },
  ]);
  expect(await facts('sample-maya')).toEqual([
    { id: 'page_night.2', kind: 'page', at: askedAt + 5 * MINUTE_MS, answeredAt: null },
  ]);
});

test('an answer by somebody whom the page did not ask says nothing of anybody’s sleep', async () => {
  const { context, facts } = await pagedAtNight();
  await acknowledgePage(context, 'page_night', SAM, 'sample-sam');
  expect(await facts('sample-sam')).toEqual([]);
  expect(await facts('sample-ruth')).toMatchObject([{ answeredAt: null }]);
});

test('of whoever set nothing the usual is assumed in their own zone, and of strangers and the erased nothing is known', async () => {
  const { context } = await pagedAtNight();
  const now = context.clock.now();
  await context.storage.people.erase('sample-maya', now);
  const known = await restOf(context, ['sample-ruth', 'sample-maya', 'nobody', 'sample-ruth'], now);
  expect([...known.keys()]).toEqual(['sample-ruth']);
  const zone = (await context.storage.people.get('sample-ruth'))?.zone;
  expect(known.get('sample-ruth')?.settings).toMatchObject({ zone, infer: false, estimate: true });
  const policy = fatiguePolicy((await currentProcedure(context)).procedure);
  expect(policy.intercept).toBe(10.9);
  expect(levelAt(known.get('nobody') ?? null, NO_DUTY, policy, now).level).toBe('rested');
});
