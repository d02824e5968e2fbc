import { expect, test } from 'vitest';
import type { IncidentEvent } from '#core/incident/events.ts';
import { DESK } from '#core/shared/actor.ts';
import { fromIso } from '#core/shared/instant.ts';
import { pagesToSleepers } from './past-limit.ts';
import { LONG_NIGHT } from './scenarios/long-night.ts';

const paged = (at: string, pageId: string, callId?: string): IncidentEvent => ({
  ...{ type: 'RolePaged', v: 1, at: fromIso(at), by: DESK },
  data: {
    pageId,
    role: pageId,
    personIds: ['nobody-in-the-cast'],
    textId: null,
    ...(callId === undefined ? {} : { callId }),
  },
});

test('a page that asks a sleeper for several roles wakes them once', () => {
  const scenario = { company: LONG_NIGHT.company, zone: 'UTC' };
  const wakes = (...events: IncidentEvent[]) => pagesToSleepers(scenario, { events } as never);
  const night = '2026-11-27T03:00:00Z';
  expect(wakes(paged(night, 'a'))).toBe(1);
  expect(wakes(paged(night, 'a'), paged(night, 'b', 'a'))).toBe(1);
  expect(wakes(paged(night, 'a'), paged(night, 'b'))).toBe(2);
  expect(wakes(paged('2026-11-27T13:00:00Z', 'a'))).toBe(0);
});
