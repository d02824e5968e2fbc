import { timeInWords } from '../../comms/time-in-words.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { EventOf } from '../events.ts';
import { isolated } from '../../shared/isolated.ts';

/** A pause of the night as a person would tell it. */
export function describeStandDown(
  event: EventOf<'WatcherAsked' | 'WatcherAgreed' | 'StoodDown' | 'WorkResumed'>,
  who: string,
  names: { person(id: string): string },
): { kind: 'people' | 'state'; sentence: string; textId: string | null } {
  switch (event.type) {
    case 'WatcherAsked':
      return { kind: 'people', sentence: `${who} asked ${names.person(event.data.personId)} to watch.`, textId: null };
    case 'WatcherAgreed':
      return { kind: 'people', sentence: `${who} watches while work rests.`, textId: null };
    case 'StoodDown': {
      const { resumeAt, watcherId, tripwires, noteTextId } = event.data;
      const watching = watcherId === null ? '' : `, and ${names.person(watcherId)} watches`;
      const wakes = tripwires.length === 0 ? 'A new signal' : `An alert of ${listed(tripwires)}, or any new signal,`;
      const sentence = `${who} stood the incident down: work rests until ${timeInWords(resumeAt, event.at)}${watching}. ${wakes} ends that at once.`;
      return { kind: 'state', sentence, textId: noteTextId };
    }
    case 'WorkResumed':
      return { kind: 'state', sentence: resumedSentence(event, who), textId: event.data.reasonTextId };
    default:
      return assertNever(event);
  }
}

function resumedSentence({ data: { cause } }: EventOf<'WorkResumed'>, who: string): string {
  switch (cause) {
    case 'time':
      return 'The night is over: work goes on.';
    case 'tripwire':
      return 'A new signal came, so work goes on.';
    case 'merge':
      return `${who} merged an incident that people work on into this one, so work goes on.`;
    case 'person':
      return `${who} said that work goes on.`;
    default:
      return assertNever(cause);
  }
}

function listed(names: string[]): string {
  const apart = names.map((name) => isolated(name));
  return apart.length < 2 ? apart.join('') : `${apart.slice(0, -1).join(', ')} or ${apart.at(-1)}`;
}
