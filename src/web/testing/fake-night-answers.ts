import * as night from '#contract/stand-down.ts';
import { answer, type FakeAnswer } from './fake-answers.ts';
import { commandRoom, roomOf } from './fake-state.ts';
import { NIGHT_ROOMS, sampleOutlook } from './sample-night.ts';
import { DANA, SAMPLE_PEOPLE } from './sample-people.ts';
import { minutesFrom } from './sample-room.ts';

export const FAKE_NIGHT_ANSWERS: readonly FakeAnswer[] = [
  answer(night.getStandDown, ({ params, query, state }) =>
    sampleOutlook(minutesFrom(state.nowMs()), roomOf(state, params.id), query.resumeAt),
  ),
  answer(night.standDown, ({ params, body, state }) =>
    commandRoom(state, params.id, 'Dana Levi stood the incident down.', (room) => {
      const resting = NIGHT_ROOMS['inc_resting']?.(minutesFrom(state.nowMs())).resting ?? null;
      return {
        phase: 'stood-down',
        duties: [],
        resting:
          resting === null
            ? null
            : { ...resting, since: room.now, resumeAt: body.resumeAt, callsAt: body.resumeAt, note: body.note ?? null },
      };
    }),
  ),
  answer(night.resumeWork, ({ params, state }) =>
    commandRoom(state, params.id, 'Dana Levi said that work goes on.', () => ({
      phase: 'mitigating',
      resting: null,
      watch: null,
    })),
  ),
  answer(night.askWatcher, ({ params, body, state }) =>
    commandRoom(state, params.id, 'Dana Levi asked somebody to watch.', ({ watch }) => {
      const person = SAMPLE_PEOPLE.find(({ id }) => id === body.personId) ?? DANA;
      return { watch: watch?.agreed === true ? { ...watch, next: person } : { person, agreed: false, next: null } };
    }),
  ),
  answer(night.agreeToWatch, ({ params, state }) =>
    commandRoom(state, params.id, 'Dana Levi watches while work rests.', () => ({
      watch: { person: DANA, agreed: true, next: null },
    })),
  ),
];
