import { expect, test } from 'vitest';
import { askGate } from '#contract/gate.ts';
import { recordChange } from '#contract/changes.ts';
import type { Actor } from '#core/shared/actor.ts';
import { spaceDesk } from '#testing/space-desk.ts';
import { openIncident } from '../incident/open-incident.ts';
import { startRehearsal } from './start-rehearsal.ts';
import { changeOf } from './plan-of-change.ts';
import { startRevert } from './start-revert.ts';

const PIPELINE: Actor = { kind: 'token', id: 'ci' };
const IVO: Actor = { kind: 'person', id: 'ivo' };

const plan = (step: string): string => `revert: 1
services:
  auth:
    data: none
    steps:
      - { id: back, title: Back, ${step} }
    checks:
      - { id: seen, title: Seen, manual: Look at it }
`;

/** A pipeline hands a plan in at the gate, records its change, and raises a hand. */
async function handedIn(step: string) {
  const { call, context } = await spaceDesk();
  await call(askGate, {
    body: { title: 'Deploy', services: ['auth'], version: '2', key: 'build 7', plan: plan(step) },
  });
  const { id: changeId } = await call(recordChange, {
    body: { title: 'Deploy', services: ['auth'], version: '2', key: 'build 7' },
  });
  const opening = { title: 'Logins fail', featureId: null, source: 'person' as const, groupId: null, signals: [] };
  const { id: incidentId } = await openIncident(context, PIPELINE, opening);
  return { context, changeId, incidentId };
}

test('a token that hands in a plan cannot have a machine do it, as a revert or as a rehearsal, without a person', async () => {
  const step = 'runner: { runner: prod-1, command: rollback, args: { in: "{{environment}}" } }';
  const { context, changeId, incidentId } = await handedIn(step);
  const refusal = {
    words: { reason: 'The plan of this change was handed in with it, and an API token alone may not run it.' },
  };
  await expect(startRevert(context, incidentId, { changeId, by: PIPELINE })).rejects.toMatchObject(refusal);
  const change = await changeOf(context, changeId);
  const rehearsal = startRehearsal(context, { change, environment: 'staging', by: PIPELINE });
  await expect(rehearsal).rejects.toMatchObject({ code: 'refused' });
  expect(await context.storage.planRuns.list({ limit: 9 })).toEqual([]);
  expect(await startRevert(context, incidentId, { changeId, by: IVO })).toMatchObject({ runId: expect.any(String) });
});

test('a token may start what people do by hand', async () => {
  const { context, changeId, incidentId } = await handedIn('manual: Put the old one back');
  expect(await startRevert(context, incidentId, { changeId, by: PIPELINE })).toMatchObject({
    runId: expect.any(String),
  });
});
