import { expect, test } from 'vitest';
import { getRoom } from '#contract/incident.ts';
import { linkTicket, unlinkTicket } from '#contract/ticket.ts';
import { commsDesk } from '#testing/comms-desk.ts';
import { memoryDesk } from '#testing/memory-desk.ts';
import type { Actor } from '#core/shared/actor.ts';
import { Refused } from '../refused.ts';
import { loadIncident } from './load-incident.ts';
import { mergeIncidents } from './merge-incidents.ts';
import { openIncident } from './open-incident.ts';

const IVO: Actor = { kind: 'person', id: 'ivo' };

async function twoIncidents() {
  const context = await (await memoryDesk()).house.context('real');
  const open = (title: string) =>
    openIncident(context, IVO, { title, featureId: null, source: 'person', groupId: null, signals: [] });
  return { context, older: (await open('Sign in fails')).id, newer: (await open('Nobody gets in')).id };
}

test('two incidents that are merged into each other at once leave the older one', async () => {
  const { context, older, newer } = await twoIncidents();
  const results = await Promise.allSettled([
    mergeIncidents(context, older, newer, IVO),
    mergeIncidents(context, newer, older, IVO),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  expect(results[0]).toMatchObject({ reason: expect.any(Refused) });
  expect((await loadIncident(context, older)).incident.phase).toBe('reported');
  expect((await loadIncident(context, newer)).incident).toMatchObject({ phase: 'duplicate-of', duplicateOf: older });
});

test('an incident is not merged into itself, nor into one that has ended', async () => {
  const { context, older, newer } = await twoIncidents();
  await expect(mergeIncidents(context, older, older, IVO)).rejects.toBeInstanceOf(Refused);
  await mergeIncidents(context, older, newer, IVO);
  await expect(mergeIncidents(context, newer, older, IVO)).rejects.toBeInstanceOf(Refused);
  expect((await loadIncident(context, newer)).incident.phase).toBe('reported');
});

test('tickets that were linked by hand go on in the incident that goes on, and those that were unlinked stay so', async () => {
  const desk = await commsDesk();
  const into = await desk.outage([{ ticket: 'T-1', featureId: 'environments' }]);
  const { id } = await openIncident(desk.context, IVO, {
    title: 'Nobody gets in',
    featureId: null,
    source: 'person',
    groupId: null,
    signals: [],
  });
  const params = { id };
  await desk.ask(linkTicket, 'soc', { params, body: { ticket: 'HAND-1' } });
  const { ticketId } = await desk.ask(linkTicket, 'soc', { params, body: { ticket: 'HAND-2' } });
  await desk.ask(unlinkTicket, 'soc', { params, body: { ticketId } });
  await mergeIncidents(desk.context, id, into, IVO);
  const { tickets } = await desk.ask(getRoom, 'soc', { params: { id: into } });
  expect(tickets.map(({ ref }) => ref)).toEqual(['T-1', 'HAND-1']);
});
