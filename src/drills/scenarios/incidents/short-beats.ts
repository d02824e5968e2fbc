import { assess } from '#contract/assessment.ts';
import { openChannel } from '#contract/conversation.ts';
import { acknowledge } from '#contract/incident.ts';
import { linkChange, startRevert } from '#contract/mitigation.ts';
import { judgeStep, tickStep } from '#contract/plan-run.ts';
import { declareGroup } from '#contract/signal.ts';
import { alert, answerPage, call, type Action, type Beat, type LocalTime } from '../../scenario.ts';
import { confirms, HERE, resolves, say, sumsUp } from '../room-actions.ts';

type More = Partial<Pick<Beat, 'after' | 'unless' | 'decision'>>;

/** Something that the public report tells. */
export function told(at: LocalTime, id: string, who: string, does: string, actions: Action[], more: More = {}): Beat {
  return { id, at, who, does, actions, origin: 'report', then: does, ...more };
}

/** Something invented, so that the report can be played. */
export function made(at: LocalTime, id: string, who: string, does: string, actions: Action[], more: More = {}): Beat {
  return { id, at, who, does, actions, origin: 'invented', then: null, ...more };
}

export const fires = (service: string, title: string): Action => alert('firing', title, service, title);
export const clears = (service: string, title: string): Action => alert('resolved', title, service, title);

/** What people say of the impact. */
export interface Hurt {
  featureId: string;
  /** What is hurt, as half a sentence. */
  what: string;
  customers?: string[];
}

/** The people come as the procedure asks them: on-call, incident manager, impact, and support; in the end it is verified. */
export function people(at: LocalTime, { featureId, what, customers = ['alder', 'birch'] }: Hurt): Beat[] {
  const evidence = [{ source: 'metric' as const, text: `The graphs of the feature say the same: ${what}.` }];
  const impact = { customerIds: customers, workaround: 'no', dataAtRisk: 'unknown', worsening: 'unknown' } as const;
  return [
    made(at, 'on-it', 'on-call', 'Jo looked at it and opened the incident.', TAKES_IT, {
      decision: { seat: 'on-call', ask: 'You were paged. Look at it, and say that you are on it.' },
    }),
    made(at, 'imoc-comes', 'imoc', 'Lena answered the page and took the incident.', [answerPage('imoc')], {
      after: { cue: 'paged:imoc', minutes: 1 },
    }),
    made(
      at,
      'assess',
      'imoc',
      `Lena estimated the impact: ${what}.`,
      [call(assess, { params: HERE, body: { featureId, ...impact, evidence } })],
      {
        after: { cue: 'came:imoc', minutes: 3 },
        decision: { seat: 'imoc', ask: 'Which feature is hurt, which customers, is there a way around it?' },
      },
    ),
    made(at, 'soc-comes', 'soc', 'Max answered the page.', [answerPage('soc')], {
      after: { cue: 'paged:soc', minutes: 1 },
    }),
    made(at, 'tickets', 'soc', 'Max told the room what customers see.', [say(`Customers write: ${what}.`)], {
      after: { cue: 'assessed', minutes: 2 },
      decision: { seat: 'soc', ask: 'Tell the room what customers see.' },
    }),
    made(
      at,
      'verified',
      'imoc',
      'Lena verified that service is restored.',
      [resolves('Quiet for ten minutes, and customers say so.')],
      { after: { cue: 'mitigated', minutes: 10 } },
    ),
    made(
      at,
      'sum-up',
      'imoc',
      'Lena summed up in the channel.',
      [sumsUp('Service is restored. The postmortem follows.')],
      { after: { cue: 'resolved', minutes: 10 } },
    ),
  ];
}

const TAKES_IT: Action[] = [
  call(declareGroup, { params: { id: '{group}' } }),
  call(acknowledge, { params: HERE }),
  call(openChannel, { params: HERE }),
];

/** A press on the revert card, some minutes after it is offered. */
export function press(
  at: LocalTime,
  changeId: string,
  more: More & { who?: string; id?: string; does?: string } = {},
): Beat {
  const { who = 'on-call', id = 'press', does = 'Jo pressed the revert that the desk offered.', ...rest } = more;
  return made(at, id, who, does, [call(startRevert, { params: HERE, body: { changeId } })], {
    after: { cue: 'strong-suspect', minutes: 2 },
    decision: { seat: 'on-call', ask: 'There is a suspect, with its way back. Revert it, or say why not.' },
    ...rest,
  });
}

/** A person does a step of the plan by hand, so many minutes after its turn has come. */
export function step(
  at: LocalTime,
  stepId: string,
  minutes: number,
  does: string,
  { outcome = 'succeeded', note = '' }: { outcome?: 'succeeded' | 'failed'; note?: string } = {},
): Beat {
  const tick = call(tickStep, {
    params: { id: '{run}', stepId },
    body: { attemptId: '{attempt}', outcome, note },
  });
  return made(at, `did-${stepId}`, 'on-call', does, [tick], { after: { cue: `step:${stepId}`, minutes } });
}

/** A person says that a failed step stays failed: the run ends. */
export function giveUp(at: LocalTime, stepId: string, does: string): Beat {
  const judge = call(judgeStep, {
    params: { id: '{run}', stepId },
    body: { attemptId: '{attempt}', verdict: 'failed', note: '' },
  });
  return made(at, `gave-up-${stepId}`, 'on-call', does, [judge], { after: { cue: 'revert-stuck', minutes: 2 } });
}

/** Somebody names a change that the ranking does not call strong, and confirms it. */
export function names(changeId: string, reason: string): Action[] {
  return [call(linkChange, { params: HERE, body: { changeId } }), confirms(changeId, reason)];
}
