import { beforeEach, describe, expect, test } from 'vitest';
import { whoIsOnCall } from '#contract/people.ts';
import { getRestProtection, swapCover } from '#contract/rest-protection.ts';
import type { IncidentEvent } from '#core/incident/events.ts';
import { DESK } from '#core/shared/actor.ts';
import { fromIso, MINUTE_MS, type Instant } from '#core/shared/instant.ts';
import { commsDesk, type CommsDesk } from '#testing/comms-desk.ts';
import { openIncident } from '../incident/open-incident.ts';
import { runCommand } from '../incident/run-command.ts';
import { Refused } from '../refused.ts';

const NIGHT: Instant = fromIso('2026-11-24T23:00:00Z');
const MORNING: Instant = fromIso('2026-11-25T04:00:00Z');

let desk: CommsDesk;
/** The tech lead works from 23:00 to 04:00, and is on duty in the rotation `tloc`, whose deputy is the incident manager. */
beforeEach(async () => {
  desk = await commsDesk();
  desk.clock.advanceTo(NIGHT);
  const opening = {
    title: 'Nobody can sign in',
    featureId: null,
    source: 'person' as const,
    groupId: null,
    signals: [],
  };
  const { id } = await openIncident(desk.context, DESK, opening);
  const by = { kind: 'person', id: 'tloc' } as const;
  await runCommand(desk.context, id, () => ({ command: { type: 'AssignRole', by, role: 'tloc', personId: 'tloc' } }));
  desk.clock.advanceTo(MORNING);
  await runCommand(desk.context, id, () => ({
    command: { type: 'Dismiss', by, ticketTextId: 't', reasonTextId: null },
  }));
});

const look = () => desk.ask(getRestProtection, 'soc', {});
const swap = (body: object) => desk.ask(swapCover, 'soc', { body: body as never });
const refusal = (body: object) => swap(body).catch((error: unknown) => error);
const onDuty = async (role: string, at?: string) =>
  (await desk.ask(whoIsOnCall, 'soc', { query: { space: 'real', at } })).roles.find((one) => one.role === role)?.people;
const told = async () =>
  (await desk.context.storage.outbox.list({ limit: 99, incidentId: null })).filter(
    ({ message }) => message.about === 'notice',
  );

describe('rest after a night of work', () => {
  test('is told with the duty that falls into it and who could take that over', async () => {
    expect(await look()).toEqual({
      protections: [{ person: { id: 'tloc', name: 'The tloc' }, untilAt: '2026-11-25T15:00:00.000Z', works: false }],
      conflicts: [
        {
          rotation: { id: 'tloc', name: 'tloc' },
          person: { id: 'tloc', name: 'The tloc' },
          fromAt: '2026-11-25T04:00:00.000Z',
          toAt: '2026-11-25T15:00:00.000Z',
          candidates: [{ id: 'imoc', name: 'The imoc' }],
        },
      ],
      covered: [],
    });
  });

  test('says nothing of how anybody is, and keeps nothing', async () => {
    const shown = JSON.stringify(await look());
    expect(shown).not.toMatch(/sleep|alert|tired|level|kss/i);
  });

  test('goes by the procedure’s hours of rest', async () => {
    desk.clock.advanceTo(fromIso('2026-11-25T15:00:00Z'));
    expect(await look()).toEqual({ protections: [], conflicts: [], covered: [] });
  });
});

describe('a swap', () => {
  const asked = { rotationId: 'tloc', personId: 'tloc' };

  test('puts the best candidate on duty until the rest is over, and not a minute longer', async () => {
    expect(await swap(asked)).toMatchObject({ id: 'tloc', cover: { id: 'imoc' }, toAt: '2026-11-25T15:00:00.000Z' });
    expect(await onDuty('tloc')).toEqual([{ id: 'imoc', name: 'The imoc' }]);
    expect(await onDuty('tloc', '2026-11-25T14:59:59Z')).toEqual([{ id: 'imoc', name: 'The imoc' }]);
    expect(await onDuty('tloc', '2026-11-25T15:00:00Z')).toEqual([{ id: 'tloc', name: 'The tloc' }]);
    expect(await look()).toMatchObject({ conflicts: [], covered: [{ cover: { id: 'imoc' }, person: { id: 'tloc' } }] });
  });

  test('tells both, each once, by their own clock', async () => {
    const { people } = desk.context.storage;
    await people.update({ ...(await people.get('imoc'))!, zone: 'America/New_York' });
    await swap(asked);
    await swap(asked);
    const messages = (await told()).map(({ message }) => `${message.recipientId}: ${message.subject}`);
    expect(messages.toSorted((a, b) => a.localeCompare(b))).toEqual([
      'imoc: You take over tloc until Wed 10:00 (America/New_York)',
      'tloc: You are off duty until Wed 15:00 (UTC)',
    ]);
  });

  test('that is pressed twice, also at once, is one override', async () => {
    const both = await Promise.all([swap(asked), swap(asked), swap({ ...asked, coverId: 'imoc' })]);
    expect(new Set(both.map(({ cover }) => cover.id))).toEqual(new Set(['imoc']));
    const rotation = (await desk.context.storage.rotations.list()).find(({ id }) => id === 'tloc');
    expect(rotation?.overrides).toEqual([{ personId: 'imoc', fromAt: MORNING, toAt: fromIso('2026-11-25T15:00:00Z') }]);
  });

  test('that is pressed again while the work goes on, or when it has ended, changes nothing and tells nobody anew', async () => {
    const minutes = (count: number): Instant => MORNING + count * MINUTE_MS;
    const still = await working('soc');
    desk.clock.advanceTo(minutes(1));
    await swap({ rotationId: 'soc', personId: 'soc', coverId: 'approver' });
    for (const at of [minutes(7), minutes(50)]) {
      desk.clock.advanceTo(at);
      expect((await look()).conflicts.filter(({ person }) => person.id === 'soc')).toEqual([]);
      await swap({ rotationId: 'soc', personId: 'soc' });
    }
    await still.ends();
    await swap({ rotationId: 'soc', personId: 'soc' });
    const rotation = (await desk.context.storage.rotations.list()).find(({ id }) => id === 'soc');
    expect(rotation?.overrides).toHaveLength(1);
    expect(await told()).toHaveLength(2);
  });

  test('may name anybody who is rested', async () => {
    expect(await swap({ ...asked, coverId: 'soc' })).toMatchObject({ cover: { id: 'soc' } });
  });

  test.each([
    ['themselves', 'tloc', 'refused', 'They cannot cover for themselves.'],
    ['somebody who is not known', 'nobody', 'unknown-reference', undefined],
  ])('is refused for %s', async (_, coverId, code, reason) => {
    const refused = await refusal({ ...asked, coverId });
    expect(refused).toBeInstanceOf(Refused);
    expect(refused).toMatchObject({ code, words: reason === undefined ? {} : { reason } });
    expect(await told()).toEqual([]);
  });

  test('is refused for somebody who was erased', async () => {
    await desk.context.storage.people.erase('imoc', MORNING);
    expect(await refusal({ ...asked, coverId: 'imoc' })).toMatchObject({ code: 'unknown-reference' });
    expect(await refusal(asked)).toMatchObject({
      words: { reason: 'Nobody of this rotation or of its deputies is rested.' },
    });
  });

  test('is refused for somebody who rests too', async () => {
    await nightOf('imoc');
    expect(await refusal({ ...asked, coverId: 'imoc' })).toMatchObject({
      code: 'refused',
      words: { reason: 'They rest too after a night of work when this duty begins.' },
    });
  });

  test('is refused where no rest is in the way of duty', async () => {
    expect(await refusal({ rotationId: 'soc', personId: 'soc' })).toMatchObject({ code: 'refused' });
    expect(await refusal({ rotationId: 'gone', personId: 'tloc' })).toMatchObject({ code: 'refused' });
  });
});

/** Somebody who took a role before the morning and holds it still. */
async function working(personId: string): Promise<{ ends(): Promise<void> }> {
  const opening = { title: 'It is slow', featureId: null, source: 'person' as const, groupId: null, signals: [] };
  const { id } = await openIncident(desk.context, DESK, opening);
  const by = { kind: 'person', id: personId } as const;
  const assign = { type: 'AssignRole', by, role: 'soc', personId } as const;
  await runCommand(desk.context, id, () => ({ command: assign }));
  await nightOf(personId);
  return {
    ends: async () => {
      const dismiss = { type: 'Dismiss', by, ticketTextId: 't', reasonTextId: null } as const;
      await runCommand(desk.context, id, () => ({ command: dismiss }));
    },
  };
}

/** Somebody who answered a page at three in the morning. */
async function nightOf(personId: string): Promise<void> {
  const at = fromIso('2026-11-25T03:00:00Z');
  const by = { kind: 'person', id: personId } as const;
  const events: IncidentEvent[] = [
    {
      type: 'IncidentReported',
      v: 1,
      at,
      by,
      data: {
        number: 99,
        titleTextId: 't',
        groupId: null,
        procedureVersionId: (await desk.context.storage.procedures.current())!.id,
        source: 'person',
        featureId: null,
        tier: 'unknown',
      },
    },
    { type: 'PageAnswered', v: 1, at, by, data: { pageId: 'p', outcome: 'acknowledged', personId } },
  ];
  const known = (await desk.context.storage.incidents.list({ state: 'all', limit: 1 }))[0]!;
  await desk.context.storage.events.append({
    stream: { kind: 'incident', id: 'i_other' },
    expectedVersion: 0,
    events,
    texts: [],
    row: { ...known, id: 'i_other', number: 99, version: 2 },
    messages: [],
    wakeAt: null,
    also: [],
  });
}
