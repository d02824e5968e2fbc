import { expect, test } from 'vitest';
import { dismissIncident, resolve } from '#contract/incident.ts';
import { startRevert } from '#contract/mitigation.ts';
import { spaceDesk, type SpaceDesk } from '#testing/space-desk.ts';
import type { Actor } from '#core/shared/actor.ts';
import { HOUR_MS } from '#core/shared/instant.ts';
import { changeRow } from '../change/change-row.ts';
import { recordChange } from '../change/record-change.ts';
import { mergeIncidents } from '../incident/merge-incidents.ts';
import { openIncident } from '../incident/open-incident.ts';
import { runCommand } from '../incident/run-command.ts';
import { cancelPlanRun } from './answer-plan-run.ts';
import { wakePlanRun } from './wake-plan-run.ts';

const IVO: Actor = { kind: 'person', id: 'ivo' };

/** Two incidents about one outage, and the change that both suspect. */
async function twoIncidents(): Promise<SpaceDesk & { first: string; second: string }> {
  const desk = await spaceDesk();
  const { context } = desk;
  const at = context.clock.now() - HOUR_MS;
  await recordChange(context, changeRow({ id: 'c', title: 'Deploy pay 9', at, version: '9', previousVersion: '8' }));
  const opening = { title: 'Pay fails', featureId: null, source: 'person' as const, groupId: null, signals: [] };
  const first = (await openIncident(context, IVO, opening)).id;
  const second = (await openIncident(context, IVO, opening)).id;
  return { ...desk, first, second };
}

test('a change that is being undone in one incident is not undone from another one too', async () => {
  const { call, context, first, second } = await twoIncidents();
  const { runId } = await call(startRevert, { params: { id: first }, body: { changeId: 'c' } });
  await expect(call(startRevert, { params: { id: second }, body: { changeId: 'c' } })).rejects.toMatchObject({
    words: { reason: expect.stringMatching(/^This change is being undone already in incident \d+\.$/) },
  });
  await cancelPlanRun(context, runId ?? '', { by: IVO, reason: null });
  expect(await call(startRevert, { params: { id: second }, body: { changeId: 'c' } })).toMatchObject({
    outcome: 'started',
  });
});

test('two people who press in two incidents at once start one revert', async () => {
  const { call, context, first, second } = await twoIncidents();
  const pressed = await Promise.allSettled(
    [first, second].map((id) => call(startRevert, { params: { id }, body: { changeId: 'c' } })),
  );
  expect(pressed.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await context.storage.planRuns.list({ changeId: 'c', limit: 9 })).toHaveLength(1);
});

test('words about a revert do not let it be started a second time while its steps still run', async () => {
  const { call, context, first } = await twoIncidents();
  const { runId } = await call(startRevert, { params: { id: first }, body: { changeId: 'c' } });
  const run = await context.storage.planRuns.get(runId ?? '');
  expect(run).toMatchObject({ status: 'running' });
  const row = await context.storage.events.read<{ type: string; data: { mitigationId?: string } }>({
    kind: 'incident',
    id: first,
  });
  const mitigationId = row.findLast(({ event }) => event.type === 'MitigationStarted')?.event.data.mitigationId ?? '';
  await runCommand(context, first, () => ({
    command: { type: 'VerifyMitigation', by: IVO, mitigationId, outcome: 'no-effect', noteTextId: null },
  }));
  await expect(call(startRevert, { params: { id: first }, body: { changeId: 'c' } })).rejects.toThrow();
});

test('an incident does not end under a revert that still runs, or nobody would hear that it failed', async () => {
  const { call, context, first, second } = await twoIncidents();
  const { runId } = await call(startRevert, { params: { id: first }, body: { changeId: 'c' } });
  await wakePlanRun(context, runId ?? '');
  const reason = { words: { reason: 'A revert is still running in this incident.' } };
  await expect(call(dismissIncident, { params: { id: first }, body: { ticket: 'BUG-1' } })).rejects.toMatchObject(
    reason,
  );
  await expect(call(resolve, { params: { id: first }, body: { verification: 'quiet' } })).rejects.toMatchObject(reason);
  await expect(mergeIncidents(context, first, second, IVO)).rejects.toMatchObject(reason);
  await cancelPlanRun(context, runId ?? '', { by: IVO, reason: null });
  expect(await mergeIncidents(context, first, second, IVO)).toMatchObject({ id: first });
});
