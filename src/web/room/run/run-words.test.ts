import { expect, test } from 'vitest';
import type { PlanRunShown } from '#contract/plan-run.ts';
import { minutesFrom } from '../../testing/sample-room.ts';
import { sampleRun } from '../../testing/sample-runs.ts';
import { afterStep, currentStep, leftBehind, runHeading, stepState } from './run-words.ts';

function run(id: string): PlanRunShown {
  const made = sampleRun(id, minutesFrom(Date.UTC(2026, 10, 26)));
  if (made === undefined) throw new Error(`there is no sample run ${id}`);
  return made;
}

test('a cancelled run says what is done, what may be half done and what is not', () => {
  expect(leftBehind(run('run_unknown'))).toEqual([
    'Done, and stays so: “Redeploy gateway v1.9.2”.',
    'Perhaps done in part: “Roll access-control back to v1.4.0”.',
    'Not done: “Permissions answer for a known customer”.',
  ]);
  expect(leftBehind(run('run_running'))[0]).toBe('Nothing was done yet.');
});

test('whoever ticks a step reads which one begins with that, and after the last that the alerts decide', () => {
  expect(afterStep(run('run_running'), 'gateway')).toContain('“Roll access-control back to v1.4.0”');
  expect(afterStep(run('run_running'), 'check')).toContain('the alerts say whether it helped');
});

test('no step is at hand once all are done', () => {
  expect(currentStep(run('run_printing'))?.id).toBe('access-control');
  expect(currentStep(run('run_verifying'))).toBeNull();
  expect(currentStep(run('run_worked'))).toBeNull();
});

test('how a step and a run stand is told apart by marks and by words', () => {
  const shown = run('run_unknown').steps.map(stepState);
  expect(shown.map(({ mark }) => mark)).toEqual(['✓', '?', '·']);
  expect(runHeading(run('run_worse'), 'X').words).toBe('The revert of X made it worse');
  expect(runHeading(run('run_worked'), 'X').mark).not.toBe(runHeading(run('run_worse'), 'X').mark);
});
