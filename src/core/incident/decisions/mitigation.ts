import { personOf } from '../../shared/actor.ts';
import type { CommandOf } from '../commands.ts';
import { needsSecondEyes } from '../../rest/second-eyes.ts';
import { isNarrowed } from '../handover.ts';
import { isOpen } from '../phase.ts';
import { refuse } from '../refusal.ts';
import { isUnderWay } from '../revert-decision.ts';
import { event, type Answer, type Situation } from './situation.ts';

export function startMitigation(situation: Situation, command: CommandOf<'StartMitigation'>): Answer {
  const { incident, procedure } = situation;
  if (!isOpen(incident.phase))
    return refuse('already-resolved', 'This incident is resolved.', 'Reopen it if it is back.');
  if (command.kind === 'fix-forward' && command.reasonTextId === null && procedure.revert.fixForwardNeedsReason) {
    return refuse(
      'reason-required',
      'Fixing forward instead of reverting needs a reason.',
      'Say why a revert is not the way, or revert.',
    );
  }
  if (command.kind === 'fix-forward' && isNarrowed(incident)) return narrowed();
  const { mitigationId, kind, changeId, noteTextId, reasonTextId } = command;
  const timeBox = kind === 'fix-forward' ? { timeBoxMs: procedure.revert.fixForwardTimeBoxMs } : {};
  return {
    events: [
      event(situation, 'MitigationStarted', { mitigationId, kind, changeId, noteTextId, reasonTextId, ...timeBox }),
    ],
  };
}

/** One press starts it; where data is affected two people must press, and the first press is an agreement. */
export function startRevert(situation: Situation, command: CommandOf<'StartRevert'>): Answer {
  const { incident, procedure, by } = situation;
  const { mitigationId, runId, changeId, affectsData } = command;
  if (!isOpen(incident.phase))
    return refuse('already-resolved', 'This incident is resolved.', 'Reopen it if it is back.');
  if (incident.mitigations.some((one) => one.kind === 'revert' && isUnderWay(one)))
    return refuse(
      'revert-under-way',
      'A revert is under way already, and nobody has said yet what it did.',
      'Look at its steps; say what it did before you start another.',
    );
  if (command.reversible === 'no')
    return refuse(
      'not-reversible',
      'This change cannot be undone.',
      command.alternative ?? 'Fix it forward, fail over, or switch the feature off.',
    );
  if ((affectsData || command.reversible === 'partly') && isNarrowed(incident)) return narrowed();
  const agreed = incident.agreements[changeId] ?? [];
  const person = personOf(by);
  if (affectsData && (procedure.revert.twoPeopleWhenData || needsSecondEyes(command.level))) {
    if (person === null)
      return refuse('person-required', 'A revert that affects data is started by people.', 'Press it on the desk.');
    if (agreed.length === 0) return { events: [event(situation, 'RevertAgreed', { changeId })] };
    if (agreed.every((id) => id === person))
      return refuse(
        'second-person-required',
        'You have agreed already, and this revert affects data.',
        'Ask a colleague to look at the plan and press it too.',
      );
  }
  const started = { mitigationId, kind: 'revert' as const, changeId, noteTextId: null, reasonTextId: null, runId };
  return { events: [event(situation, 'MitigationStarted', started)] };
}

/** Until somebody has taken over, nothing is begun that cannot be undone; a plain revert always can. */
function narrowed(): Answer {
  return refuse(
    'work-narrowed',
    'Only what can be undone is done now, because nobody can take over from somebody who needs relief.',
    'Hand over, stand down until morning, or lift this with a reason.',
  );
}

export function verifyMitigation(
  situation: Situation,
  { mitigationId, outcome, noteTextId }: CommandOf<'VerifyMitigation'>,
): Answer {
  const mitigation = situation.incident.mitigations.find((one) => one.id === mitigationId);
  if (mitigation === undefined)
    return refuse('unknown-mitigation', 'This incident has no such mitigation.', 'Look at those that were started.');
  if (mitigation.outcome !== null)
    return refuse(
      'already-verified',
      'What this mitigation did is recorded already.',
      'Start another one if it no longer holds.',
    );
  return { events: [event(situation, 'MitigationVerified', { mitigationId, outcome, noteTextId })] };
}
