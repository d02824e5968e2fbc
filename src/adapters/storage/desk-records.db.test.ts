import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshStorage, realSpace, type FreshStorage } from '#testing/fresh-storage.ts';
import { incomingAlert } from '#testing/signals-kit.ts';
import { appending, noon, outgoing } from '#testing/store-samples.ts';
import { DESK } from '#core/shared/actor.ts';
import { openDeskStorage } from './desk-storage.ts';

let storage: FreshStorage;
beforeAll(async () => {
  storage = await freshStorage();
});
afterAll(() => storage.close());
beforeEach(() => storage.empty());

describe('settings', () => {
  test('a value is what was put last, and an absent secret stays', async () => {
    const { settings } = storage.desk;
    expect(await settings.get('mail')).toBeNull();
    await settings.put('mail', { host: 'a' }, 'correct horse');
    await settings.put('mail', { host: 'b' });
    expect(await settings.get('mail')).toEqual({ value: { host: 'b' }, secret: 'correct horse', secretLost: false });
    await settings.put('mail', null, null);
    expect(await settings.get('mail')).toEqual({ value: null, secret: null, secretLost: false });
  });

  test('a secret does not stand in the database, and with another key it is lost until it is put again', async () => {
    await storage.desk.settings.put('mail', {}, 'correct horse');
    const { rows } = await storage.client.query<{ line: string }>(
      `select encode(secret, 'escape') || value::text as line from twoam.settings`,
    );
    expect(rows[0]?.line).not.toContain('horse');
    const stranger = openDeskStorage({ url: storage.url, secretKey: randomBytes(32), log: { warn() {} } });
    expect(await stranger.settings.get('mail')).toEqual({ value: {}, secret: null, secretLost: true });
    await stranger.settings.put('mail', {}, 'new horse');
    expect(await stranger.settings.get('mail')).toEqual({ value: {}, secret: 'new horse', secretLost: false });
    await stranger.close();
  });
});

describe('a hook whose secret was sealed with another key', () => {
  test('is still listed, and its secret is a value that nobody knows', async () => {
    const hook = {
      id: 'h_1',
      kind: 'generic',
      name: 'Signed',
      key: 'k',
      secret: 'correct horse',
      settings: null,
      lastUsedAt: null,
    } as const;
    await storage.real.signals.putHook(hook);
    const stranger = openDeskStorage({ url: storage.url, secretKey: randomBytes(32), log: { warn() {} } });
    const { signals } = stranger.spaces.storage(await realSpace(stranger));
    const [[listed], called, again] = [
      await signals.hooks(),
      await signals.hookByKey('k'),
      await signals.hookByKey('k'),
    ];
    expect(listed).toMatchObject({ id: 'h_1', name: 'Signed', key: 'k', secretLost: true });
    expect(called?.secret).toMatch(/.{40}/);
    expect(called?.secret).not.toBe('correct horse');
    expect(again?.secret).not.toBe(called?.secret);
    await signals.putHook({ ...hook, ...listed, name: 'Renamed' });
    expect(await storage.real.signals.hookByKey('k')).toEqual({ ...hook, name: 'Renamed' });
    await stranger.close();
  });
});

test('the audit lists the newest first, also of one instant', async () => {
  const { audit } = storage.desk;
  const entry = { actor: DESK, who: 'desk', target: 'i_1', outcome: 'done' as const };
  await audit.write({ ...entry, at: noon + 1, what: 'late' });
  for (let index = 0; index < 12; index += 1) await audit.write({ ...entry, at: noon, what: `${index}` });
  expect((await audit.list(4)).map(({ what }) => what)).toEqual(['late', '11', '10', '9']);
  expect((await audit.list(1))[0]).toEqual({ at: noon + 1, who: 'desk', what: 'late', target: 'i_1', outcome: 'done' });
});

describe('what PostgreSQL cannot hold', () => {
  const hostile = 'a\0b \ud800 \\u0000 \u2028 🔥';
  const stored = 'a\ufffdb \ufffd \\u0000 \u2028 🔥';

  test('is replaced, and the rest is kept, in words, messages and signals', async () => {
    await storage.real.events.append(
      appending({
        texts: [{ id: 't_1', body: hostile, authorId: null }],
        messages: [outgoing('a@desk', { subject: hostile, payload: { [hostile]: [hostile] } })],
      }),
    );
    expect((await storage.real.texts.bodies(['t_1'])).get('t_1')).toBe(stored);
    expect((await storage.real.outbox.claimDue(noon, 1))[0]?.message).toMatchObject({
      subject: stored,
      payload: { [stored]: [stored] },
    });
    const folded = await storage.real.signals.foldAlerts([incomingAlert({ title: hostile, dedupKey: hostile })], noon);
    expect(folded.opened).toHaveLength(1);
    expect((await storage.real.signals.foldAlerts([incomingAlert({ dedupKey: hostile })], noon)).opened).toEqual([]);
  });

  test('keys longer than an index can hold are keys all the same', async () => {
    const long = (end: string) => `${randomBytes(6000).toString('hex')}${end}`;
    const [one, other, group] = [long('1'), long('2'), long('g')];
    const alerts = [one, other].map((dedupKey) => incomingAlert({ dedupKey, groupKey: group }));
    expect((await storage.real.signals.foldAlerts(alerts, noon)).opened).toMatchObject([{ firing: 2 }]);
    expect((await storage.real.signals.foldAlerts(alerts, noon + 1)).opened).toEqual([]);
  });
});

test('storage goes on by itself after every connection was cut', async () => {
  const another = storage.openAnother();
  const { texts } = another.spaces.storage(await realSpace(another));
  await texts.put([{ id: 't_1', body: 'before', authorId: null }]);
  await storage.client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
  await expect.poll(() => texts.bodies(['t_1']).catch(() => null)).toEqual(new Map([['t_1', 'before']]));
});
