import { expect, test } from 'vitest';
import { getStandDown } from '#contract/stand-down.ts';
import { HOUR_MS } from '#core/shared/instant.ts';
import { nightDesk, responder } from '#testing/night-desk.ts';
import { samplePlan } from '#testing/sample-plans.ts';
import { changeRow } from '../change/change-row.ts';
import { runCommand } from '../incident/run-command.ts';
import type { ChangeRow } from '../ports/changes.ts';

/** The night on which a restart helped and a confirmed cause is still out; answers what its question says. */
async function causeOut(change: Partial<ChangeRow>): Promise<string> {
  const desk = await nightDesk();
  const { context, id, call } = desk;
  const by = responder('sample-ruth').actor;
  const at = context.clock.now() - 11 * HOUR_MS;
  const deployed = { id: 'c1', title: 'Deploy checkout 1.5', services: ['checkout'], version: '1.5' };
  await context.storage.changes.record(changeRow({ ...deployed, previousVersion: '1.4', at, ...change }));
  const start = { mitigationId: 'm1', kind: 'restart', changeId: null, noteTextId: null, reasonTextId: null } as const;
  for (const command of [
    { type: 'LinkChange', by, changeId: 'c1' } as const,
    { type: 'JudgeSuspect', by, changeId: 'c1', verdict: 'confirmed', reasonTextId: null } as const,
    { type: 'StartMitigation', by, ...start } as const,
    { type: 'VerifyMitigation', by, mitigationId: 'm1', outcome: 'worked', noteTextId: null } as const,
  ])
    await runCommand(context, id, () => ({ command }));
  const { checks } = await call(getStandDown);
  expect(checks.filter(({ ok, check }) => !ok && check !== 'revert')).toEqual([]);
  return checks.find(({ check }) => check === 'revert')?.sentence ?? '';
}

test.each<[string, Partial<ChangeRow>, string]>([
  [
    'has no plan but the one that the desk derives',
    {},
    'A change is confirmed as the cause, and it is neither undone nor ready to be undone at once.',
  ],
  [
    'has a plan written for it',
    { plan: samplePlan() },
    'The change that is confirmed as the cause can be undone at once.',
  ],
  [
    'would lose data',
    { plan: samplePlan({ data: 'loses-data' }) },
    'A change is confirmed as the cause, and it is neither undone nor ready to be undone at once.',
  ],
  [
    'cannot be undone, and an alert would tell',
    { plan: samplePlan({ reversible: 'no' }) },
    'The change that is confirmed as the cause cannot be undone; alerts of checkout end the pause when it hurts again.',
  ],
  ['was undone by what the register says', { status: 'rolled-back' }, 'No change waits to be undone.'],
])('what is said of a cause that is out when something else helped, and that %s', async (_, change, sentence) => {
  expect(await causeOut(change)).toBe(sentence);
});
