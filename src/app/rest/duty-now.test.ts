import { expect, test } from 'vitest';
import type { Command } from '#core/incident/commands.ts';
import { DAY_MS, HOUR_MS } from '#core/shared/instant.ts';
import { severeImpact } from '#testing/incident-story.ts';
import { memoryDesk } from '#testing/memory-desk.ts';
import { useCompany } from '../desk/sample-company.ts';
import { openIncident } from '../incident/open-incident.ts';
import { runCommand } from '../incident/run-command.ts';
import { dutyNow } from './duty-now.ts';

const sam = { kind: 'person' as const, id: 'sample-sam' };

async function withRole() {
  const desk = await memoryDesk();
  const context = await desk.house.context('real');
  await useCompany(context, { company: async () => '', setCompany: async () => {} }, 'sample');
  const { id } = await openIncident(context, sam, {
    title: 'Sign in fails',
    featureId: null,
    source: 'person',
    groupId: null,
    signals: [],
  });
  await runCommand(context, id, () => ({
    command: { type: 'AssignRole', by: sam, role: 'imoc', personId: 'sample-ruth' },
  }));
  const duty = (personId = 'sample-ruth') => dutyNow(context, personId, context.clock.now());
  return { desk, context, id, duty };
}

test('whoever holds a role of an outage has been on duty since, and nobody else', async () => {
  const { desk, duty } = await withRole();
  desk.beDead(3 * HOUR_MS);
  expect(await duty()).toEqual({ onIncidentMs: 3 * HOUR_MS, inRoleMs: 3 * HOUR_MS, incidentsThisShift: 1 });
  expect(await duty('sample-sam')).toEqual({ onIncidentMs: 0, inRoleMs: 0, incidentsThisShift: 0 });
});

test('a role in an incident that waits for the next business day is held in one’s sleep', async () => {
  const { desk, context, id, duty } = await withRole();
  await runCommand(context, id, () => ({
    command: {
      type: 'Assess',
      by: sam,
      assessmentId: 'assessment_1',
      answers: {
        featureId: null,
        tier: 'secondary',
        customerIds: [],
        customers: 1,
        workaround: 'no',
        dataAtRisk: 'no',
        worsening: 'no',
      },
      evidence: [],
      override: { priority: 'P3', reasonTextId: 'text_1' },
    },
    texts: [{ id: 'text_1', body: 'A secondary feature.', authorId: sam.id }],
  }));
  expect(await duty()).toEqual({ onIncidentMs: 0, inRoleMs: 0, incidentsThisShift: 1 });
  desk.beDead(3 * DAY_MS);
  expect(await duty()).toEqual({ onIncidentMs: 0, inRoleMs: 0, incidentsThisShift: 0 });
});

test('whoever passed a role on has had that incident in their shift for twelve hours, and is on duty no longer', async () => {
  const { desk, context, id, duty } = await withRole();
  desk.beDead(3 * HOUR_MS);
  await runCommand(context, id, () => ({
    command: { type: 'AssignRole', by: sam, role: 'imoc', personId: 'sample-tom' },
  }));
  expect(await duty()).toEqual({ onIncidentMs: 0, inRoleMs: 0, incidentsThisShift: 1 });
  expect(await duty('sample-tom')).toMatchObject({ incidentsThisShift: 1 });
  desk.beDead(12 * HOUR_MS);
  expect(await duty()).toMatchObject({ incidentsThisShift: 0 });
  expect(await duty('sample-tom')).toMatchObject({ inRoleMs: 12 * HOUR_MS, incidentsThisShift: 1 });
});

test('an incident that was set down as a bug is one of the shift as well', async () => {
  const { desk, context, id, duty } = await withRole();
  await runCommand(context, id, () => ({
    command: { type: 'Dismiss', by: sam, ticketTextId: 'text_2', reasonTextId: null },
    texts: [{ id: 'text_2', body: 'BUG-1', authorId: sam.id }],
  }));
  expect(await duty()).toEqual({ onIncidentMs: 0, inRoleMs: 0, incidentsThisShift: 1 });
  desk.beDead(12 * HOUR_MS);
  expect(await duty()).toMatchObject({ incidentsThisShift: 0 });
});

test('an incident that was resolved is one of the shift for twelve hours', async () => {
  const { desk, context, id, duty } = await withRole();
  const run = (command: Command) => runCommand(context, id, () => ({ command }));
  const nothing = { changeId: null, noteTextId: null, reasonTextId: null };
  await run({ ...severeImpact(), by: sam });
  await run({ type: 'StartMitigation', by: sam, mitigationId: 'm_1', kind: 'restart', ...nothing });
  await run({ type: 'VerifyMitigation', by: sam, mitigationId: 'm_1', outcome: 'worked', noteTextId: null });
  await run({ type: 'Resolve', by: sam, verificationTextId: 'seen' });
  desk.beDead(12 * HOUR_MS - 1);
  expect(await duty()).toEqual({ onIncidentMs: 0, inRoleMs: 0, incidentsThisShift: 1 });
  desk.beDead(1);
  expect(await duty()).toMatchObject({ incidentsThisShift: 0 });
});

test('incidents that have not changed are not read again', async () => {
  const { context, duty } = await withRole();
  const before = await duty();
  const { storage } = context;
  const unread = {
    ...context,
    storage: { ...storage, events: { ...storage.events, read: () => Promise.reject(new Error('read again')) } },
  };
  expect(await dutyNow(unread, 'sample-ruth', context.clock.now())).toEqual(before);
});
