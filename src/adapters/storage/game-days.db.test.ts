import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { gameDaySpace, freshStorage, type FreshStorage } from '#testing/fresh-storage.ts';
import { testGameDays } from '#testing/game-days-kit.ts';
import { noon, outgoing } from '#testing/store-samples.ts';

let storage: FreshStorage;
beforeAll(async () => {
  storage = await freshStorage();
});
afterAll(() => storage.close());
beforeEach(() => storage.empty());

describe('game days in PostgreSQL', () => {
  testGameDays(() => storage.desk.gameDays);
});

test('erasing a person removes their invitations, their name in the space, and what waited for them there', async () => {
  const { real, desk } = storage;
  const noa = { id: 'noa', name: 'Noa Levi', email: 'noa@acme.example', zone: 'Asia/Jerusalem', contacts: [] };
  await real.people.create(noa);
  const agreed = {
    ...{ personId: 'noa', role: 'on-call', answer: 'agreed' as const, answeredAt: 1 },
    ways: [{ channel: 'mail' as const, address: 'noa@acme.example' }],
  };
  await desk.gameDays.plan({
    ...{ id: 'game_1', title: 'Noa Levi leads', scenario: null, startsAt: 0, speed: 1, leaderId: 'noa', createdAt: 0 },
    invitations: [agreed, { ...agreed, personId: 'dan', ways: [] }],
  });
  const row = gameDaySpace('game_1');
  await desk.spaces.create(row);
  const space = desk.spaces.storage(row);
  await space.people.create({ ...noa, email: 'noa@game-day.invalid' });
  await space.outbox.put([outgoing('page@desk', { recipientId: 'noa', body: 'Noa Levi, please come' })]);

  const { label } = (await real.people.erase('noa', noon))!;
  expect(await desk.gameDays.get('game_1')).toMatchObject({
    title: expect.stringMatching(/^responder \d+ leads$/),
    invitations: [{ personId: 'dan' }],
  });
  expect(await space.people.get('noa')).toMatchObject({ name: expect.stringMatching(/^responder/), email: null });
  expect(await space.outbox.list({ limit: 9, incidentId: null })).toMatchObject([
    { state: 'failed', message: { body: `${label}, please come` } },
  ]);
  const { rows } = await storage.client.query<{ found: string }>(
    `select 'space' as found from space_game_1.people where name like '%Levi%' or email is not null
     union all select 'invitation' from twoam.game_day_invitations where ways::text like '%noa%'`,
  );
  expect(rows).toEqual([]);
});
