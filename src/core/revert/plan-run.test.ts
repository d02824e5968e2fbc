import { describe, expect, test } from 'vitest';
import {
  byHand,
  check,
  desk,
  MAYA,
  onRunner,
  planRunStory,
  RUNNER,
  type PlanRunStory,
} from '#testing/plan-run-story.ts';
import { DESK } from '../shared/actor.ts';
import { MINUTE_MS, SECOND_MS } from '../shared/instant.ts';
import type { PlanRunCommand } from './plan-run.ts';
import { planRunWakeAt, runDoing } from './plan-run-wake.ts';

const intend = (attemptId: string): PlanRunCommand => ({ type: 'Intend', attemptId });
const wake = (firing = 2, firingNew = 0): PlanRunCommand => ({ type: 'Wake', signals: { firing, firingNew } });
const cancel: PlanRunCommand = { type: 'Cancel', by: MAYA, reasonTextId: null };

function end(
  stepId: string,
  attemptId: string,
  outcome: 'succeeded' | 'failed' | 'unknown' | 'cancelled' = 'succeeded',
) {
  return { type: 'EndStep', by: DESK, stepId, attemptId, runnerId: null, outcome, noteTextId: null } as const;
}
function judge(stepId: string, attemptId: string, verdict: 'succeeded' | 'failed' | 'run-again') {
  return { type: 'Judge', by: MAYA, stepId, attemptId, verdict, noteTextId: null } as const;
}
function tick(stepId: string, attemptId: string, by = MAYA) {
  return { type: 'Tick', by, stepId, attemptId, outcome: 'succeeded', noteTextId: null } as const;
}
function claim(stepId: string, attemptId: string, runnerId: string) {
  return { type: 'Claim', by: RUNNER, stepId, attemptId, runnerId } as const;
}
const statuses = ({ run }: PlanRunStory) => run.steps.map(({ status }) => status);

/** A run whose steps have all succeeded. */
function done(steps = [desk('flip')], change: Parameters<typeof planRunStory>[1] = {}): PlanRunStory {
  const story = planRunStory(steps, change);
  for (const { id } of story.run.steps) {
    story.give(intend(`of ${id}`));
    story.give(end(id, `of ${id}`));
  }
  return story;
}

describe('steps', () => {
  test('are intended one at a time, in order, checks last', () => {
    const story = planRunStory([check('probe'), desk('flip'), desk('deploy')]);
    expect(story.run.steps.map(({ id }) => id)).toEqual(['flip', 'deploy', 'probe']);
    expect(story.give(intend('a1'))).toEqual(['StepIntended']);
    expect(story.give(intend('a2'))).toEqual([]);
    story.give(end('flip', 'a1'));
    story.give(intend('a2'));
    expect(statuses(story)).toEqual(['succeeded', 'intended', 'waiting']);
  });

  test('are not begun under the name of an earlier attempt', () => {
    const story = planRunStory([desk('flip'), desk('deploy')]);
    story.give(intend('a1'));
    story.give(end('flip', 'a1'));
    expect(story.give(intend('a1'))).toEqual([]);
  });

  test('a plan without steps cannot be run', () => {
    expect(() => planRunStory([]).run).toThrow('did not start');
  });

  test('an answer for another attempt changes nothing', () => {
    const story = planRunStory([desk('flip')]);
    story.give(intend('a1'));
    expect(story.give(end('flip', 'a0'))).toEqual([]);
    expect(story.give({ type: 'Running', stepId: 'flip', attemptId: 'a0', ref: 'r' })).toEqual([]);
  });
});

describe('an answer that was lost', () => {
  test('makes its step unknown, and the run waits for a person', () => {
    const story = planRunStory([desk('flip'), desk('deploy')]);
    story.give(intend('a1'));
    story.give(end('flip', 'a1', 'unknown'));
    expect(story.run.status).toBe('stuck');
    expect(story.give(intend('a2'))).toEqual([]);
    expect(runDoing(story.run, story.now)).toBeNull();
  });

  test('is looked for by whoever finds the intent, but not while its holder may still be at it', () => {
    const story = planRunStory([desk('flip')]);
    story.give(intend('a1'));
    expect(runDoing(story.run, story.now)).toBeNull();
    story.pass(3 * SECOND_MS);
    expect(runDoing(story.run, story.now)).toMatchObject({ kind: 'find', attemptId: 'a1' });
  });

  test('settles the step when it comes after all, until a person has judged', () => {
    const story = planRunStory([desk('flip'), desk('deploy')]);
    story.give(intend('a1'));
    story.give(end('flip', 'a1', 'unknown'));
    expect(story.give(end('flip', 'a1'))).toEqual(['StepEnded']);
    expect(story.run.status).toBe('running');
    story.give(intend('a2'));
    story.give(end('deploy', 'a2', 'unknown'));
    story.give(judge('deploy', 'a2', 'run-again'));
    expect(story.give(end('deploy', 'a2'))).toEqual([]);
  });

  test('runs again only when a person says so, as another attempt', () => {
    const story = planRunStory([desk('flip')]);
    story.give(intend('a1'));
    story.give(end('flip', 'a1', 'unknown'));
    expect(story.give({ ...judge('flip', 'a1', 'run-again'), by: RUNNER })).toBe('needs-a-person');
    expect(story.give(judge('flip', 'a0', 'run-again'))).toBe('step-moved-on');
    expect(story.give(judge('flip', 'a1', 'run-again'))).toEqual(['StepJudged']);
    expect(story.give(intend('a1'))).toEqual([]);
    expect(story.give(intend('a2'))).toEqual(['StepIntended']);
  });
});

describe('a step that failed', () => {
  const failed = () => {
    const story = planRunStory([desk('flip'), desk('deploy')]);
    story.give(intend('a1'));
    story.give(end('flip', 'a1', 'failed'));
    return story;
  };

  test('stops the run until a person says that it is done all the same', () => {
    const story = failed();
    expect(story.run.status).toBe('stuck');
    story.give(judge('flip', 'a1', 'succeeded'));
    expect(story.give(intend('a2'))).toEqual(['StepIntended']);
  });

  test('is spoken of again while nobody judges it, ever more rarely, and no more once somebody has', () => {
    const story = failed();
    const remindedAfter = (minutes: number) => {
      story.pass(minutes * MINUTE_MS);
      return story.give({ type: 'Wake', signals: null });
    };
    expect(planRunWakeAt(story.run, story.now)).toBe(story.now + 5 * MINUTE_MS);
    expect(remindedAfter(4)).toEqual([]);
    expect(remindedAfter(1)).toEqual(['RunReminded']);
    expect(remindedAfter(9)).toEqual([]);
    expect(remindedAfter(1)).toEqual(['RunReminded']);
    story.give(judge('flip', 'a1', 'run-again'));
    expect(remindedAfter(10)).not.toContain('RunReminded');
  });

  test('ends the run when a person says that it failed, and what came after is skipped', () => {
    const story = failed();
    expect(story.give(judge('flip', 'a1', 'failed'))).toEqual(['StepJudged', 'RunEnded']);
    expect([story.run.outcome, ...statuses(story)]).toEqual(['failed', 'failed', 'skipped']);
    expect(story.give(judge('flip', 'a1', 'run-again'))).toBe('nothing-to-judge');
  });
});

describe('a manual step', () => {
  test('ends when a person ticks it, and by nothing else', () => {
    const story = planRunStory([byHand('ask-dba')]);
    story.give(intend('a1'));
    story.pass(20 * MINUTE_MS);
    expect(story.give(wake())).toEqual([]);
    expect(story.give(end('ask-dba', 'a1'))).toEqual([]);
    expect(story.give(tick('ask-dba', 'a1', DESK))).toBe('needs-a-person');
    expect(story.give(tick('ask-dba', 'a1'))).toEqual(['StepEnded']);
    expect(story.give(tick('ask-dba', 'a1'))).toEqual([]);
  });
});

describe('a runner', () => {
  test('takes a step alone, and gets the same attempt when it asks again', () => {
    const story = planRunStory([onRunner('restart')]);
    story.give(intend('a1'));
    expect(story.give(claim('restart', 'a1', 'r1'))).toEqual(['StepClaimed']);
    expect(story.give(claim('restart', 'a1', 'r1'))).toEqual([]);
    expect(story.give(claim('restart', 'a1', 'r2'))).toBe('taken-by-another');
    expect(story.give({ ...end('restart', 'a1'), runnerId: 'r2' })).toEqual([]);
    expect(story.give({ ...end('restart', 'a1'), runnerId: 'r1' })).toEqual(['StepEnded']);
  });

  test('that never comes leaves a step that certainly did not run', () => {
    const story = planRunStory([onRunner('restart')]);
    story.give(intend('a1'));
    story.pass(5 * MINUTE_MS);
    expect(story.give(wake())).toEqual(['StepEnded']);
    expect(statuses(story)).toEqual(['failed']);
    expect(story.give(claim('restart', 'a1', 'r1'))).toBe('step-moved-on');
  });

  test('that falls silent leaves a step of which nobody knows', () => {
    const story = planRunStory([onRunner('restart')]);
    story.give(intend('a1'));
    story.pass(4 * MINUTE_MS);
    story.give(claim('restart', 'a1', 'r1'));
    story.pass(5 * MINUTE_MS);
    expect(story.give(wake())).toEqual([]);
    story.pass(MINUTE_MS);
    expect(story.give(wake())).toEqual(['StepEnded']);
    expect(statuses(story)).toEqual(['unknown']);
  });
});

describe('time', () => {
  test('a step that runs too long is asked to stop, and is unknown when that helps nothing', () => {
    const story = planRunStory([desk('flip')]);
    story.give(intend('a1'));
    story.give({ type: 'Running', stepId: 'flip', attemptId: 'a1', ref: 'run 7' });
    expect(runDoing(story.run, story.now)).toMatchObject({ kind: 'look', ref: 'run 7', stop: false });
    story.pass(5 * MINUTE_MS);
    expect(runDoing(story.run, story.now)).toMatchObject({ kind: 'look', stop: true });
    story.pass(MINUTE_MS);
    story.give(wake());
    expect(statuses(story)).toEqual(['unknown']);
  });

  test('the time box is said once when it runs out, and the run goes on', () => {
    const story = planRunStory([byHand('ask-dba')]);
    story.give(intend('a1'));
    story.pass(30 * MINUTE_MS);
    expect(story.give(wake())).toEqual(['RunTimeBoxEnded']);
    expect(story.give(wake())).toEqual([]);
    expect(story.run.status).toBe('running');
  });
});

describe('cancelling', () => {
  test('between steps ends the run at once, and nothing after is begun', () => {
    const story = planRunStory([desk('flip'), desk('deploy')]);
    story.give(intend('a1'));
    story.give(end('flip', 'a1'));
    expect(story.give(cancel)).toEqual(['RunCancelAsked', 'RunEnded']);
    expect(statuses(story)).toEqual(['succeeded', 'skipped']);
    expect(story.give(intend('a2'))).toEqual([]);
  });

  test('waits for the step that is under way to say what became of it', () => {
    const story = planRunStory([desk('flip'), desk('deploy')]);
    story.give(intend('a1'));
    story.give({ type: 'Running', stepId: 'flip', attemptId: 'a1', ref: 'r' });
    expect(story.give(cancel)).toEqual(['RunCancelAsked']);
    expect(runDoing(story.run, story.now)).toMatchObject({ kind: 'look', stop: true });
    story.give(end('flip', 'a1', 'cancelled'));
    expect([story.run.outcome, ...statuses(story)]).toEqual(['cancelled', 'cancelled', 'skipped']);
  });

  test('waits for it a minute and no longer', () => {
    const story = planRunStory([onRunner('restart')]);
    story.give(intend('a1'));
    story.give(claim('restart', 'a1', 'r1'));
    story.give(cancel);
    story.pass(MINUTE_MS);
    story.give(wake());
    expect([story.run.outcome, ...statuses(story)]).toEqual(['cancelled', 'unknown']);
  });

  test('what nobody outside has taken is over at once', () => {
    for (const step of [byHand('ask-dba'), onRunner('restart')]) {
      const story = planRunStory([step]);
      story.give(intend('a1'));
      story.give(cancel);
      expect([story.run.outcome, ...statuses(story)]).toEqual(['cancelled', 'cancelled']);
    }
  });

  test('is refused once every step is done', () => {
    const story = done();
    story.give(wake());
    expect(story.give(cancel)).toBe('nothing-to-cancel');
  });
});

describe('after the last step', () => {
  test('alerts that went quiet prove it at once', () => {
    const story = done();
    expect(story.give(wake(2))).toEqual(['RunVerifying']);
    expect(story.give(wake(0))).toEqual(['RunEnded']);
    expect(story.run.outcome).toBe('worked');
  });

  test.each([
    { firing: 1, firingNew: 0, outcome: 'worked', why: 'fewer alerts and none new' },
    { firing: 1, firingNew: 1, outcome: 'no-effect', why: 'another alert' },
    { firing: 2, firingNew: 0, outcome: 'no-effect', why: 'the same alerts' },
    { firing: 3, firingNew: 1, outcome: 'worse', why: 'more alerts than before' },
  ])('$why when the time is up: $outcome', ({ firing, firingNew, outcome }) => {
    const story = done();
    story.give(wake(firing, firingNew));
    story.pass(10 * MINUTE_MS - 1);
    expect(story.give(wake(firing, firingNew))).toEqual([]);
    story.pass(1);
    story.give(wake(firing, firingNew));
    expect(story.run.outcome).toBe(outcome);
  });

  test('without alerts its checks prove it, and without checks nothing does', () => {
    const checked = done([desk('flip'), check('probe')], { firingAtStart: 0 });
    checked.give(wake(0));
    expect(checked.run.outcome).toBe('worked');
    const blind = done([desk('flip')], { firingAtStart: 0 });
    blind.give(wake(0));
    expect(blind.run.outcome).toBe('not-verified');
  });

  test('alerts that began with it are watched before they are called worse', () => {
    const story = done([desk('flip')], { firingAtStart: 0 });
    expect(story.give(wake(1, 1))).toEqual(['RunVerifying']);
    story.pass(10 * MINUTE_MS);
    story.give(wake(1, 1));
    expect(story.run.outcome).toBe('worse');
  });

  test('a rehearsal is proven by its checks', () => {
    const story = done([desk('flip'), check('probe')], { purpose: 'rehearsal', incidentId: null, firingAtStart: 0 });
    story.give({ type: 'Wake', signals: null });
    expect(story.run.outcome).toBe('worked');
  });

  test('nothing wakes it any more once it has ended', () => {
    const story = done();
    expect(planRunWakeAt(story.run, story.now)).toBe(story.now);
    story.give(wake(0));
    expect(planRunWakeAt(story.run, story.now)).toBeNull();
  });
});
