import { assertNever } from '../../shared/assert-never.ts';
import type { EventOf } from '../events.ts';
import type { Incident } from '../incident.ts';

type PostmortemEvent = EventOf<'SummaryPosted' | 'PostmortemWritten' | 'PostmortemReviewed' | 'PostmortemShared'>;

/** What is written once service is restored. */
export function evolvePostmortem(incident: Incident, event: PostmortemEvent): Incident {
  const { at, by } = event;
  switch (event.type) {
    case 'SummaryPosted':
      return { ...incident, summaryTextId: event.data.textId };
    case 'PostmortemWritten':
      return {
        ...incident,
        phase: incident.phase === 'resolved' ? 'reviewing' : incident.phase,
        postmortem: {
          textId: event.data.textId,
          at,
          by,
          review: null,
          sharedAt: incident.postmortem?.sharedAt ?? null,
        },
      };
    case 'PostmortemReviewed':
      return incident.postmortem === null
        ? incident
        : { ...incident, postmortem: { ...incident.postmortem, review: { ...event.data, at, by } } };
    case 'PostmortemShared':
      return incident.postmortem === null
        ? incident
        : { ...incident, postmortem: { ...incident.postmortem, sharedAt: at } };
    default:
      return assertNever(event);
  }
}
