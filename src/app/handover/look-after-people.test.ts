import { expect, test } from 'vitest';
import type { IncidentEvent } from '#core/incident/events.ts';
import { narrowings, openHandovers, takerOf } from '#core/incident/handover.ts';
import { HOUR_MS, MINUTE_MS } from '#core/shared/instant.ts';
import type { Actor } from '#core/shared/actor.ts';
import { memoryDesk } from '#testing/memory-desk.ts';
import { useCompany } from '../desk/sample-company.ts';
import { loadIncident } from '../incident/load-incident.ts';
import { openIncident } from '../incident/open-incident.ts';
import { runCommand } from '../incident/run-command.ts';
import { acknowledgePage } from '../page/page-use-cases.ts';
import { pageView } from '../public/page-view.ts';
import { spaceRoutes } from '../routes.ts';
import { levelsOfHolders } from './levels-of-holders.ts';
import { showPacket } from './show-packet.ts';

const person = (id: string): Actor => ({ kind: 'person', id });
const RUTH = person('sample-ruth');
const MAYA = person('sample-maya');

/** Ruth in Jerusalem has been the incident manager since two in the afternoon; for Maya in San Francisco it is night, then day. */
async function ruthManages(atHour = 0) {
  const desk = await memoryDesk();
  const context = await desk.house.context('real');
  await useCompany(context, { company: async () => '', setCompany: async () => {} }, 'sample');
  await desk.pass(atHour * HOUR_MS);
  const { id } = await openIncident(context, RUTH, {
    title: 'Sign in fails',
    featureId: null,
    source: 'person',
    groupId: null,
    signals: [],
  });
  await runCommand(context, id, () => ({
    command: { type: 'AssignRole', by: RUTH, role: 'imoc', personId: 'sample-ruth' },
  }));
  const state = async () => (await loadIncident(context, id)).incident;
  const events = async () =>
    (await context.storage.events.read<IncidentEvent>({ kind: 'incident', id })).map(({ event }) => event);
  return { desk, context, id, state, events };
}

test('half an hour before a stint is over the desk asks somebody rested to take over, by a page that says from whom', async () => {
  const { desk, context, state } = await ruthManages(1);
  await desk.pass(3 * HOUR_MS + 24 * MINUTE_MS);
  expect(openHandovers(await state())).toEqual([]);
  await desk.pass(7 * MINUTE_MS);
  const [handover] = openHandovers(await state());
  expect(handover).toMatchObject({ role: 'imoc', fromPersonId: 'sample-ruth', cause: 'rest-policy' });
  expect(handover?.candidateIds[0]).toBe('sample-maya');
  const { outbox } = context.storage;
  const mails = (await outbox.list({ limit: 500, incidentId: null })).map(({ message }) => message);
  const mail = mails.find(({ subject, recipientId }) => /take over/.test(subject) && recipientId === 'sample-maya');
  expect(mail?.subject).toBe('Please take over as Incident manager on call: incident 1: Sign in fails');
  expect(mail?.body).toContain('from Ruth Adler');
  expect((await state()).holders['imoc']?.personId).toBe('sample-ruth');
});

test('whoever commands another incident is asked last', async () => {
  const { desk, context, state } = await ruthManages(1);
  const { id: other } = await openIncident(context, MAYA, {
    title: 'Nothing can be saved',
    featureId: null,
    source: 'person',
    groupId: null,
    signals: [],
  });
  await desk.pass(3 * HOUR_MS + 20 * MINUTE_MS);
  await runCommand(context, other, () => ({
    command: { type: 'AssignRole', by: MAYA, role: 'imoc', personId: 'sample-maya' },
  }));
  await desk.pass(11 * MINUTE_MS);
  const candidates = openHandovers(await state())[0]?.candidateIds ?? [];
  expect(candidates.length).toBeGreaterThan(1);
  expect(candidates.at(-1)).toBe('sample-maya');
});

test('whoever answers reads the packet and takes over, and everybody who works here is told', async () => {
  const { desk, context, id, state } = await ruthManages(1);
  await desk.pass(3 * HOUR_MS + 31 * MINUTE_MS);
  const [handover] = openHandovers(await state());
  if (handover === undefined) throw new Error('nobody was asked');
  await acknowledgePage(context, handover.pageId ?? '', MAYA, 'sample-maya');
  const packet = await showPacket(context, id, handover.id, { reader: MAYA });
  expect(packet.topics.map((topic) => topic.lines.length > 0)).toEqual([true, true, true, true, true, true]);
  const take = spaceRoutes({ context: async () => context }).find(({ route }) => route.name === 'takeOver');
  const body = { handoverId: handover.id, digest: packet.digest, confirmed: packet.topics.map((one) => one.id) };
  await take?.run({
    params: { id },
    query: { space: 'real' },
    body: { ...body, readBack: 'Nothing tried yet, nobody assessed it.' },
    caller: { actor: MAYA } as never,
  });
  expect((await state()).holders['imoc']?.personId).toBe('sample-maya');
  const told = (await context.storage.outbox.list({ limit: 500, incidentId: null })).map(({ message }) => message);
  expect(told.find(({ recipientId, about }) => recipientId === 'sample-ruth' && about === 'notice')?.body).toContain(
    'You are relieved.',
  );
});

test('whoever comes first for two roles at once gets one page, answers it once, and takes both over by one read-back', async () => {
  const { desk, context, id, state } = await ruthManages(1);
  for (const one of await context.storage.people.list())
    if (one.id !== 'sample-ruth' && one.id !== 'sample-maya')
      await context.storage.people.erase(one.id, context.clock.now());
  await runCommand(context, id, () => ({
    command: { type: 'AssignRole', by: RUTH, role: 'tloc', personId: 'sample-ruth' },
  }));
  await desk.pass(3 * HOUR_MS + 31 * MINUTE_MS);
  const handovers = openHandovers(await state());
  expect(handovers.map(({ role, candidateIds }) => [role, candidateIds])).toEqual([
    ['imoc', ['sample-maya']],
    ['tloc', ['sample-maya']],
  ]);
  const messages = async () =>
    (await context.storage.outbox.list({ limit: 500, incidentId: null })).map(({ message }) => message);
  const asked = (await messages()).filter(({ subject }) => /take over/.test(subject));
  expect(asked.map(({ subject }) => subject)).toEqual([
    'Please take over as Incident manager on call and Tech lead on call: incident 1: Sign in fails',
  ]);
  expect(asked[0]?.body).toContain('said it back, once for all of them.');
  const [first, second] = handovers;
  const callId = first?.pageId ?? '';
  expect((await pageView(context, callId, 'sample-maya'))?.details).toBe(
    'You are asked to take over as Incident manager on call and Tech lead on call.',
  );
  await acknowledgePage(context, callId, MAYA, 'sample-maya');
  for (const handover of openHandovers(await state()))
    expect(takerOf(await state(), handover)?.personId).toBe('sample-maya');
  const packet = await showPacket(context, id, first?.id ?? '', { reader: MAYA });
  const take = spaceRoutes({ context: async () => context }).find(({ route }) => route.name === 'takeOver');
  const body = { handoverId: first?.id, also: [second?.id], digest: packet.digest, readBack: 'Nothing tried yet.' };
  await take?.run({
    params: { id },
    query: { space: 'real' },
    body: { ...body, confirmed: packet.topics.map((one) => one.id) },
    caller: { actor: MAYA } as never,
  });
  const { holders } = await state();
  expect([holders['imoc']?.personId, holders['tloc']?.personId]).toEqual(['sample-maya', 'sample-maya']);
  const told = (await messages()).filter(
    ({ recipientId, about }) => recipientId === 'sample-ruth' && about === 'notice',
  );
  expect(told.map(({ subject }) => subject)).toEqual([
    'Maya Chen is now the Incident manager on call and Tech lead on call of incident 1',
  ]);
});

test('where nobody takes over, work is narrowed and the escalation is asked once', async () => {
  const { desk, context, state, events } = await ruthManages(1);
  const people = await context.storage.people.list();
  for (const one of people.filter(({ id }) => id !== 'sample-ruth' && id !== 'sample-sam'))
    await context.storage.people.erase(one.id, context.clock.now());
  await desk.pass(6 * HOUR_MS);
  const narrowed = (await events()).filter(({ type }) => type === 'WorkNarrowed');
  expect(narrowed).toHaveLength(1);
  expect(narrowings(await state())).toMatchObject([{ role: 'imoc', personId: 'sample-ruth' }]);
});

test('the level of a holder is shown, and no event says it', async () => {
  const { desk, context, id, events } = await ruthManages();
  await desk.pass(4 * HOUR_MS);
  const levels = await levelsOfHolders(context, await loadIncident(context, id));
  expect(levels.get('imoc')).toBe('hand-over');
  expect(JSON.stringify(await events())).not.toMatch(/"hand-over"|"stand-down"|caution|sleep|kss/i);
});
