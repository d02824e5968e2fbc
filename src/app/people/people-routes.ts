import * as contract from '#contract/people.ts';
import { onCallAt } from '#core/oncall/rotation.ts';
import { fromIso, toIso, type Instant } from '#core/shared/instant.ts';
import { addressesOf } from '../comms/recipients.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import { currentProcedure } from '../incident/load-incident.ts';
import { rosterNow } from '../oncall/roster.ts';
import type { AccountsOfPeople, PersonRow } from '../ports/people.ts';
import type { RotationRow } from '../ports/rotations.ts';
import { Refused } from '../refused.ts';
import { isoOrNull } from '../room/shown.ts';
import type { Contexts, SpaceContext } from '../space-context.ts';
import { mustBeZone } from './must-be-zone.ts';

type ShownRole = { role: string; title: string; people: { id: string; name: string }[] };

/** Routes of people, the weekly rotations, and who is on call. `accounts` tells which people may sign in. */
export function peopleRoutes({ context, accounts }: Contexts & { accounts: AccountsOfPeople }): BoundRoute[] {
  return [
    bind(contract.listPeople, async ({ query }) => {
      const space = await context(query.space);
      const [people, signIns] = await Promise.all([space.storage.people.list(), accounts.byPerson()]);
      return {
        people: people.map(({ erasedAt, ...person }) => ({
          ...person,
          erased: erasedAt !== null,
          account: signIns.get(person.id) ?? null,
        })),
      };
    }),
    bind(contract.createPerson, async ({ query, body }) => {
      const space = await context(query.space);
      mustBeZone(body.zone);
      const id = space.ids.next('person');
      await space.storage.people.create({ ...body, id });
      space.live.tell({ topic: 'people', id, version: null });
      return { id };
    }),
    bind(contract.updatePerson, async ({ params, query, body }) => {
      const space = await context(query.space);
      await mustFind(space, params.id);
      mustBeZone(body.zone);
      await space.storage.people.update({ ...body, id: params.id });
      space.live.tell({ topic: 'people', id: params.id, version: null });
      return { id: params.id };
    }),
    bind(contract.erasePerson, async ({ params, query }) => {
      const space = await context(query.space);
      await mustFind(space, params.id);
      await mustNotBeLastAdministrator(accounts, params.id);
      const erased = await space.storage.people.erase(params.id, space.clock.now());
      if (erased === null) throw new Refused('not-found', { what: 'person', id: params.id });
      space.live.tell({ topic: 'people', id: params.id, version: null });
      return { id: params.id, label: erased.label };
    }),
    bind(contract.testContact, async ({ params, query }) => {
      const space = await context(query.space);
      return { messages: await sendTestPage(space, await mustFind(space, params.id)) };
    }),
    bind(contract.listRotations, async ({ query }) => {
      const space = await context(query.space);
      const rotations = await space.storage.rotations.list();
      const now = space.clock.now();
      const { procedure } = await currentProcedure(space);
      const onCall = rotations.map((rotation) => onCallAt(rotation, now));
      const names = await space.storage.people.names(onCall.flatMap((one) => one?.personId ?? []));
      return {
        rotations: rotations.map((rotation, index) => ({
          ...shownRotation(rotation),
          now: shownOnCall(onCall[index] ?? null, names),
        })),
        roles: (await shownRoles(space, now)).map((role) => ({
          ...role,
          filledBy: filledBy(procedure.roles.find((one) => one.id === role.role)?.filledBy),
        })),
      };
    }),
    bind(contract.putRotation, async ({ params, query, body }) => {
      const space = await context(query.space);
      mustBeZone(body.zone);
      const people = new Set((await space.storage.people.list()).map((person) => person.id));
      const stranger = [...body.people, ...body.overrides.map((one) => one.personId)].find((id) => !people.has(id));
      if (stranger !== undefined) throw new Refused('unknown-reference', { what: 'person', id: stranger });
      const row: RotationRow = {
        ...body,
        id: params.id,
        overrides: body.overrides.map((one) => ({
          personId: one.personId,
          fromAt: fromIso(one.fromAt),
          toAt: fromIso(one.toAt),
        })),
      };
      await space.storage.rotations.put(row);
      space.live.tell({ topic: 'people', id: null, version: null });
      return shownRotation(row);
    }),
    bind(contract.whoIsOnCall, async ({ query }) => {
      const space = await context(query.space);
      const at = query.at === undefined ? space.clock.now() : fromIso(query.at);
      return { at: toIso(at), roles: await shownRoles(space, at) };
    }),
  ];
}

async function mustFind(space: SpaceContext, id: string): Promise<PersonRow> {
  const person = await space.storage.people.get(id);
  if (person === null || person.erasedAt !== null) throw new Refused('not-found', { what: 'person', id });
  return person;
}

async function mustNotBeLastAdministrator(accounts: AccountsOfPeople, personId: string): Promise<void> {
  const signIns = await accounts.byPerson();
  const administrators = [...signIns].filter(([, account]) => account.role === 'admin');
  if (administrators.length !== 1 || administrators[0]?.[0] !== personId) return;
  throw new Refused('refused', {
    reason: 'This person is the last administrator of the desk.',
    next: 'Make somebody else an administrator first.',
  });
}

async function sendTestPage(space: SpaceContext, person: PersonRow): Promise<number> {
  const now = space.clock.now();
  const id = space.ids.next('test');
  const { name } = await space.company();
  const messages = addressesOf(person).map((recipient, index) => ({
    messageId: `${id}.${index + 1}.${recipient.channel}`,
    channel: recipient.channel,
    recipientId: person.id,
    address: recipient.address,
    subject: `Test page from ${name}`,
    body: 'This is a test. Nothing is wrong and there is nothing to do: a real page would reach you this way.',
    about: 'test',
    stream: null,
    payload: { kind: 'test', personId: person.id },
    notBefore: now,
  }));
  await space.storage.outbox.put(messages, now);
  space.live.tell({ topic: 'outbox', id: null, version: null });
  return messages.length;
}

function shownRotation(rotation: RotationRow): (typeof contract.rotation)['_zod']['output'] {
  return {
    ...rotation,
    overrides: rotation.overrides.map((one) => ({
      personId: one.personId,
      fromAt: toIso(one.fromAt),
      toAt: toIso(one.toAt),
    })),
  };
}

function shownOnCall(
  onCall: { personId: string; untilAt: Instant | null } | null,
  names: Map<string, string>,
): { personId: string; name: string; untilAt: string | null } | null {
  return onCall === null
    ? null
    : { personId: onCall.personId, name: names.get(onCall.personId) ?? 'somebody', untilAt: isoOrNull(onCall.untilAt) };
}

function filledBy(filled: { schedule: string } | { people: string[] } | undefined): string {
  if (filled === undefined) return '';
  return 'schedule' in filled ? `rotation ${filled.schedule}` : 'named people';
}

async function shownRoles(space: SpaceContext, at: Instant): Promise<ShownRole[]> {
  const { procedure } = await currentProcedure(space);
  const roster = await rosterNow(space, procedure, at);
  const names = await space.storage.people.names([...new Set(Object.values(roster).flat())]);
  return procedure.roles.map((role) => ({
    role: role.id,
    title: role.title,
    people: (roster[role.id] ?? []).map((id) => ({ id, name: names.get(id) ?? 'somebody' })),
  }));
}
