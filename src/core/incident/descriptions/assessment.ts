import { assertNever } from '../../shared/assert-never.ts';
import type { EventOf } from '../events.ts';
import type { NameBook } from '../name-book.ts';
import { told, type Book, type Told } from './told.ts';

type AssessmentEvent = EventOf<'SignalLinked' | 'ImpactAssessed'>;

/** Which signals belong to it, and how its impact was judged. */
export function describeAssessment(event: AssessmentEvent, { names, who }: Book): Told {
  switch (event.type) {
    case 'SignalLinked':
      return told('signal', signalSentence(event.data, names));
    case 'ImpactAssessed':
      return assessment(event.data.assessment, who);
    default:
      return assertNever(event);
  }
}

function assessment(
  { assumed, override, priority, reason, publish }: EventOf<'ImpactAssessed'>['data']['assessment'],
  who: string,
): Told {
  if (assumed) return told('state', `${reason}${publish ? '' : ' Nothing goes outside while it is assumed.'}`);
  if (override !== null) return told('state', `${who} declared ${priority ?? 'a bug'} by name.`, override.reasonTextId);
  return told('state', `${who} assessed the impact. ${reason}`);
}

function signalSentence({ signal, customerId, featureId }: EventOf<'SignalLinked'>['data'], names: NameBook): string {
  const from = customerId === null ? '' : ` from ${names.customer(customerId)}`;
  const about = featureId === null ? '' : ` about ${names.feature(featureId)}`;
  return `${signal === 'report' ? 'A report' : 'An alert'}${from}${about} belongs to this.`;
}
