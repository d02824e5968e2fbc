import { timeInWords } from '../../comms/time-in-words.ts';
import { letDutiesWait, resumed } from '../../obligation/pause.ts';
import { whyNotSafe } from '../../rest/safe-to-stop.ts';
import { personOf } from '../../shared/actor.ts';
import type { Command, CommandOf } from '../commands.ts';
import type { IncidentEvent } from '../events.ts';
import { isOpen } from '../phase.ts';
import { refuse } from '../refusal.ts';
import { event, type Answer, type Situation } from './situation.ts';

/** What is work, or asks people to come: it waits until work resumes. */
const WORK: ReadonlySet<Command['type']> = new Set<Command['type']>([
  'Acknowledge',
  'PageRole',
  'AssignRole',
  'ProposeHandover',
  'TakeOver',
  'StartMitigation',
  'StartRevert',
  'AskApproval',
  'AskWatcher',
]);

/** Refuses to begin work that rests; whoever wants to says first that work goes on, and then people are called. */
export function restsNow({ incident, now }: Situation, type: Command['type']): Answer | null {
  if (incident.standDown === null || !WORK.has(type)) return null;
  return refuse(
    'stood-down',
    `Work rests until ${timeInWords(incident.standDown.resumeAt, now)}, and people sleep.`,
    'Resume work first; then people are called.',
  );
}

export function askWatcher(situation: Situation, { personId }: CommandOf<'AskWatcher'>): Answer {
  if (!isOpen(situation.incident.phase)) return notOpen();
  const { watch } = situation.incident;
  if (watch?.personId === personId && watch.agreedAt !== null)
    return refuse('watches-already', 'This person watches already.', 'Nothing is left to do.');
  const waits = watch?.agreedAt === null ? watch : watch?.next;
  if (waits?.personId === personId && personOf(situation.by) !== personId)
    return refuse('watches-already', 'This person is asked already.', 'Wait for their answer, or ask somebody else.');
  const asked = event(situation, 'WatcherAsked', { personId });
  // Whoever names themselves has agreed by that.
  return { events: personOf(situation.by) === personId ? [event(situation, 'WatcherAgreed', {})] : [asked] };
}

export function agreeToWatch(situation: Situation): Answer {
  const { incident, by } = situation;
  if (!isOpen(incident.phase)) return notOpen();
  const personId = personOf(by);
  if (personId === null)
    return refuse('person-required', 'Only a person can watch.', 'Sign in on the desk and say so there.');
  if (incident.watch?.personId === personId && incident.watch.agreedAt !== null)
    return refuse('watches-already', 'You watch already.', 'Nothing is left to do.');
  return { events: [event(situation, 'WatcherAgreed', {})] };
}

/** Work rests until a time, when it is safe to stop; nobody can override that. */
export function standDown(situation: Situation, { noteTextId, outlook }: CommandOf<'StandDown'>): Answer {
  const { incident, procedure, by, now } = situation;
  if (!isOpen(incident.phase)) return notOpen();
  if (incident.standDown !== null)
    return refuse(
      'stood-down',
      `Work rests already, until ${timeInWords(incident.standDown.resumeAt, now)}.`,
      'To choose another time, resume work and stand down again.',
    );
  if (personOf(by) === null)
    return refuse(
      'person-required',
      'Only a named person may call it a night.',
      'Sign in on the desk and do it there; an API token is nobody in particular.',
    );
  const unsafe = whyNotSafe({ incident, procedure }, outlook, now);
  if (unsafe.length > 0)
    return refuse(
      'not-safe-to-stop',
      `It is not safe to stop. ${unsafe.map(({ sentence }) => sentence).join(' ')}`,
      unsafe.map(({ next }) => next).join(' '),
    );
  const { resumeAt, tripwires } = outlook;
  const watcherId = incident.watch !== null && incident.watch.agreedAt !== null ? incident.watch.personId : null;
  return {
    events: [
      event(situation, 'StoodDown', { resumeAt, watcherId, tripwires, noteTextId }),
      ...letDutiesWait({ incident, procedure }, now, resumeAt),
    ],
  };
}

export function resumeWork(situation: Situation, { reasonTextId }: CommandOf<'ResumeWork'>): Answer {
  if (situation.incident.standDown === null)
    return refuse('not-stood-down', 'Work does not rest.', 'Go on in the room.');
  return { events: resumed(situation, situation, 'person', { reasonTextId }) };
}

/** A new signal ends a pause at once. */
export function trip(situation: Situation, news: IncidentEvent[]): IncidentEvent[] {
  const [first] = news.flatMap((one) => (one.type === 'SignalLinked' ? [one.data.signalId] : []));
  return first === undefined ? news : [...news, ...resumed(situation, situation, 'tripwire', { signalId: first })];
}

/** What people work on joins what rests, with or without new signals: work goes on for both. */
export function goOn(situation: Situation, news: IncidentEvent[]): IncidentEvent[] {
  return [...news, ...resumed(situation, situation, 'merge')];
}

function notOpen(): Answer {
  return refuse('already-resolved', 'This incident is resolved, so nobody works on it.', 'Reopen it if it is back.');
}
