import { ApiRefusal } from '#contract/client.ts';
import * as handover from '#contract/handover.ts';
import type { Room } from '#contract/room.ts';
import { answer, notFound, type FakeAnswer } from './fake-answers.ts';
import { commandRoom, roomOf } from './fake-state.ts';
import { DANA, LONG, OMER, SAMPLE_PEOPLE } from './sample-people.ts';
import { sampleHandover, samplePacket } from './sample-handovers.ts';
import { minutesFrom } from './sample-room.ts';

const PEOPLE = { kind: 'people' as const };
const without = (room: Room, ...ids: string[]) => ({ handovers: room.handovers.filter(({ id }) => !ids.includes(id)) });

export const FAKE_HANDOVER_ANSWERS: readonly FakeAnswer[] = [
  answer(handover.proposeHandover, ({ params, state, body }) => {
    const asked = SAMPLE_PEOPLE.find(({ id }) => id === body.toPersonId) ?? DANA;
    const made = sampleHandover(minutesFrom(state.nowMs()), {
      role: body.role,
      cause: 'asked',
      note: body.note ?? null,
      candidates: [{ ...asked, declined: false, why: 'rested' }],
      asked,
    });
    return {
      ...commandRoom(
        state,
        params.id,
        `Dana Levi proposed that ${asked.name} takes over.`,
        (room) => ({ handovers: [...room.handovers, made] }),
        PEOPLE,
      ),
      handoverId: made.id,
      candidates: [{ ...asked, why: 'rested' }],
      warning: null,
    };
  }),
  answer(handover.reliefOutlook, ({ query }) => ({
    candidates:
      query.to === undefined
        ? [
            { ...OMER, why: 'rested, and it is day there' },
            { ...LONG, why: 'on call now and at caution' },
          ]
        : [],
    warning: query.to === OMER.id ? `${OMER.name} is past hand-over level; asking anyway is recorded.` : null,
  })),
  answer(handover.handoverPacket, ({ params, state, query }) => {
    const at = minutesFrom(state.nowMs());
    const found = roomOf(state, params.id).handovers.find(({ id }) => id === params.handoverId) ?? sampleHandover(at);
    return samplePacket(found, query.since !== undefined);
  }),
  answer(handover.takeOver, ({ params, state, body }) => {
    const found = roomOf(state, params.id).handovers.find(({ id }) => id === body.handoverId);
    if (found === undefined) throw notFound('handover', body.handoverId);
    if (/stale/.test(body.readBack))
      throw new ApiRefusal(
        422,
        'refused',
        'The packet is older than what happened since.',
        'Look at what is new, confirm it, and read back again.',
        [{ message: 'packet-outdated' }],
      );
    return commandRoom(
      state,
      params.id,
      `Dana Levi took over as ${found.title} from ${found.from.name}, and read it back.`,
      (room) => {
        const ids = [body.handoverId, ...(body.also ?? [])];
        const taken = room.handovers.filter(({ id }) => ids.includes(id)).map(({ role }) => role);
        const roles = room.roles.map((one) =>
          taken.includes(one.role) ? { ...one, holder: DANA, since: room.now } : one,
        );
        return { ...without(room, ...ids), narrowings: [], roles };
      },
      { ...PEOPLE, text: body.readBack },
    );
  }),
  answer(handover.declineHandover, ({ params, state, body }) =>
    commandRoom(
      state,
      params.id,
      'Dana Levi cannot take over now.',
      (room) => without(room, body.handoverId, ...(body.also ?? [])),
      PEOPLE,
    ),
  ),
  answer(handover.withdrawHandover, ({ params, state, body }) =>
    commandRoom(state, params.id, 'Dana Levi withdrew the handover.', (room) => without(room, body.handoverId), PEOPLE),
  ),
  answer(handover.overrideRest, ({ params, state, body }) =>
    commandRoom(
      state,
      params.id,
      'Dana Levi stays in the role.',
      (room) => ({ handovers: room.handovers.filter((one) => one.role !== body.role) }),
      { ...PEOPLE, text: body.reason },
    ),
  ),
  answer(handover.liftNarrowing, ({ params, state, body }) =>
    commandRoom(state, params.id, 'Dana Levi let everything be done again.', () => ({ narrowings: [] }), {
      ...PEOPLE,
      text: body.reason,
    }),
  ),
];
