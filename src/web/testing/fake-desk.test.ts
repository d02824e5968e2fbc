import { describe, expect, test } from 'vitest';
import { FAKE_DESK_ANSWERS } from './fake-desk-answers.ts';
import { answerFake } from './fake-desk.ts';
import { FAKE_READY_ANSWERS } from './fake-ready-answers.ts';
import { FAKE_ROOM_ANSWERS } from './fake-room-answers.ts';
import { makeFakeState } from './fake-state.ts';

const NOW = Date.parse('2026-03-01T02:00:00Z');
const fresh = () =>
  makeFakeState(
    () => NOW,
    () => undefined,
  );
const ids: Record<string, string> = { '/api/v1/groups/:id': 'grp_1' };
const reads = [...FAKE_DESK_ANSWERS, ...FAKE_READY_ANSWERS, ...FAKE_ROOM_ANSWERS]
  .map(({ route }) => route)
  .filter(({ method, path }) => method === 'GET' && !path.includes('spaces/:id') && !path.endsWith('/export'));

describe('the fake desk keeps to the contract', () => {
  test.each(reads.map((route) => [route.name, route] as const))('%s', async (_, route) => {
    const path = route.path.replace(':id', ids[route.path] ?? 'inc_1');
    const url = new URL(`http://fake${path}?from=pv_1&to=pv_2&token=x`);
    expect((await answerFake(fresh(), 'full', 'GET', url, null)).status).toBe(200);
  });

  test('a viewer is refused each change', async () => {
    const url = new URL('http://fake/api/v1/incidents/inc_1/acknowledge');
    expect((await answerFake(fresh(), 'viewer', 'POST', url, {})).status).toBe(403);
  });
});
