import * as contract from '#contract/rest-protection.ts';
import { answer, notFound, type FakeAnswer } from './fake-answers.ts';
import type { FakeState } from './fake-state.ts';
import { minutesFrom } from './sample-room.ts';
import { DANA, LONG, OMER, RTL, SAM } from './sample-people.ts';

const ONCALL = { id: 'on-call', name: 'On-call engineers' };
const IMOC = { id: 'imoc', name: 'Incident managers' };

/** Duties that were swapped since the fake desk began, by its memory. */
const SWAPPED = new WeakMap<FakeState, Map<string, { id: string; name: string }>>();

const conflicts = (state: FakeState): contract.ShownConflict[] => {
  const at = minutesFrom(state.nowMs());
  return [
    { rotation: ONCALL, person: SAM, fromAt: at(0), toAt: at(60 * 9), candidates: [OMER, RTL, LONG] },
    { rotation: IMOC, person: DANA, fromAt: at(60), toAt: at(60 * 8), candidates: [] },
  ];
};

export const FAKE_PROTECTION_ANSWERS: readonly FakeAnswer[] = [
  answer(contract.getRestProtection, ({ mood, state }): contract.RestProtection => {
    if (mood === 'first-visit') return { protections: [], conflicts: [], covered: [] };
    const swapped = SWAPPED.get(state) ?? new Map();
    const all = conflicts(state);
    return {
      protections: all.map(({ person, toAt }) => ({ person, untilAt: toAt, works: false })),
      conflicts: all.filter(({ rotation }) => !swapped.has(rotation.id)),
      covered: all.flatMap(({ candidates: _candidates, ...duty }) => {
        const cover = swapped.get(duty.rotation.id);
        return cover === undefined ? [] : [{ ...duty, cover }];
      }),
    };
  }),
  answer(contract.swapCover, ({ body, state }) => {
    const found = conflicts(state).find(({ rotation }) => rotation.id === body.rotationId);
    if (found === undefined) throw notFound('rotation', body.rotationId);
    const { candidates, ...duty } = found;
    const cover = candidates.find(({ id }) => id === body.coverId) ?? OMER;
    SWAPPED.set(state, new Map([...(SWAPPED.get(state) ?? []), [body.rotationId, cover]]));
    state.tell('people', null);
    return { id: body.rotationId, ...duty, cover };
  }),
];
