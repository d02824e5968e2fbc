import { HOUR_MS, type DurationMs } from '../../shared/instant.ts';
import { personOf } from '../../shared/actor.ts';
import { PACKET_TOPICS } from '../../rest/handover-packet.ts';
import { packetDigest } from '../../rest/packet-digest.ts';
import type { HandoverCommandOf, ProposedRole } from '../handover-commands.ts';
import { isNarrowed, narrowings, openHandover, stillAsked, takerOf } from '../handover.ts';
import type { Handover } from '../handover-state.ts';
import type { IncidentEvent } from '../events.ts';
import { refuse } from '../refusal.ts';
import { event, roleTitle, unknownRole, type Answer, type Situation } from './situation.ts';

/** Nobody keeps on by their own word for longer without saying it again. */
const LONGEST_KEEP_ON_MS: DurationMs = 4 * HOUR_MS;

/** Whoever comes first for several roles that are proposed at once is asked by one page. */
export function proposeHandover(situation: Situation, command: HandoverCommandOf<'ProposeHandover'>): Answer {
  const first = proposal(situation, command, command);
  if ('refusal' in first) return first;
  const known = new Set([command.role]);
  const others = (command.alsoRoles ?? []).flatMap((one) => {
    const other = known.has(one.role) ? null : proposal(situation, command, one);
    known.add(one.role);
    return other === null || 'refusal' in other ? [] : [other];
  });
  const all = [first, ...others];
  return {
    events: [
      ...all.map(({ proposed }) => proposed),
      ...pagings(
        situation,
        all.map(({ ask }) => ask),
      ),
    ],
  };
}

function proposal(
  situation: Situation,
  { cause, noteTextId }: HandoverCommandOf<'ProposeHandover'>,
  { handoverId, role, candidateIds, pageId }: ProposedRole,
): { proposed: IncidentEvent; ask: Ask } | ReturnType<typeof refuse> {
  const { incident, procedure } = situation;
  const refused = unknownRole(procedure, role);
  if (refused !== null) return refused;
  const title = roleTitle(procedure, role);
  const holder = incident.holders[role];
  if (holder === undefined)
    return refuse('nobody-holds-role', `Nobody is the ${title} yet.`, 'Give the role to somebody instead.');
  if (openHandover(incident, role) !== null)
    return refuse(
      'handover-open',
      `The role ${title} is being handed over already.`,
      'Wait for an answer, or withdraw that first.',
    );
  const asked = candidateIds.filter((id) => id !== holder.personId);
  if (asked.length === 0)
    return refuse(
      candidateIds.length === 0 ? 'nobody-to-ask' : 'already-holds-role',
      candidateIds.length === 0 ? 'Nobody who is rested can be reached.' : `This person is the ${title} already.`,
      'Choose somebody else.',
    );
  const proposed = event(situation, 'HandoverProposed', {
    handoverId,
    role,
    fromPersonId: holder.personId,
    candidateIds: asked,
    cause,
    pageId,
    noteTextId,
  });
  return { proposed, ask: { pageId, role, personIds: asked, textId: noteTextId } };
}

/**
 * Roles pass in one step, when the taker has read all that matters and said it back. Of several that were asked for those
 * are taken that nobody else has taken or called off meanwhile.
 */
export function takeOver(situation: Situation, command: HandoverCommandOf<'TakeOver'>): Answer {
  const { incident, by } = situation;
  const personId = personOf(by);
  const ids = [...new Set([command.handoverId, ...(command.alsoIds ?? [])])];
  const found = ids.map((id) => askedOfPerson(situation, id, personId));
  const open = found.flatMap((one) => ('handover' in one ? [one.handover] : []));
  const [refused] = found.flatMap((one) => ('refusal' in one ? [one] : []));
  if (open.length === 0 && refused !== undefined) return refused;
  if (command.digest !== packetDigest(incident))
    return refuse(
      'packet-outdated',
      'The packet is older than what happened since.',
      'Look at what is new, confirm it, and read back again.',
    );
  const missing = PACKET_TOPICS.filter((topic) => !command.confirmed.includes(topic));
  if (missing.length > 0)
    return refuse(
      'packet-not-confirmed',
      `You have not confirmed all of the packet: ${missing.join(', ')}.`,
      'Read it and tick each part.',
    );
  const taken = open.map((handover) => passed(situation, handover, command.readBackTextId));
  return { events: [...taken, ...open.flatMap((handover) => answered(situation, handover, personId))] };
}

function askedOfPerson(
  situation: Situation,
  id: string,
  personId: string | null,
): { handover: Handover } | ReturnType<typeof refuse> {
  const found = askedOf(situation, id);
  if ('refusal' in found || (personId !== null && stillAsked(found.handover).includes(personId))) return found;
  return refuse(
    'not-a-candidate',
    personId === null ? 'Only a person who was asked takes over.' : 'You were not asked to take this over.',
    personId === null
      ? 'Sign in on the desk, read the packet and say it back there.'
      : 'Offer it: propose the handover to yourself.',
  );
}

function passed(
  situation: Situation,
  { id: handoverId, role, fromPersonId }: Handover,
  noteTextId: string,
): IncidentEvent {
  const toPersonId = personOf(situation.by) ?? '';
  return event(situation, 'RoleHandedOver', { role, fromPersonId, toPersonId, noteTextId, handoverId });
}

/** Of several that were asked for those are declined that are still open; who is left is asked by one page where that is one person. */
export function declineHandover(situation: Situation, command: HandoverCommandOf<'DeclineHandover'>): Answer {
  const { reasonTextId, alsoDeclined = [] } = command;
  const all = [command, ...alsoDeclined.filter(({ handoverId }) => handoverId !== command.handoverId)];
  const declined = all.map((one) => declineOne(situation, one, reasonTextId));
  const done = declined.flatMap((one) => ('refusal' in one ? [] : [one]));
  const [refused] = declined.flatMap((one) => ('refusal' in one ? [one] : []));
  if (done.length === 0 && refused !== undefined) return refused;
  return {
    events: [
      ...done.flatMap(({ events }) => events),
      ...pagings(
        situation,
        done.flatMap(({ ask }) => ask ?? []),
      ),
    ],
  };
}

function declineOne(
  situation: Situation,
  { handoverId, pageId: nextPageId }: { handoverId: string; pageId: string },
  reasonTextId: string | null,
): { events: IncidentEvent[]; ask: Ask | null } | ReturnType<typeof refuse> {
  const found = askedOf(situation, handoverId);
  if ('refusal' in found) return found;
  const { handover } = found;
  const personId = personOf(situation.by);
  if (personId === null || !stillAsked(handover).includes(personId))
    return refuse('not-a-candidate', 'You were not asked to take this over.', 'Nothing is left to decline.');
  const { role, noteTextId: textId } = handover;
  const left = stillAsked(handover).filter((id) => id !== personId);
  const taker = takerOf(situation.incident, handover);
  // Somebody else reads already: nobody needs to be asked.
  const asksNext = left.length > 0 && (taker === null || taker.personId === personId);
  const pageId = asksNext ? nextPageId : null;
  const declined = event(situation, 'HandoverDeclined', { handoverId, personId, reasonTextId, pageId });
  const calledOff = asksNext || left.length === 0 ? answered(situation, handover, null) : [];
  if (left.length > 0) return { events: [declined, ...calledOff], ask: { pageId, role, personIds: left, textId } };
  const withdrawn = event(situation, 'HandoverWithdrawn', { handoverId, why: 'all-declined' });
  return { events: [declined, withdrawn, ...calledOff], ask: null };
}

export function withdrawHandover(situation: Situation, command: HandoverCommandOf<'WithdrawHandover'>): Answer {
  const found = askedOf(situation, command.handoverId);
  if ('refusal' in found) return found;
  const withdrawn = event(situation, 'HandoverWithdrawn', { handoverId: command.handoverId, why: 'by-hand' });
  return { events: [withdrawn, ...answered(situation, found.handover, null)] };
}

/** The holder keeps a role although they need relief: a reason, and a time. It is held against nobody. */
export function overrideRest(situation: Situation, command: HandoverCommandOf<'OverrideRest'>): Answer {
  const { incident, procedure, now, by } = situation;
  const { role, untilAt, reasonTextId } = command;
  const refused = unknownRole(procedure, role);
  if (refused !== null) return refused;
  if (personOf(by) === null || incident.holders[role]?.personId !== personOf(by))
    return refuse(
      'not-the-holder',
      `Only the ${roleTitle(procedure, role)} can say that they keep on.`,
      'Ask them, or hand over for them.',
    );
  if (untilAt <= now || untilAt > now + LONGEST_KEEP_ON_MS)
    return refuse('time-out-of-range', 'Nobody keeps on for longer than 4 hours at once.', 'Choose an earlier time.');
  const open = openHandover(incident, role);
  const kept = event(situation, 'RestOverridden', { role, untilAt, reasonTextId });
  if (open === null) return { events: [kept] };
  const withdrawn = event(situation, 'HandoverWithdrawn', { handoverId: open.id, why: 'kept-on' });
  return { events: [kept, withdrawn, ...answered(situation, open, null)] };
}

/** Nobody takes over: the escalation is asked, and only what can be undone is done until somebody does. */
export function narrowWork(situation: Situation, command: HandoverCommandOf<'NarrowWork'>): Answer {
  const { incident, procedure } = situation;
  const { role, pageId, personIds } = command;
  const refused = unknownRole(procedure, role);
  if (refused !== null) return refused;
  if (incident.holders[role] === undefined)
    return refuse('nobody-holds-role', `Nobody is the ${roleTitle(procedure, role)}.`, 'Page somebody for the role.');
  const others = narrowings(incident);
  if (others.some((one) => one.role === role))
    return refuse(
      'already-narrowed',
      'Only what can be undone is done already.',
      'Hand over, or lift it with a reason.',
    );
  // Whoever is being asked for help already is asked by the same page for this role, too.
  const waiting = others.find((one) => one.pageId !== null && incident.pages[one.pageId]?.outcome === 'waiting');
  if (waiting !== undefined) return { events: [event(situation, 'WorkNarrowed', { role, pageId: waiting.pageId })] };
  const asks = personIds.length > 0 ? pageId : null;
  return {
    events: [
      event(situation, 'WorkNarrowed', { role, pageId: asks }),
      ...pagings(situation, [{ pageId: asks, role, personIds, textId: null }]),
    ],
  };
}

export function liftNarrowing(situation: Situation, { reasonTextId }: HandoverCommandOf<'LiftNarrowing'>): Answer {
  if (personOf(situation.by) === null)
    return refuse('person-required', 'Only a named person can lift this.', 'Say it on the desk.');
  if (!isNarrowed(situation.incident)) return refuse('not-narrowed', 'Nothing is held back now.', 'Go on.');
  return { events: [event(situation, 'NarrowingLifted', { reasonTextId })] };
}

function askedOf({ incident }: Situation, id: string): { handover: Handover } | ReturnType<typeof refuse> {
  const handover = incident.handovers[id];
  if (handover === undefined)
    return refuse('unknown-handover', 'This incident has no such handover.', 'Open the room and look again.');
  if (handover.end !== null)
    return refuse('handover-ended', 'This handover has ended already.', 'Look who holds the role now.');
  return { handover };
}

/** Somebody to be asked as a role; by nobody when there is no page. */
interface Ask {
  pageId: string | null;
  role: string;
  personIds: string[];
  textId: string | null;
}

/** Pages that ask at once: whoever comes first for several roles gets one that asks for them all. */
function pagings(situation: Situation, asks: Ask[]): IncidentEvent[] {
  const calls = new Map<string, string>();
  return asks.flatMap(({ pageId, role, personIds, textId }) => {
    const [first] = personIds;
    if (pageId === null || first === undefined) return [];
    const callId = calls.get(first);
    if (callId === undefined) calls.set(first, pageId);
    const joined = callId === undefined ? {} : { callId };
    return [event(situation, 'RolePaged', { pageId, role, personIds, textId, ...joined })];
  });
}

/** Ends the page of a handover: by whoever took over, else it is called off. */
function answered(situation: Situation, { pageId }: Handover, personId: string | null): IncidentEvent[] {
  if (pageId === null || situation.incident.pages[pageId]?.outcome !== 'waiting') return [];
  const outcome = personId === null ? 'cancelled' : 'acknowledged';
  return [event(situation, 'PageAnswered', { pageId, outcome, personId })];
}
