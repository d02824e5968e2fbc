import { timeInWords } from '../../comms/time-in-words.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { EventOf, LapseReason } from '../events.ts';
import { roleTitle, stepTitle } from './titles.ts';
import { told, type Book, type Told } from './told.ts';

type DutyEvent = EventOf<
  | 'ObligationRaised'
  | 'ObligationDone'
  | 'ObligationLate'
  | 'ObligationWaived'
  | 'ObligationLapsed'
  | 'ObligationHeld'
  | 'ObligationRescheduled'
>;

const LAPSE_WORDS: Record<LapseReason, string> = {
  'condition-no-longer-holds': 'what it was for has changed',
  'incident-resolved': 'the incident is resolved',
  'incident-reopened': 'the incident was reopened',
  'incident-ended': 'the incident has ended',
  'no-longer-needed': 'it is no longer needed',
  'another-step-came': 'the procedure goes on',
};

/** What became of something owed; null for what only bookkeeping needs. */
export function describeDuty(event: DutyEvent, { procedure, who }: Book): Told | null {
  const title = stepTitle(procedure, event.data.key);
  switch (event.type) {
    case 'ObligationRaised':
      return null;
    case 'ObligationRescheduled':
      if (event.data.why === 'rest') return null;
      return event.data.dueAt <= event.at && event.data.nextReminderAt > event.at
        ? told(
            'duty',
            `Nobody is reminded of “${title}” before ${timeInWords(event.data.nextReminderAt, event.at)}, by the new priority.`,
          )
        : told('duty', `“${title}” is now due ${timeInWords(event.data.dueAt, event.at)}, by the new priority.`);
    case 'ObligationDone':
      return event.data.late ? told('duty', `“${title}” was done late.`) : null;
    case 'ObligationLate':
      return told(
        'duty',
        event.data.role === null
          ? `“${title}” is late. Its owner was reminded.`
          : `“${title}” is still late. The ${roleTitle(procedure, event.data.role)} was asked too.`,
      );
    case 'ObligationWaived':
      return told('duty', `${who} released the duty “${title}”.`, event.data.reasonTextId);
    case 'ObligationLapsed':
      return event.data.why === 'another-step-came'
        ? null
        : told('duty', `“${title}” is no longer owed: ${LAPSE_WORDS[event.data.why]}.`);
    case 'ObligationHeld':
      return told(
        'duty',
        `${who} held “${title}” back until ${timeInWords(event.data.untilAt, event.at)}.`,
        event.data.reasonTextId,
      );
    default:
      return assertNever(event);
  }
}
