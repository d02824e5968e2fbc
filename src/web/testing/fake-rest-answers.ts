import * as rest from '#contract/rest.ts';
import { answer, type FakeAnswer } from './fake-answers.ts';
import { minutesFrom } from './sample-room.ts';
import { sampleRest } from './sample-rest.ts';

export const FAKE_REST_ANSWERS: readonly FakeAnswer[] = [
  answer(rest.getMyRest, ({ state, mood }) =>
    sampleRest(minutesFrom(state.nowMs()), state.nowMs(), mood === 'first-visit'),
  ),
  answer(rest.putMyRest, ({ body }) => body),
  answer(rest.sayOfMyRest, () => ({ factId: 'rest_new' })),
  answer(rest.deleteMyRestFact, () => ({ deleted: 1 })),
  answer(rest.deleteMyRestFacts, () => ({ deleted: 17 })),
];
