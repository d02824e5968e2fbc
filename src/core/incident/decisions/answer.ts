import { assertNever } from '../../shared/assert-never.ts';
import type { Instant } from '../../shared/instant.ts';
import type { Procedure } from '../../procedure/procedure.ts';
import type { Command } from '../commands.ts';
import type { Incident } from '../incident.ts';
import { hasEnded } from '../phase.ts';
import { refuse } from '../refusal.ts';
import { acknowledge, answerPage, assignRole, pageRole } from './people.ts';
import { answerApproval, askApproval, silentApprovals } from './approvals.ts';
import { assess } from './assess.ts';
import { holdDraft, tickTask, waive } from './duties.ts';
import {
  declineHandover,
  liftNarrowing,
  narrowWork,
  overrideRest,
  proposeHandover,
  takeOver,
  withdrawHandover,
} from './handover.ts';
import { startMitigation, startRevert, verifyMitigation } from './mitigation.ts';
import { judgeSuspect, linkChange, rankSuspects } from './suspects.ts';
import { agreeToWatch, askWatcher, restsNow, resumeWork, standDown } from './stand-down.ts';
import { absorbDuplicate, dismiss, linkSignals, mergeInto, reopen, report, resolve, sumUp } from './life.ts';
import { reviewPostmortem, sharePostmortem, writePostmortem } from './postmortem.ts';
import { takeDraft } from './drafts.ts';
import { linkTicket, unlinkTicket } from './tickets.ts';
import { openChannel, parkIdea, postMessage, postUpdate, recordDelivery } from './words.ts';
import { event, type Answer, type Situation } from './situation.ts';

/** Commands that make sense after an incident has ended. */
const AFTER_THE_END: ReadonlySet<Command['type']> = new Set<Command['type']>([
  'Reopen',
  'PostMessage',
  'RecordDelivery',
  'AnswerPage',
  'Wake',
  'PostUpdate',
  'WritePostmortem',
  'ReviewPostmortem',
  'SharePostmortem',
  'Waive',
  'TickTask',
  'LinkSignals',
  'RecordRoster',
]);

/** The first events of a command, before what follows from them by the procedure. */
export function answer(incident: Incident | null, command: Command, now: Instant, procedure: Procedure): Answer {
  if (command.type === 'Report') {
    if (incident !== null) return refuse('already-open', 'This incident is open already.', 'Open it and go on there.');
    return report(command, now);
  }
  if (incident === null) return refuse('unknown-incident', 'There is no such incident.', 'Check the number.');
  if (hasEnded(incident.phase) && !AFTER_THE_END.has(command.type)) {
    return refuse(
      'already-ended',
      `Incident ${incident.number} has ended.`,
      'Reopen it if it is back, or report a new one.',
    );
  }
  const situation = { incident, procedure, now, by: command.by, facts: command.facts };
  return restsNow(situation, command.type) ?? answerOpen(situation, command);
}

function answerOpen(situation: Situation, command: Exclude<Command, { type: 'Report' }>): Answer {
  switch (command.type) {
    case 'Wake':
      return { events: silentApprovals(situation) };
    case 'RecordRoster':
      return { events: [event(situation, 'RosterRecorded', { roles: command.roles })] };
    case 'LinkSignals':
      return linkSignals(situation, command);
    case 'Acknowledge':
      return acknowledge(situation);
    case 'PageRole':
      return pageRole(situation, command);
    case 'AnswerPage':
      return answerPage(situation, command);
    case 'AssignRole':
      return assignRole(situation, command);
    case 'ProposeHandover':
      return proposeHandover(situation, command);
    case 'TakeOver':
      return takeOver(situation, command);
    case 'DeclineHandover':
      return declineHandover(situation, command);
    case 'WithdrawHandover':
      return withdrawHandover(situation, command);
    case 'OverrideRest':
      return overrideRest(situation, command);
    case 'NarrowWork':
      return narrowWork(situation, command);
    case 'LiftNarrowing':
      return liftNarrowing(situation, command);
    case 'Assess':
      return assess(situation, command);
    case 'OpenChannel':
      return openChannel(situation, command);
    case 'PostUpdate':
      return postUpdate(situation, command);
    case 'TakeDraft':
      return takeDraft(situation, command);
    case 'LinkTicket':
      return linkTicket(situation, command);
    case 'UnlinkTicket':
      return unlinkTicket(situation, command);
    case 'AskApproval':
      return askApproval(situation, command);
    case 'AnswerApproval':
      return answerApproval(situation, command);
    case 'HoldDraft':
      return holdDraft(situation, command);
    case 'Waive':
      return waive(situation, command);
    case 'TickTask':
      return tickTask(situation, command);
    case 'LinkChange':
      return linkChange(situation, command);
    case 'RankSuspects':
      return rankSuspects(situation, command);
    case 'JudgeSuspect':
      return judgeSuspect(situation, command);
    case 'StartMitigation':
      return startMitigation(situation, command);
    case 'StartRevert':
      return startRevert(situation, command);
    case 'VerifyMitigation':
      return verifyMitigation(situation, command);
    case 'PostMessage':
      return postMessage(situation, command);
    case 'ParkIdea':
      return parkIdea(situation, command);
    case 'Resolve':
      return resolve(situation, command);
    case 'Reopen':
      return reopen(situation, command);
    case 'SumUp':
      return sumUp(situation, command);
    case 'WritePostmortem':
      return writePostmortem(situation, command);
    case 'ReviewPostmortem':
      return reviewPostmortem(situation, command);
    case 'SharePostmortem':
      return sharePostmortem(situation, command);
    case 'Dismiss':
      return dismiss(situation, command);
    case 'MergeInto':
      return mergeInto(situation, command);
    case 'AbsorbDuplicate':
      return absorbDuplicate(situation, command);
    case 'AskWatcher':
      return askWatcher(situation, command);
    case 'AgreeToWatch':
      return agreeToWatch(situation);
    case 'StandDown':
      return standDown(situation, command);
    case 'ResumeWork':
      return resumeWork(situation, command);
    case 'RecordDelivery':
      return recordDelivery(situation, command);
    default:
      return assertNever(command);
  }
}
