import { describe, expect, test } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '#core/shared/instant.ts';
import { revertPlan, webhookStep } from '#testing/plan-runs-kit.ts';
import { DONE, PRESSED_BY, revertDesk, type RevertDesk } from '#testing/revert-desk.ts';
import { loadIncident } from '../incident/load-incident.ts';
import { judgeStep, cancelPlanRun, tickStep } from './answer-plan-run.ts';
import { startPlanRun } from './plan-run-start.ts';
import { runPlanCommand } from './run-plan-command.ts';

const twoSteps = revertPlan({
  steps: [webhookStep('probe', { part: 'check' }), webhookStep('flip'), webhookStep('deploy')],
});
const byHand = revertPlan({
  steps: [webhookStep('ask-dba', { action: { executor: 'manual', instructions: 'Call Dana' } })],
});

const mitigations = async ({ context, incidentId }: RevertDesk) =>
  (await loadIncident(context, incidentId)).incident.mitigations.map(({ kind, outcome }) => [kind, outcome]);
const attemptOf = async ({ run }: RevertDesk, id: string) => (await run(id)).steps.at(-1)?.attemptId ?? '';

describe('a revert', () => {
  test('runs its steps in order, each once, and is told to the incident when the alerts go quiet', async () => {
    const desk = await revertDesk();
    const id = await desk.press(twoSteps);
    await desk.pass(SECOND_MS);
    expect(desk.outside.started.map(({ stepId }) => stepId)).toEqual(['flip', 'deploy', 'probe']);
    expect((await desk.run(id)).status).toBe('verifying');
    await desk.alertsFire(0);
    await desk.pass(MINUTE_MS);
    expect(await mitigations(desk)).toEqual([['revert', 'worked']]);
    expect(await desk.said()).toEqual(['The revert worked. Alerts firing: 0 now, 2 when it began. Its checks passed.']);
    expect(await desk.context.storage.planRuns.get(id)).toMatchObject({ status: 'ended', outcome: 'worked' });
    expect((await desk.context.storage.planRuns.output(id, 'flip', 0)).map(({ text }) => text)).toEqual(['done']);
  });

  test('that helps nothing says so, with the plan’s alternative', async () => {
    const desk = await revertDesk();
    await desk.press(revertPlan({ alternative: 'Fail over to the other region.' }));
    await desk.pass(15 * MINUTE_MS);
    expect(await mitigations(desk)).toEqual([['revert', 'no-effect']]);
    expect(await desk.said()).toEqual([
      'The revert is done and did not help. Alerts firing: 2 now, 2 when it began. Next: Fail over to the other region.',
    ]);
  });

  test('that makes it worse says so', async () => {
    const desk = await revertDesk({ alerts: 1 });
    await desk.press(revertPlan());
    await desk.alertsFire(3);
    await desk.pass(15 * MINUTE_MS);
    expect(await mitigations(desk)).toEqual([['revert', 'worse']]);
  });

  test('that nothing can prove leaves it to a person', async () => {
    const desk = await revertDesk({ alerts: 0 });
    await desk.press(revertPlan());
    await desk.pass(SECOND_MS);
    expect(await mitigations(desk)).toEqual([['revert', null]]);
    expect((await desk.said())[0]).toContain('no alert and no check can prove that it helped');
  });

  test('asks after a step that runs, and goes on when it has ended', async () => {
    const desk = await revertDesk();
    desk.outside.answer({ start: { state: 'running', ref: '7', lookAgainAfterMs: 10_000 } });
    desk.outside.answer({ look: { state: 'running', ref: '7', output: 'building', lookAgainAfterMs: 10_000 } });
    const id = await desk.press(revertPlan());
    await desk.pass(MINUTE_MS);
    expect((await desk.run(id)).steps[0]).toMatchObject({ status: 'running', ref: '7' });
    expect(await desk.context.storage.planRuns.output(id, 'flip', 0)).toHaveLength(1);
    desk.outside.answer({ look: DONE });
    await desk.pass(10 * SECOND_MS);
    expect((await desk.run(id)).status).toBe('verifying');
    expect(desk.outside.started).toHaveLength(1);
  });
});

describe('a step that did not go well', () => {
  test('is said once in the room and to whoever pressed, and waits for a person', async () => {
    const desk = await revertDesk();
    desk.outside.answer({ start: { state: 'refused', why: 'The workflow is \u001B[31mdisabled\u001B[0m.' } });
    const id = await desk.press(revertPlan());
    await desk.pass(4 * MINUTE_MS);
    expect(await desk.said()).toEqual([
      'The revert stopped: “Do flip” failed. Say that it is done all the same, let it run again, or end the run as failed.',
    ]);
    const notices = await desk.context.storage.outbox.list({ limit: 500, incidentId: desk.incidentId });
    const mine = notices.filter(({ id: message }) => message.startsWith(id));
    expect(mine.map(({ message }) => [message.recipientId, message.subject])).toEqual([['imoc', 'The revert stopped']]);
    const noteTextId = (await desk.run(id)).steps[0]?.noteTextId ?? '';
    expect((await desk.context.storage.texts.bodies([noteTextId])).get(noteTextId)).toBe('The workflow is disabled.');
  });

  test('is said again to whoever pressed and whoever commands while it waits for a person', async () => {
    const desk = await revertDesk();
    desk.outside.answer({ start: { state: 'unknown', why: 'The line broke.' } });
    const start = { purpose: 'revert', mitigationId: null, changeId: 'c_1', plan: revertPlan() } as const;
    const by = { kind: 'person', id: 'tloc' } as const;
    const id = await startPlanRun(desk.context, { ...start, incidentId: desk.incidentId, by });
    await desk.pass(16 * MINUTE_MS);
    const [first, ...again] = await desk.said();
    expect(first).toContain('The revert stopped: nobody knows whether “Do flip” ran');
    expect(again).toHaveLength(2);
    for (const words of again) expect(words).toContain('The revert still waits for a person: nobody knows');
    const notices = await desk.context.storage.outbox.list({ limit: 500, incidentId: desk.incidentId });
    const told = notices.filter(({ id: message }) => message.startsWith(id)).map(({ message }) => message.recipientId);
    expect(told.filter((one) => one === 'tloc')).toHaveLength(3);
    expect(told.filter((one) => one === 'imoc')).toHaveLength(3);
  });

  test('is begun again when a person says so, under another name', async () => {
    const desk = await revertDesk();
    desk.outside.answer({ start: { state: 'unknown', why: 'The line broke.' } });
    const id = await desk.press(revertPlan());
    await desk.pass(MINUTE_MS);
    desk.outside.answer({ start: DONE });
    const attemptId = await attemptOf(desk, id);
    await judgeStep(desk.context, id, { by: PRESSED_BY, stepId: 'flip', attemptId, verdict: 'run-again', note: null });
    await desk.pass(SECOND_MS);
    expect(new Set(desk.outside.started.map((step) => step.attemptId)).size).toBe(2);
    expect((await desk.run(id)).status).toBe('verifying');
  });

  test('ends the revert when a person says that it failed, and the incident records no effect', async () => {
    const desk = await revertDesk();
    desk.outside.answer({ start: { state: 'ended', outcome: 'failed', why: 'exit 1' } });
    const id = await desk.press(revertPlan());
    await desk.pass(SECOND_MS);
    const attemptId = await attemptOf(desk, id);
    await judgeStep(desk.context, id, {
      by: PRESSED_BY,
      stepId: 'flip',
      attemptId,
      verdict: 'failed',
      note: 'No disk',
    });
    await desk.pass(SECOND_MS);
    expect(await mitigations(desk)).toEqual([['revert', 'no-effect']]);
    expect((await desk.said()).at(-1)).toContain('The revert failed');
  });
});

describe('a server that dies', () => {
  /** Records an intent as a server does that dies before it hears an answer. */
  async function diedInStep(desk: RevertDesk): Promise<string> {
    const id = await desk.press(revertPlan());
    await runPlanCommand(desk.context, id, { type: 'Intend', attemptId: 'a_of_the_dead' });
    return id;
  }

  test('leaves a step that nobody begins again: it is unknown, and the room says so', async () => {
    const desk = await revertDesk();
    const id = await diedInStep(desk);
    await desk.pass(MINUTE_MS);
    expect(desk.outside.started).toEqual([]);
    expect((await desk.run(id)).steps[0]).toMatchObject({ status: 'unknown', attemptId: 'a_of_the_dead' });
    expect((await desk.said())[0]).toContain('nobody knows whether “Do flip” ran');
  });

  test('leaves a step that is found again where the other side can be asked', async () => {
    const desk = await revertDesk();
    desk.outside.answer({ find: { state: 'running', ref: '9', lookAgainAfterMs: 1000 }, look: DONE });
    const id = await diedInStep(desk);
    await desk.pass(MINUTE_MS);
    expect(desk.outside.started).toEqual([]);
    expect((await desk.run(id)).status).toBe('verifying');
  });

  test('before it told the outcome has it told by the next one, and once', async () => {
    const desk = await revertDesk();
    const id = await desk.press(revertPlan());
    await desk.pass(SECOND_MS);
    await runPlanCommand(desk.context, id, { type: 'Wake', signals: { firing: 0, firingNew: 0 } });
    expect(await mitigations(desk)).toEqual([['revert', null]]);
    await desk.pass(MINUTE_MS);
    await desk.pass(MINUTE_MS);
    expect(await mitigations(desk)).toEqual([['revert', 'worked']]);
    expect(await desk.said()).toHaveLength(1);
  });
});

test('an executor that breaks off leaves its step unknown', async () => {
  const desk = await revertDesk();
  desk.outside.answer({ start: () => Promise.reject(new Error('bug')) });
  const id = await desk.press(revertPlan());
  await desk.pass(SECOND_MS);
  expect((await desk.run(id)).steps[0]?.status).toBe('unknown');
});

test('a manual step is asked for in the room, and its tick goes on', async () => {
  const desk = await revertDesk();
  const id = await desk.press(byHand);
  await desk.pass(MINUTE_MS);
  expect(await desk.said()).toEqual(['The revert waits for a person: “Do ask-dba”. Do it, then tick it.']);
  const attemptId = await attemptOf(desk, id);
  const tick = { by: PRESSED_BY, stepId: 'ask-dba', attemptId, outcome: 'succeeded', note: null } as const;
  await tickStep(desk.context, id, tick);
  await desk.pass(SECOND_MS);
  expect((await desk.run(id)).status).toBe('verifying');
});

test('when the time box runs out the room asks for the next option, once', async () => {
  const desk = await revertDesk();
  await desk.press(byHand);
  await desk.pass(90 * MINUTE_MS);
  const words = (await desk.said()).filter((text) => text.includes('time box'));
  expect(words).toEqual([
    'The time box of the revert has run out and it has not helped yet. Decide now: wait for it, cancel it, or look at the next suspect, or fix forward.',
  ]);
});

test('a cancelled revert stops what runs, ends in a clear state, and leaves the mitigation to a person', async () => {
  const desk = await revertDesk();
  desk.outside.answer({ start: { state: 'running', ref: '7', lookAgainAfterMs: 60_000 } });
  desk.outside.answer({ look: { state: 'ended', outcome: 'cancelled' } });
  const id = await desk.press(twoSteps);
  await desk.pass(SECOND_MS);
  await cancelPlanRun(desk.context, id, { by: PRESSED_BY, reason: 'Wrong change' });
  await desk.pass(SECOND_MS);
  expect(desk.outside.cancelled).toHaveLength(1);
  expect((await desk.run(id)).steps.map(({ status }) => status)).toEqual(['cancelled', 'skipped', 'skipped']);
  expect(await mitigations(desk)).toEqual([['revert', null]]);
  expect(await desk.said()).toEqual([
    'The revert was cancelled. 0 of 3 steps were done. Say in the incident what it did.',
  ]);
});

test('a rehearsal runs beside every incident, and is proven by its checks', async () => {
  const desk = await revertDesk();
  const rehearsal = { incidentId: null, mitigationId: null, changeId: 'c_1', by: PRESSED_BY };
  const id = await startPlanRun(desk.context, { purpose: 'rehearsal', plan: twoSteps, ...rehearsal });
  await desk.pass(SECOND_MS);
  expect(await desk.run(id)).toMatchObject({ status: 'ended', outcome: 'worked' });
  expect(await desk.said()).toEqual([]);
});

test('a plan without steps starts nothing, not even the mitigation', async () => {
  const desk = await revertDesk();
  await expect(desk.press(revertPlan({ steps: [] }))).rejects.toThrow('refused');
  expect(await mitigations(desk)).toEqual([]);
});
