import { assertNever } from '../../shared/assert-never.ts';
import type { EventOf } from '../events.ts';
import { told, type Book, type Told } from './told.ts';

type PostmortemEvent = EventOf<'SummaryPosted' | 'PostmortemWritten' | 'PostmortemReviewed' | 'PostmortemShared'>;

/** What was written once service was restored. */
export function describePostmortem(event: PostmortemEvent, { who }: Book): Told {
  switch (event.type) {
    case 'SummaryPosted':
      return told('state', `${who} summed up.`, event.data.textId);
    case 'PostmortemWritten':
      // The whole document would drown the timeline; it has a page of its own.
      return told('state', `${who} handed the postmortem in for review.`);
    case 'PostmortemReviewed':
      return told(
        'state',
        event.data.outcome === 'approved'
          ? `${who} read the postmortem and agreed.`
          : `${who} asked for changes to the postmortem.`,
        event.data.textId,
      );
    case 'PostmortemShared':
      return told('state', `${who} shared the postmortem.`, event.data.textId);
    default:
      return assertNever(event);
  }
}
