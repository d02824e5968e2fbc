import type { PlanRunShown } from '#contract/plan-run.ts';
import { by, DANA } from './sample-people.ts';
import type { Minutes } from './sample-room.ts';

type Step = PlanRunShown['steps'][number];

const NOT_BEGUN = {
  part: 'revert' as const,
  status: 'waiting' as const,
  attemptId: null,
  runnerId: null,
  startedAt: null,
  endedAt: null,
  timeoutMs: 600_000,
  note: null,
  output: '',
};
const BY_HAND = { executor: 'manual' as const, performedBy: 'person' as const };

const OUTPUT = [
  'Rolling back access-control to v1.4.0',
  'revision 41 selected, 12 pods to replace',
  ...Array.from(
    { length: 12 },
    (_, pod) => `pod access-control-7d9f8c6b5-${1000 + pod} replaced in eu-central-1, ready`,
  ),
  'waiting for https://health.internal.example/very/long/address/that/does/not/break/by/itself?check=access-control&region=eu-central-1',
].join('\n');

/** The steps of a run, as they stand before the first. */
function steps(): [Step, Step, Step] {
  return [
    {
      ...NOT_BEGUN,
      id: 'gateway',
      title: 'Redeploy gateway v1.9.2',
      service: 'gateway',
      ...BY_HAND,
      instructions: 'Deploy gateway v1.9.2, which ran until yesterday 17:00.\nWatch the 5xx rate while it rolls out.',
    },
    {
      ...NOT_BEGUN,
      id: 'access-control',
      title: 'Roll access-control back to v1.4.0',
      service: 'access-control',
      executor: 'runner',
      performedBy: 'runner',
      instructions: null,
    },
    {
      ...NOT_BEGUN,
      id: 'check',
      title: 'Permissions answer for a known customer',
      service: null,
      part: 'check',
      ...BY_HAND,
      instructions: 'Open an environment as the test customer and save it.',
    },
  ];
}

const MAY_NOTHING: PlanRunShown['may'] = { tick: null, judge: null, cancel: false };

const REHEARSAL: Partial<PlanRunShown> = {
  purpose: 'rehearsal',
  incidentId: null,
  rehearsal: { environment: 'staging', services: ['gateway'] },
  alerts: { firingAtStart: 0, firing: null },
};

type Made = Partial<PlanRunShown> & { steps: Step[] };

/** How each sample run stands. */
const RUNS: Record<string, (at: Minutes) => Made> = {
  /** A person is asked for its first step. */
  run_running: byHand,
  /** A plan that is rehearsed, and waits for a person. */
  run_rehearsing: (at) => ({
    ...byHand(at),
    ...REHEARSAL,
    sayings: ['The rehearsal waits for a person: “Redeploy gateway v1.9.2”. Do it, then tick it.'],
  }),
  run_rehearsed: (at) => ({
    ...ended(at, 'worked', null, 'The rehearsal worked. Its checks passed.'),
    ...REHEARSAL,
  }),
  /** A runner is at work on its second. */
  run_printing: (at) => {
    const [first, second, check] = steps();
    return {
      steps: [
        {
          ...first,
          status: 'succeeded',
          attemptId: 'att_1',
          startedAt: at(-4),
          endedAt: at(-2),
          note: 'All green in eu and us.',
        },
        { ...second, status: 'running', attemptId: 'att_2', runnerId: 'runner_1', startedAt: at(-1), output: OUTPUT },
        check,
      ],
      may: { ...MAY_NOTHING, cancel: true },
    };
  },
  run_unknown: (at) => {
    const [first, second, check] = steps();
    return {
      status: 'stuck',
      timeBoxEndsAt: at(-1),
      timeBoxEnded: true,
      steps: [
        { ...first, status: 'succeeded', attemptId: 'att_1', startedAt: at(-12), endedAt: at(-11) },
        {
          ...second,
          status: 'unknown',
          attemptId: 'att_2',
          runnerId: 'runner_1',
          startedAt: at(-9),
          endedAt: at(-3),
          output: OUTPUT,
        },
        check,
      ],
      sayings: [
        'The revert stopped: nobody knows whether “Roll access-control back to v1.4.0” ran, because its answer was lost. Look there, then say that it is done, that it failed, or let it run again.',
        'The time box of the revert has run out and it has not helped yet. Decide now: wait for it, cancel it, or look at the next suspect, or fix forward.',
      ],
      may: {
        tick: null,
        judge: { stepId: 'access-control', attemptId: 'att_2', verdicts: ['succeeded', 'run-again', 'failed'] },
        cancel: true,
      },
    };
  },
  run_verifying: (at) => ({
    status: 'verifying',
    verifyUntil: at(4),
    alerts: { firingAtStart: 3, firing: 1 },
    steps: steps().map((step) => ({ ...step, status: 'succeeded', startedAt: at(-5), endedAt: at(-1) })),
  }),
  run_worked: (at) =>
    ended(at, 'worked', 0, 'The revert worked. Alerts firing: 0 now, 3 when it began. Its checks passed.'),
  run_worse: (at) =>
    ended(
      at,
      'worse',
      7,
      'The revert made it worse. Alerts firing: 7 now, 3 when it began. Next: look at the next suspect, or fix forward.',
    ),
  run_cancelled: (at) => {
    const [first, second, check] = steps();
    return {
      ...ended(
        at,
        'cancelled',
        null,
        'The revert was cancelled. 1 of 3 steps were done. Say in the incident what it did.',
      ),
      steps: [
        { ...first, status: 'succeeded', startedAt: at(-9), endedAt: at(-8) },
        { ...second, status: 'cancelled', startedAt: at(-7), endedAt: at(-6), output: OUTPUT },
        { ...check, status: 'skipped' },
      ],
    };
  },
};

function byHand(at: Minutes): Made {
  const [first, ...rest] = steps();
  return {
    steps: [{ ...first, status: 'intended', attemptId: 'att_1', startedAt: at(-1) }, ...rest],
    sayings: ['The revert waits for a person: “Redeploy gateway v1.9.2”. Do it, then tick it.'],
    may: { ...MAY_NOTHING, tick: { stepId: 'gateway', attemptId: 'att_1' }, cancel: true },
  };
}

function ended(
  at: Minutes,
  outcome: NonNullable<PlanRunShown['outcome']>,
  firing: number | null,
  saying: string,
): Made {
  return {
    status: 'ended',
    outcome,
    endedAt: at(-1),
    alerts: { firingAtStart: 3, firing },
    sayings: [saying],
    steps: steps().map((step) => ({ ...step, status: 'succeeded', startedAt: at(-8), endedAt: at(-2) })),
  };
}

/** A run of a plan by its id; undefined for one that was never made. */
export function sampleRun(id: string, at: Minutes): PlanRunShown | undefined {
  const made = RUNS[id]?.(at);
  if (made === undefined) return undefined;
  return {
    id,
    purpose: 'revert',
    incidentId: id.replace('run_', 'inc_'),
    rehearsal: null,
    changeId: 'chg_rbac',
    status: 'running',
    outcome: null,
    startedAt: at(-6),
    endedAt: null,
    by: by(DANA),
    timeBoxEndsAt: at(4),
    timeBoxEnded: false,
    verifyUntil: null,
    alerts: { firingAtStart: 3, firing: 3 },
    sayings: [],
    may: MAY_NOTHING,
    ...made,
  };
}
