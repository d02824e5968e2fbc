import { describe, expect, test } from 'vitest';
import { byHand, desk, MAYA, planRunStory, type PlanRunStory } from '#testing/plan-run-story.ts';
import type { FatigueLevel } from '../rest/fatigue-level.ts';
import type { RunPurpose, RunStep } from './plan-run.ts';
import { DESK, type Actor } from '../shared/actor.ts';

const OMAR: Actor = { kind: 'person', id: 'omar' };
const again = (by: Actor, level?: FatigueLevel, stepId = 'deploy') =>
  ({
    type: 'Judge',
    by,
    stepId,
    attemptId: 'a1',
    verdict: 'run-again',
    noteTextId: null,
    ...(level === undefined ? {} : { level }),
  }) as const;

/** A run whose first step may have run already: its answer was lost. */
function lost(step: RunStep = desk('deploy'), purpose: RunPurpose = 'revert'): PlanRunStory {
  const story = planRunStory([step], { purpose });
  story.give({ type: 'Intend', attemptId: 'a1' });
  const end = {
    type: 'EndStep',
    by: DESK,
    stepId: step.id,
    attemptId: 'a1',
    runnerId: null,
    noteTextId: null,
  } as const;
  story.give({ ...end, outcome: 'unknown' });
  return story;
}

describe('running a step in production again that may have run already', () => {
  test('goes at once when somebody rested says so, or nobody knows how they are', () => {
    expect(lost().give(again(MAYA, 'rested'))).toEqual(['StepJudged']);
    expect(lost().give(again(MAYA))).toEqual(['StepJudged']);
  });

  test('waits for a second person when the first is tired, and one person twice is one', () => {
    const story = lost();
    expect(story.give(again(MAYA, 'caution'))).toEqual(['RunAgainAgreed']);
    expect(story.run.status).toBe('stuck');
    expect(story.give(again(MAYA, 'caution'))).toBe('needs-second-person');
    expect(story.give(again(OMAR, 'caution'))).toEqual(['StepJudged']);
    expect(JSON.stringify(story.events)).not.toContain('caution');
  });

  test('an agreement counts for the attempt that was looked at, not for the next', () => {
    const story = lost();
    story.give(again(MAYA, 'caution'));
    story.give(again(OMAR, 'caution'));
    story.give({ type: 'Intend', attemptId: 'a2' });
    const end = {
      type: 'EndStep',
      by: DESK,
      stepId: 'deploy',
      attemptId: 'a2',
      runnerId: null,
      noteTextId: null,
    } as const;
    story.give({ ...end, outcome: 'unknown' });
    expect(story.give({ ...again(OMAR, 'caution'), attemptId: 'a2' })).toEqual(['RunAgainAgreed']);
  });

  test('never waits in a rehearsal, nor for what a person does by hand, nor for saying that it is done', () => {
    expect(lost(desk('deploy'), 'rehearsal').give(again(MAYA, 'stand-down'))).toEqual(['StepJudged']);
    const done = { ...again(MAYA, 'stand-down'), verdict: 'succeeded' } as const;
    expect(lost().give(done)).toEqual(['StepJudged']);
    const story = planRunStory([byHand('look')]);
    story.give({ type: 'Intend', attemptId: 'a1' });
    story.give({ type: 'Tick', by: MAYA, stepId: 'look', attemptId: 'a1', outcome: 'failed', noteTextId: null });
    expect(story.give(again(MAYA, 'stand-down', 'look'))).toEqual(['StepJudged']);
  });
});
