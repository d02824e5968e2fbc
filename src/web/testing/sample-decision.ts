import type { Room } from '#contract/room.ts';
import type { Minutes } from './sample-room.ts';

type Decision = NonNullable<Room['decision']>;

/** A strong suspect a minute after the first ticket: a change over several services of the day before, with a derived way back. */
export function sampleDecision(at: Minutes): Decision {
  return {
    state: 'offered',
    change: {
      id: 'chg_rbac',
      title: 'Access control for all services',
      kind: 'deploy',
      at: at(-24 * 60),
      services: ['access-control', 'environments', 'gateway'],
      environment: 'production',
      version: 'v2.0.0',
      status: 'succeeded',
      link: null,
      hasRevertPlan: false,
      verdict: 'open',
      probability: 0.83,
      strong: true,
      reasons: [
        'It changed Environments, which is where it hurts.',
        'It went out 24 hours before the first sign.',
        'Its description and the signals share words: permissions, update.',
      ],
    },
    since: at(-1),
    again: null,
    agreed: [],
    peopleNeeded: 1,
    untilAt: null,
    reason: null,
    mitigationId: null,
    runId: null,
    plan: {
      origin: 'derived',
      reversible: 'fully',
      reversibleUntil: null,
      alternative: null,
      data: 'none',
      dataNote: null,
      steps: [
        {
          id: 'gateway',
          title: 'Redeploy gateway v1.9.2',
          service: 'gateway',
          part: 'revert',
          executor: 'manual',
          does: 'Deploy gateway v1.9.2, which ran until yesterday 17:00.',
        },
        {
          id: 'access-control',
          title: 'Redeploy access-control v1.4.0',
          service: 'access-control',
          part: 'revert',
          executor: 'manual',
          does: 'Deploy access-control v1.4.0, which ran until yesterday 17:00.',
        },
      ],
      timeBoxMinutes: 10,
      owner: 'Platform team',
      rehearsedAt: null,
    },
    risks: [
      {
        kind: 'on-top',
        weight: 'warn',
        sentence:
          'One change went out on top of it since: "Raise the connection limit" (gateway, today 12:10 UTC). Undoing this one undoes what came after in the same service.',
      },
      {
        kind: 'derived',
        weight: 'warn',
        sentence: 'This plan was derived from the register; nobody wrote or rehearsed it.',
      },
      { kind: 'several-services', weight: 'note', sentence: 'It touches 3 services; they are undone callers first.' },
    ],
  };
}
