import type { IncidentEvent } from '#core/incident/events.ts';
import { openObligations, type Incident } from '#core/incident/incident.ts';
import { isOpen } from '#core/incident/phase.ts';
import type { Obligation } from '#core/obligation/obligation.ts';
import { MINUTE_MS } from '#core/shared/instant.ts';
import type { Refusal } from '#core/incident/refusal.ts';
import { ASSUMPTIONS } from './assumptions.ts';
import { answerPage, command, performDue, standardWords } from './desk.ts';
import { estimateImpact, knowsMoreThanJudged } from './estimate-impact.ts';
import { later, nextId, type Call, type NightWorld } from './night-world.ts';
import { readThePacket } from './look-after-people.ts';
import { lookAtSignals } from './outside.ts';
import { tryToRestore } from './restore-service.ts';
import { ask, enterRoom, leaveRoom, takesMs, type PersonOfTheNight } from './virtual-person.ts';

/** Whoever was refused tries again this long after, so often. */
const AGAIN_MS = 5 * MINUTE_MS;
const MOST_REFUSALS = 12;
/** What is left to do after service was restored is done by daylight. */
const BY_DAYLIGHT: ReadonlySet<Obligation['act']> = new Set(['sum-up', 'write-postmortem', 'share-postmortem']);

/** Lets virtual people answer, come and work in a night. */
export function peopleOf(world: NightWorld): Pick<NightWorld, 'hear' | 'react'> {
  return {
    hear: (personId, call) => hear(world, personId, call),
    react: (events) => react(world, events),
  };
}

function hear(world: NightWorld, personId: string, call: Call): void {
  const one = world.people.get(personId);
  if (one === undefined) throw new Error(`${personId} is asked to come and is nobody`);
  const heard = ask(one, world.now, world.dice);
  world.askings.push({ at: world.now, personId, by: call.kind, ...heard });
  if (heard.answersAt !== null) later(world, heard.answersAt - world.now, () => comes(world, one, call));
}

/** They have seen it. Nobody stays up for what somebody else has taken by then. */
function comes(world: NightWorld, one: PersonOfTheNight, call: Call): void {
  const { id } = one.person;
  if (call.kind === 'page') {
    const page = world.pages.get(call.pageId);
    if (answerPage(world, call.pageId, id)) {
      if (page?.about.kind === 'group') lookAtSignals(world, one);
      else if (readThePacket(world, one, call.pageId)) enterRoom(one, world.now);
    }
  } else {
    const duty = world.incident?.obligations[call.key];
    if (duty !== undefined && duty.endedAt === null && !isTakenBySomebodyAwake(world, duty.key)) {
      enterRoom(one, world.now);
      undertake(world, duty, one);
      standIn(world, duty, id);
    }
  }
  if (one.inRoomSince === null) leaveRoom(one, world.now);
}

/** Whoever does what a role owes that nobody holds takes that role. */
function standIn(world: NightWorld, { owners: [role] }: Obligation, personId: string): void {
  if (role === undefined || world.incident?.holders[role] !== undefined) return;
  command(world, { kind: 'person', id: personId }, { type: 'AssignRole', role, personId });
}

function isTakenBySomebodyAwake({ taken, people }: NightWorld, key: string): boolean {
  const personId = taken.get(key);
  return personId !== undefined && people.get(personId)?.inRoomSince !== null;
}

function react(world: NightWorld, events: IncidentEvent[]): void {
  for (const event of events) {
    if (event.type === 'RoleAssigned' || event.type === 'RoleHandedOver') {
      const one = world.people.get(event.type === 'RoleAssigned' ? event.data.personId : event.data.toPersonId);
      if (one !== undefined) enterRoom(one, world.now);
    }
    if (event.type === 'RoleHandedOver') putDown(world, event.data.fromPersonId);
    if (event.type === 'SignalLinked') considerAgain(world);
  }
  letGo(world);
  takeDuties(world);
}

/** What somebody was about to do is for whoever took over. */
function putDown({ taken }: NightWorld, personId: string | null): void {
  for (const [key, one] of taken) if (one === personId) taken.delete(key);
}

/** Whoever has handed over everything goes. */
function letGo(world: NightWorld): void {
  const { incident } = world;
  if (incident === null) return;
  // Whoever worked before it was called a night has gone to bed.
  if (incident.standDown !== null) world.taken.clear();
  const holders = new Set(Object.values(incident.holders).map(({ personId }) => personId));
  const taking = Object.values(incident.handovers).flatMap(({ end, pageId }) =>
    end === null && pageId !== null ? (world.pages.get(pageId)?.answeredBy ?? []) : [],
  );
  const working = new Set([...world.taken.values(), ...holders, ...taking]);
  for (const [id, one] of world.people) if (one.inRoomSince !== null && !working.has(id)) leaveRoom(one, world.now);
}

/** Whoever judged the impact looks again when more is reported. */
function considerAgain(world: NightWorld): void {
  const { incident } = world;
  if (incident === null || !knowsMoreThanJudged(incident)) return;
  const judge = holderInRoom(world, incident, world.procedure.assessment.role);
  if (judge === null) return;
  const afterMs = takesMs(judge, world.now, ASSUMPTIONS.does.assess, world.dice('again', incident.signals.length));
  later(world, afterMs, () => {
    if (world.incident !== null && knowsMoreThanJudged(world.incident)) estimateImpact(world, judge);
  });
}

/** Every duty that needs a person is begun by whoever holds a role that owes it and is there. */
function takeDuties(world: NightWorld): void {
  const { incident } = world;
  if (incident === null) return;
  for (const duty of openObligations(incident)) {
    if (duty.performAt !== null || BY_DAYLIGHT.has(duty.act) || isTakenBySomebodyAwake(world, duty.key)) continue;
    const one = workerFor(world, incident, duty);
    if (one !== null) undertake(world, duty, one);
  }
}

function workerFor(world: NightWorld, incident: Incident, duty: Obligation): PersonOfTheNight | null {
  // Until the one comes whose duty it is to restore service, whoever came first goes on trying.
  const roles = duty.act === 'mitigate' ? [...duty.owners, world.procedure.intake.triageRole] : duty.owners;
  for (const role of roles) {
    const one = holderInRoom(world, incident, role);
    if (one !== null) return one;
  }
  return null;
}

function holderInRoom({ people }: NightWorld, incident: Incident, role: string): PersonOfTheNight | null {
  const holder = incident.holders[role];
  const one = holder === undefined ? undefined : people.get(holder.personId);
  return one === undefined || one.inRoomSince === null ? null : one;
}

function undertake(world: NightWorld, duty: Obligation, one: PersonOfTheNight): void {
  world.taken.set(duty.key, one.person.id);
  const spread = ASSUMPTIONS.does[TIMES[duty.act] ?? 'task'];
  later(world, takesMs(one, world.now, spread, world.dice('does', duty.key)), () => doDuty(world, duty.key, one));
}

const TIMES: Partial<Record<Obligation['act'], keyof typeof ASSUMPTIONS.does>> = {
  acknowledge: 'begin',
  assess: 'assess',
  mitigate: 'begin',
  verify: 'verify',
  update: 'write',
};

function doDuty(world: NightWorld, key: string, one: PersonOfTheNight): void {
  const { incident } = world;
  const duty = incident?.obligations[key];
  if (incident === null || duty === undefined || duty.endedAt !== null || world.taken.get(key) !== one.person.id)
    return;
  const refused = perform(world, incident, duty, one);
  performDue(world);
  if (refused !== null) tryAgain(world, key, one, refused);
}

function tryAgain(world: NightWorld, key: string, one: PersonOfTheNight, refused: Refusal): void {
  const times = (world.refusals.get(key) ?? 0) + 1;
  world.refusals.set(key, times);
  if (times === 1) world.notes.push({ at: world.now, personId: one.person.id, sentence: refused.sentence });
  if (times < MOST_REFUSALS) later(world, AGAIN_MS, () => doDuty(world, key, one));
}

function perform(world: NightWorld, incident: Incident, duty: Obligation, one: PersonOfTheNight): Refusal | null {
  const by = { kind: 'person', id: one.person.id } as const;
  switch (duty.act) {
    case 'acknowledge':
      return command(world, by, { type: 'Acknowledge' });
    case 'assess':
      return estimateImpact(world, one);
    case 'mitigate':
      tryToRestore(world);
      return null;
    case 'verify':
      return verify(world, one);
    case 'open-channel':
      return command(world, by, { type: 'OpenChannel', channel: 'room', ref: 'room', key: duty.key });
    case 'page':
      return command(world, by, {
        type: 'PageRole',
        pageId: nextId(world, 'page'),
        role: duty.page ?? '',
        personIds: incident.roster[duty.page ?? ''] ?? [],
        textId: null,
        key: duty.key,
      });
    case 'update':
      return command(world, by, standardWords(world, incident, duty.audience ?? '', duty.key));
    case 'task':
      return command(world, by, { type: 'TickTask', key: duty.key, noteTextId: null });
    default:
      return null;
  }
}

/** Nothing is called restored before somebody has said what was hurt. */
function verify(world: NightWorld, one: PersonOfTheNight): Refusal | null {
  if (world.incident?.assessment === null) estimateImpact(world, one);
  if (world.incident === null || !isOpen(world.incident.phase)) return null;
  const by = { kind: 'person', id: one.person.id } as const;
  return command(world, by, { type: 'Resolve', verificationTextId: nextId(world, 'text') });
}
