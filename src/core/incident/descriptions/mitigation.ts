import { assertNever } from '../../shared/assert-never.ts';
import type { EventOf } from '../events.ts';
import { told, type Book, type Told } from './told.ts';

type MitigationEvent = EventOf<
  | 'ChangeLinked'
  | 'SuspectsRanked'
  | 'SuspectJudged'
  | 'RevertAgreed'
  | 'MitigationStarted'
  | 'MitigationTimeBoxEnded'
  | 'MitigationVerified'
>;

export const MITIGATION_VERBS = {
  revert: 'revert',
  'fix-forward': 'fix forward',
  failover: 'fail over',
  scale: 'add capacity',
  restart: 'restart',
  disable: 'switch off',
  other: 'mitigate',
} as const;

export const OUTCOME_WORDS = {
  worked: 'worked',
  partly: 'helped in part',
  'no-effect': 'had no effect',
  worse: 'made it worse',
} as const;

/** What is suspected, what was tried, and whether it helped. */
export function describeMitigation(event: MitigationEvent, { names, who }: Book): Told | null {
  switch (event.type) {
    case 'ChangeLinked':
      return told('mitigation', `${who} suspects the change ${names.change(event.data.changeId)}.`);
    case 'SuspectsRanked':
      return event.data.strongId === null
        ? null
        : told('mitigation', `${names.change(event.data.strongId)} is a strong suspect.`);
    case 'SuspectJudged':
      return told(
        'mitigation',
        `${who} ${event.data.verdict === 'confirmed' ? 'confirmed' : 'ruled out'} ${names.change(event.data.changeId)} as the cause.`,
        event.data.reasonTextId,
      );
    case 'RevertAgreed':
      return told('mitigation', `${who} agreed to revert ${names.change(event.data.changeId)}, which affects data.`);
    case 'MitigationStarted':
      return told(
        'mitigation',
        `${who} started to ${MITIGATION_VERBS[event.data.kind]}${event.data.changeId === null ? '' : ` ${names.change(event.data.changeId)}`}.`,
        event.data.reasonTextId ?? event.data.noteTextId,
      );
    case 'MitigationTimeBoxEnded':
      return told('mitigation', 'The time for this attempt is over, and it has not helped. What is tried next?');
    case 'MitigationVerified':
      return told('mitigation', `${who} saw that it ${OUTCOME_WORDS[event.data.outcome]}.`, event.data.noteTextId);
    default:
      return assertNever(event);
  }
}
