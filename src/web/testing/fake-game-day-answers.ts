import * as contract from '#contract/game-days.ts';
import type { FakeAnswer } from './fake-answers.ts';
import { answer, notFound } from './fake-answers.ts';
import { sampleGameDays, sampleInvitations, sampleResult } from './sample-game-days.ts';
import { minutesFrom } from './sample-room.ts';
import type { FakeState } from './fake-state.ts';

const daysOf = (state: FakeState) => sampleGameDays(minutesFrom(state.nowMs()));

function dayOf(state: FakeState, id: string): contract.GameDay {
  const found = daysOf(state).find((one) => one.id === id);
  if (found === undefined) throw notFound('game day', id);
  return found;
}

export const FAKE_GAME_DAY_ANSWERS: readonly FakeAnswer[] = [
  answer(contract.listGameDays, ({ state, mood }) => ({
    gameDays: mood === 'first-visit' ? [] : daysOf(state),
    scenarios: [{ id: 'long-night', title: 'The long night', summary: 'A deployment hurts customers.' }],
    roles: [
      { id: 'on-call', title: 'On-call engineer' },
      { id: 'imoc', title: 'Incident manager on call' },
      { id: 'soc', title: 'Support on call' },
    ],
  })),
  answer(contract.myInvitations, ({ state, mood }) => ({
    invitations: mood === 'first-visit' ? [] : sampleInvitations(minutesFrom(state.nowMs())),
  })),
  answer(contract.getGameDay, ({ params, state }) => dayOf(state, params.id)),
  answer(contract.planGameDay, ({ state }) => dayOf(state, 'gd_planned')),
  answer(contract.inviteToGameDay, ({ params, state }) => dayOf(state, params.id)),
  answer(contract.answerInvitation, ({ params, body }) => ({ id: params.id, ...body })),
  answer(contract.startGameDay, ({ params, state }) => dayOf(state, params.id)),
  answer(contract.setGameDayClock, ({ params, state }) => dayOf(state, params.id)),
  answer(contract.injectSignal, ({ params }) => ({ id: params.id })),
  answer(contract.endGameDay, ({ params, state }) => dayOf(state, params.id)),
  answer(contract.removeGameDay, ({ params }) => ({ id: params.id })),
  answer(contract.gameDayReport, ({ state }) => sampleResult(minutesFrom(state.nowMs()))),
];
