import { expect, test } from 'vitest';
import { getChange, recordChange } from '#contract/changes.ts';
import { askGate, overrideGate } from '#contract/gate.ts';
import { spaceDesk } from '#testing/space-desk.ts';

test('what a change went out under stands: asking the gate again afterwards hides no override', async () => {
  const { call } = await spaceDesk();
  const change = { title: 'Deploy', services: ['auth', 'billing'], version: '2', key: 'build 7' };
  const override = { by: 'Dana Levi', reason: 'Customers cannot pay' };
  await call(overrideGate, { body: { ...change, override } });
  const { id } = await call(recordChange, { body: change });
  await call(askGate, { body: { ...change, isRevert: true } });
  expect((await call(getChange, { params: { id } })).gate).toMatchObject({ override });
});
