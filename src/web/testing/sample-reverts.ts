import type { Room } from '#contract/room.ts';
import { sampleDecision } from './sample-decision.ts';
import { by, DANA, SAMPLE_PEOPLE } from './sample-people.ts';
import type { Minutes } from './sample-room.ts';

type Decision = NonNullable<Room['decision']>;
type Mitigation = Room['mitigations'][number];

const OTHER = SAMPLE_PEOPLE[1] ?? DANA;

function decided(made: (decision: Decision) => Partial<Decision>) {
  return (at: Minutes): Partial<Room> => {
    const decision = sampleDecision(at);
    return { phase: 'mitigating', decision: { ...decision, ...made(decision) } };
  };
}

function attempt(at: Minutes, made: Partial<Mitigation>): Mitigation {
  return {
    id: 'mit_1',
    kind: 'revert',
    runId: null,
    changeTitle: 'Access control for all services',
    startedAt: at(-6),
    by: by(DANA),
    outcome: null,
    verifiedAt: null,
    note: null,
    reason: null,
    ...made,
  };
}

/** A revert that is under way by a run of the same name. */
function reverting(runId: string) {
  return (at: Minutes): Partial<Room> => ({
    phase: 'mitigating',
    decision: { ...sampleDecision(at), state: 'reverting', mitigationId: 'mit_1', runId },
    mitigations: [attempt(at, { runId })],
  });
}

/** Rooms of the fake desk in which a revert stands in every state. */
export const REVERT_ROOMS: Record<string, (at: Minutes) => Partial<Room>> = {
  'inc_two-people': decided(({ plan, risks }) => ({
    peopleNeeded: 2,
    agreed: [{ id: OTHER.id, name: OTHER.name }],
    plan: {
      ...plan,
      reversibleUntil: null,
      data: 'loses-data',
      dataNote: 'Roles given since Sunday are lost.',
      origin: 'written',
    },
    risks: [
      {
        kind: 'data',
        weight: 'stop',
        sentence: 'Data written since the change is lost. Roles given since Sunday are lost.',
      },
      ...risks,
    ],
  })),
  'inc_not-reversible': decided(({ plan }) => ({
    plan: {
      ...plan,
      reversible: 'no',
      steps: [],
      alternative: 'Switch the flag “rbac-for-all” off.',
      origin: 'written',
    },
    risks: [
      {
        kind: 'not-reversible',
        weight: 'stop',
        sentence: 'This cannot be undone. Switch the flag “rbac-for-all” off.',
      },
    ],
  })),
  'inc_fixing-forward': (at) => ({
    phase: 'mitigating',
    decision: {
      ...sampleDecision(at),
      state: 'fixing-forward',
      untilAt: at(12),
      reason: 'The database was migrated already; a one-line fix is in review.',
      mitigationId: 'mit_1',
    },
    mitigations: [
      attempt(at, { kind: 'fix-forward', reason: 'The database was migrated already; a one-line fix is in review.' }),
    ],
  }),
  inc_again: decided(() => ({ again: 'time-box-ended' })),
  inc_running: reverting('run_running'),
  inc_printing: reverting('run_printing'),
  inc_unknown: reverting('run_unknown'),
  inc_verifying: reverting('run_verifying'),
  inc_cancelled: reverting('run_cancelled'),
  inc_worked: (at) => ({
    phase: 'monitoring',
    decision: null,
    mitigations: [
      attempt(at, { runId: 'run_worked', outcome: 'worked', verifiedAt: at(-1), note: 'The revert worked.' }),
    ],
  }),
  inc_worse: (at) => ({
    phase: 'mitigating',
    decision: null,
    mitigations: [
      attempt(at, { runId: 'run_worse', outcome: 'worse', verifiedAt: at(-1), note: 'The revert made it worse.' }),
    ],
  }),
  'inc_no-suspect': () => ({ phase: 'mitigating', decision: null, suspects: [] }),
};
