import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { drillSpace, freshStorage, realSpace, type FreshStorage } from '#testing/fresh-storage.ts';
import { incomingAlert } from '#testing/signals-kit.ts';
import { appending, incidentRow, noon, outgoing } from '#testing/store-samples.ts';

let storage: FreshStorage;
beforeAll(async () => {
  storage = await freshStorage();
});
afterAll(() => storage.close());
beforeEach(() => storage.empty());

async function schemas(): Promise<string[]> {
  const { rows } = await storage.client.query<{ name: string }>(
    `select nspname as name from pg_namespace where nspname like 'space\\_%' order by 1`,
  );
  return rows.map(({ name }) => name);
}

test('a drill and the real space see nothing of each other', async () => {
  await storage.desk.spaces.create(drillSpace('night'));
  const drill = storage.desk.spaces.storage(drillSpace('night'));
  const written = appending({ row: incidentRow(), wakeAt: noon, messages: [outgoing('a@desk')] });
  await drill.events.append({ ...written, texts: [{ id: 't_1', body: 'drilled', authorId: null }] });
  await drill.signals.foldAlerts([incomingAlert({ leaseUntil: noon })], noon);
  await drill.people.create({ id: 'p_1', name: 'Noa', email: null, zone: 'UTC', contacts: [] });
  expect(await drill.events.nextIncidentNumber()).toBe(1);

  const { real } = storage;
  expect(await real.events.read(written.stream)).toEqual([]);
  expect(await real.incidents.list({ state: 'all', limit: 9 })).toEqual([]);
  expect(await real.texts.bodies(['t_1'])).toEqual(new Map());
  expect(await real.wakeUps.claimDue(noon, 9)).toEqual([]);
  expect(await real.outbox.claimDue(noon, 9)).toEqual([]);
  expect(await real.signals.listGroups('all')).toEqual([]);
  expect(await real.signals.nextLeaseEndAt()).toBeNull();
  expect(await real.people.list()).toEqual([]);
  expect(await real.events.nextIncidentNumber()).toBe(1);
  expect(await real.events.append(appending())).toEqual({ outcome: 'appended', version: 1 });
  expect(await drill.wakeUps.claimDue(noon, 9)).toHaveLength(1);
});

test('a drill is kept with its clock, changes, and goes with everything it had', async () => {
  const row = drillSpace('night');
  await storage.desk.spaces.create(row);
  expect(await storage.desk.spaces.get('night')).toEqual(row);
  const change = {
    state: 'waiting-for-you' as const,
    waitingFor: 'Is it an outage?',
    clock: { baseAt: 7, realBaseAt: 8, speed: 0.5 },
    cursor: 3,
  };
  await storage.desk.spaces.update('night', change);
  await storage.desk.spaces.update('night', {});
  expect((await storage.desk.spaces.list()).find(({ id }) => id === 'night')).toEqual({ ...row, ...change });
  await storage.desk.spaces.remove('night');
  expect(await storage.desk.spaces.get('night')).toBeNull();
  expect(await schemas()).toEqual(['space_real']);
  await storage.desk.spaces.remove('night');
});

test('a drill of the same name can begin anew', async () => {
  for (let round = 0; round < 2; round += 1) {
    await storage.desk.spaces.create(drillSpace('night'));
    const drill = storage.desk.spaces.storage(drillSpace('night'));
    expect(await drill.events.append(appending({ wakeAt: noon }))).toEqual({ outcome: 'appended', version: 1 });
    await storage.desk.spaces.remove('night');
  }
});

test('a space that exists is not made again, and nothing of a failed one stays', async () => {
  await storage.desk.spaces.create(drillSpace('night'));
  await expect(storage.desk.spaces.create(drillSpace('night'))).rejects.toThrow('duplicate key');
  await expect(storage.desk.spaces.create({ ...drillSpace('other'), schema: 'space_real' })).rejects.toThrow(
    'duplicate',
  );
  expect((await storage.desk.spaces.list()).map(({ id }) => id).toSorted()).toEqual(['night', 'real']);
});

test('the real space cannot be removed', async () => {
  await expect(storage.desk.spaces.remove('real')).rejects.toThrow('The real space cannot be removed.');
  expect((await realSpace(storage.desk)).kind).toBe('real');
});

test.each(['space_x; drop schema twoam', 'public', 'space_"x"', 'space_', `space_${'x'.repeat(60)}`])(
  '%j cannot be a schema',
  async (schema) => {
    await expect(storage.desk.spaces.create({ ...drillSpace('x'), schema })).rejects.toThrow('cannot be the schema');
    expect(() => storage.desk.spaces.storage({ ...drillSpace('x'), schema })).toThrow('cannot be the schema');
  },
);
