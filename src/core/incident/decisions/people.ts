import { personOf } from '../../shared/actor.ts';
import type { CommandOf } from '../commands.ts';
import { narrowings } from '../handover.ts';
import type { IncidentEvent } from '../events.ts';
import { isOpen } from '../phase.ts';
import { refuse } from '../refusal.ts';
import { alreadyPerformed, event, roleTitle, unknownRole, type Answer, type Situation } from './situation.ts';

export function acknowledge(situation: Situation): Answer {
  const { incident, by } = situation;
  if (!isOpen(incident.phase))
    return refuse('already-resolved', 'This incident is resolved.', 'Reopen it if it is back.');
  if (incident.acknowledgedAt !== null)
    return refuse('already-acknowledged', 'Somebody is on it already.', 'Open the room and help there.');
  return { events: [event(situation, 'IncidentAcknowledged', {}), ...takesFirstRole(situation, personOf(by))] };
}

/** Whoever acknowledges first takes the role that was asked to come first, unless somebody has it. */
function takesFirstRole(situation: Situation, personId: string | null): IncidentEvent[] {
  const role = situation.procedure.intake.triageRole;
  if (personId === null || situation.incident.holders[role] !== undefined) return [];
  return [event(situation, 'RoleAssigned', { role, personId }), ...endsPages(situation, role, personId)];
}

/** Nobody is asked any longer to come as what somebody is now: they answered it themselves, or others chose them. */
function endsPages(situation: Situation, role: string, personId: string): IncidentEvent[] {
  const isOwnWord = personOf(situation.by) === personId;
  const others = narrowings(situation.incident).filter((one) => one.role !== role);
  const helpWanted = new Set(others.map(({ pageId }) => pageId));
  return Object.entries(situation.incident.pages)
    .filter(([pageId, page]) => page.role === role && page.outcome === 'waiting' && !helpWanted.has(pageId))
    .map(([pageId]) =>
      event(
        situation,
        'PageAnswered',
        isOwnWord ? { pageId, outcome: 'acknowledged', personId } : { pageId, outcome: 'cancelled', personId: null },
      ),
    );
}

export function pageRole(situation: Situation, command: CommandOf<'PageRole'>): Answer {
  const refused = unknownRole(situation.procedure, command.role) ?? alreadyPerformed(situation, command.key);
  if (refused !== null) return refused;
  const { pageId, role, personIds, textId, also = [] } = command;
  const paged = event(situation, 'RolePaged', { pageId, role, personIds, textId });
  if (personIds.length === 0)
    return { events: [paged, event(situation, 'PageAnswered', { pageId, outcome: 'exhausted', personId: null })] };
  const joined = also.filter(
    (one) =>
      one.personIds.length > 0 &&
      unknownRole(situation.procedure, one.role) === null &&
      alreadyPerformed(situation, one.key) === null,
  );
  return {
    events: [
      paged,
      ...joined.map((one) =>
        event(situation, 'RolePaged', {
          pageId: one.pageId,
          role: one.role,
          personIds: one.personIds,
          textId,
          callId: pageId,
        }),
      ),
    ],
  };
}

export function answerPage(situation: Situation, command: CommandOf<'AnswerPage'>): Answer {
  const { incident } = situation;
  const page = incident.pages[command.pageId];
  if (page === undefined) return refuse('unknown-page', 'This incident has no such page.', 'Open the incident.');
  if (page.outcome === 'acknowledged')
    return refuse('page-already-answered', 'This page is answered already.', 'Open the incident.');
  const { pageId, outcome, personId } = command;
  const events = [event(situation, 'PageAnswered', { pageId, outcome, personId })];
  if (outcome !== 'acknowledged' || personId === null || !isOpen(incident.phase) || incident.standDown !== null)
    return { events };
  if (incident.holders[page.role] === undefined)
    events.push(event(situation, 'RoleAssigned', { role: page.role, personId }));
  if (incident.acknowledgedAt === null) events.push(event(situation, 'IncidentAcknowledged', {}));
  return { events };
}

export function assignRole(situation: Situation, { role, personId }: CommandOf<'AssignRole'>): Answer {
  const refused = unknownRole(situation.procedure, role);
  if (refused !== null) return refused;
  if (situation.incident.holders[role]?.personId === personId) return alreadyHolds(situation, role);
  return {
    events: [event(situation, 'RoleAssigned', { role, personId }), ...endsPages(situation, role, personId)],
  };
}

function alreadyHolds({ procedure }: Situation, role: string): Answer {
  return refuse(
    'already-holds-role',
    `This person is the ${roleTitle(procedure, role)} already.`,
    'Choose somebody else.',
  );
}
