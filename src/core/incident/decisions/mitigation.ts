import type { CommandOf } from '../commands.ts';
import { isOpen } from '../phase.ts';
import { refuse } from '../refusal.ts';
import { event, type Answer, type Situation } from './situation.ts';

export function linkChange(situation: Situation, { changeId }: CommandOf<'LinkChange'>): Answer {
  if (situation.incident.suspects[changeId] !== undefined)
    return refuse('already-linked', 'This change is a suspect already.', 'Confirm it or rule it out.');
  return { events: [event(situation, 'ChangeLinked', { changeId })] };
}

export function judgeSuspect(
  situation: Situation,
  { changeId, verdict, reasonTextId }: CommandOf<'JudgeSuspect'>,
): Answer {
  if (situation.incident.suspects[changeId] === undefined)
    return refuse('unknown-change', 'This change is not among the suspects.', 'Add it first.');
  if (verdict === 'ruled-out' && reasonTextId === null)
    return refuse('reason-required', 'Ruling a suspect out needs a reason.', 'Say what speaks against it.');
  return { events: [event(situation, 'SuspectJudged', { changeId, verdict, reasonTextId })] };
}

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
  const { mitigationId, kind, changeId, noteTextId, reasonTextId } = command;
  return {
    events: [event(situation, 'MitigationStarted', { mitigationId, kind, changeId, noteTextId, reasonTextId })],
  };
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
