import { assertNever } from '../../shared/assert-never.ts';
import type { ApprovalOutcome } from '../approval-request.ts';
import type { EventOf } from '../events.ts';
import { audienceTitle } from './titles.ts';
import { told, type Book, type Told } from './told.ts';

type ApprovalsEvent = EventOf<'ApprovalAsked' | 'ApprovalPassedOn' | 'ApprovalAnswered' | 'CommitmentMade'>;

/** Words that wait for an approver, and the promises in them. */
export function describeApprovals(event: ApprovalsEvent, { procedure, who }: Book): Told {
  switch (event.type) {
    case 'ApprovalAsked':
      return told(
        'words',
        `${who} asked for approval of words to ${audienceTitle(procedure, event.data.audience)}.`,
        event.data.textId,
      );
    case 'ApprovalPassedOn':
      return told('words', 'The approver has not answered, so the delegates are asked as well.');
    case 'ApprovalAnswered':
      return told('words', `${approvalSentence(event.data.outcome, who)}`);
    case 'CommitmentMade':
      return told('words', `${who} approved a promise. It is owed from now on.`, event.data.textId);
    default:
      return assertNever(event);
  }
}

function approvalSentence(outcome: ApprovalOutcome, who: string): string {
  switch (outcome) {
    case 'approved':
      return `${who} approved the words as they are.`;
    case 'cleaned':
      return `${who} approved the words without what was flagged.`;
    case 'refused':
      return `${who} kept the words from going out.`;
    case 'lapsed':
      return 'Nobody answered, so the words went out without what was flagged.';
  }
}
