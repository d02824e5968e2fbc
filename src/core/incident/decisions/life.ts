import { waitingApprovals } from '../approval.ts';
import type { Instant } from '../../shared/instant.ts';
import type { CommandOf, SignalLink } from '../commands.ts';
import type { IncidentEvent } from '../events.ts';
import { hasEnded, isOpen } from '../phase.ts';
import { refuse } from '../refusal.ts';
import { goOn, trip } from './stand-down.ts';
import { event, type Answer, type Situation } from './situation.ts';

/** An incident opens with the signals that it came from, and with the roster of that moment. */
export function report(command: CommandOf<'Report'>, now: Instant): Answer {
  const at = { now, by: command.by };
  const { number, titleTextId, groupId, procedureVersionId, source, featureId, tier } = command;
  return {
    events: [
      event(at, 'IncidentReported', { number, titleTextId, groupId, procedureVersionId, source, featureId, tier }),
      event(at, 'RosterRecorded', { roles: command.roster }),
      ...command.signals.map((signal) => event(at, 'SignalLinked', signal)),
    ],
  };
}

/** Signals join; what is linked already changes nothing. */
export function linkSignals(situation: Situation, { signals }: CommandOf<'LinkSignals'>): Answer {
  return { events: trip(situation, newSignals(situation, signals)) };
}

/** A signal that is linked already is no news: repeating it changes nothing. */
function newSignals(situation: Situation, signals: SignalLink[]): IncidentEvent[] {
  const known = new Set(situation.incident.signals.map((one) => one.id));
  return signals.flatMap((signal) => {
    if (known.has(signal.signalId)) return [];
    known.add(signal.signalId);
    return [event(situation, 'SignalLinked', signal)];
  });
}

/** Service is restored, as somebody verified. */
export function resolve(situation: Situation, { verificationTextId }: CommandOf<'Resolve'>): Answer {
  const { incident } = situation;
  if (!isOpen(incident.phase))
    return refuse('already-resolved', 'This incident is resolved already.', 'Reopen it if it is back.');
  if (incident.assessment === null)
    return refuse(
      'not-assessed',
      'Nobody has assessed the impact yet.',
      'Assess the impact first, or dismiss it as a bug with its ticket.',
    );
  if (incident.mitigations.some((one) => one.outcome === null))
    return refuse(
      'mitigation-running',
      'A mitigation was started and nobody has said what it did.',
      'Say what it did, then resolve.',
    );
  return { events: [event(situation, 'IncidentResolved', { verificationTextId })] };
}

/** A resolved incident is back; one that was merged away is not reopened. */
export function reopen(situation: Situation, { reasonTextId }: CommandOf<'Reopen'>): Answer {
  const { incident } = situation;
  if (isOpen(incident.phase)) return refuse('not-resolved', 'This incident is open.', 'Go on there.');
  if (incident.phase === 'duplicate-of')
    return refuse('already-ended', 'This incident was merged into another one.', 'Reopen the other one.');
  return { events: [event(situation, 'IncidentReopened', { reasonTextId })] };
}

/** The incident is summed up in its channel, once it is no longer open. */
export function sumUp(situation: Situation, { textId }: CommandOf<'SumUp'>): Answer {
  if (isOpen(situation.incident.phase))
    return refuse(
      'not-resolved',
      'There is nothing to sum up while the incident is open.',
      'Resolve it first; until then write in the room.',
    );
  return { events: [event(situation, 'SummaryPosted', { textId })] };
}

/** It was no incident; words that wait for approval do not go out. */
export function dismiss(situation: Situation, { ticketTextId, reasonTextId }: CommandOf<'Dismiss'>): Answer {
  if (!isOpen(situation.incident.phase))
    return refuse('already-resolved', 'This incident is resolved.', 'Let it close, or reopen it.');
  const waiting = waitingApprovals(situation.incident).map(({ id }) =>
    event(situation, 'ApprovalAnswered', { approvalId: id, outcome: 'refused' }),
  );
  return { events: [...waiting, event(situation, 'IncidentDismissed', { ticketTextId, reasonTextId })] };
}

/** The incident goes on as another one. */
export function mergeInto(situation: Situation, { intoIncidentId, intoNumber }: CommandOf<'MergeInto'>): Answer {
  const { incident } = situation;
  if (hasEnded(incident.phase)) return refuse('already-ended', 'This incident has ended.', 'Nothing is left to merge.');
  // Of two that are merged into each other at once the older one goes on, or both would be gone.
  if (incident.absorbed.includes(intoIncidentId) && incident.number < intoNumber)
    return refuse(
      'merged-the-other-way',
      `Incident ${intoNumber} is being merged into this one.`,
      'Go on here; the signals of both are in this incident.',
    );
  return { events: [event(situation, 'IncidentMerged', { intoIncidentId })] };
}

/** Another incident ends in this one, and its signals come with it. */
export function absorbDuplicate(
  situation: Situation,
  {
    fromIncidentId,
    isWorkedOn = false,
    signals,
    tickets = [],
    unlinked = [],
    words = [],
  }: CommandOf<'AbsorbDuplicate'>,
): Answer {
  const { incident } = situation;
  const linked = tickets
    .filter(({ ticketId }) => !incident.tickets.some(({ id }) => id === ticketId))
    .map((ticket) => event(situation, 'TicketLinked', ticket));
  const left = unlinked
    .filter((ticketId) => !incident.unlinked.includes(ticketId))
    .map((ticketId) => event(situation, 'TicketUnlinked', { ticketId }));
  const news = newSignals(situation, signals);
  // Signals first: they begin what the duplicate's words were an answer to.
  const absorbed = { fromIncidentId, ...(words.length === 0 ? {} : { words }) };
  return {
    events: [
      ...(isWorkedOn ? goOn(situation, news) : trip(situation, news)),
      ...linked,
      ...left,
      event(situation, 'DuplicateAbsorbed', absorbed),
    ],
  };
}
