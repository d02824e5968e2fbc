import { beforeEach, expect, test } from 'vitest';
import { memoryDesk } from '#testing/memory-desk.ts';
import { appending, outgoing } from '#testing/store-samples.ts';
import { deskSettings } from '../desk/desk-settings.ts';
import type { OutgoingMessage } from '../ports/outgoing-message.ts';
import { askToSubscribe, confirmSubscription, endSubscription } from './subscribe.ts';
import type { StatusNeeds } from './status-needs.ts';
import { tellSubscribers } from './tell-subscribers.ts';

let needs: StatusNeeds;
let update: OutgoingMessage;
beforeEach(async () => {
  const { house } = await memoryDesk();
  const stored = new Map<string, { value: unknown; secret: string | null; secretLost: boolean }>();
  const settings = deskSettings(
    {
      get: async (key) => stored.get(key) ?? null,
      put: async (key, value, secret) => void stored.set(key, { value, secret: secret ?? null, secretLost: false }),
    },
    () => 'https://desk.example',
  );
  const context = await house.context('real');
  needs = {
    context,
    settings,
    links: {
      confirm: async (id) => `https://desk.example/status/confirm/${id}`,
      unsubscribe: async (id) => `https://desk.example/status/unsubscribe/${id}`,
    },
  };
  const now = context.clock.now();
  await context.storage.events.append(
    appending({
      stream: { kind: 'incident', id: 'inc_1' },
      also: [
        {
          kind: 'public-words',
          incidentId: 'inc_1',
          row: {
            incidentId: 'inc_1',
            title: 'Problem with Sign in',
            state: 'investigating',
            startedAt: now,
            resolvedAt: null,
            featureId: 'login',
            entries: [
              { at: now, text: 'We look into it.', state: 'investigating', updateId: 'u_1', featureId: 'login' },
            ],
            nextUpdateAt: null,
          },
        },
      ],
    }),
  );
  update = outgoing('inc_1.u_1.1.status-page', {
    channel: 'status-page',
    about: 'update',
    recipientId: null,
    subject: 'Problems with Sign in',
    body: 'We look into it.',
    stream: { kind: 'incident', id: 'inc_1' },
    notBefore: now,
  });
});

/** What waits to be sent to subscribers, after the desk took it. */
async function sentOut(): Promise<OutgoingMessage[]> {
  const claims = await needs.context.storage.outbox.claimDue(needs.context.clock.now(), 1000);
  return claims.map(({ message }) => message);
}

async function subscribe(address: string, componentIds: string[] | null = null): Promise<string> {
  await askToSubscribe(needs, { channel: address.startsWith('https:') ? 'webhook' : 'mail', address, componentIds });
  const [confirmation] = await sentOut();
  const id = confirmation?.recipientId ?? '';
  await confirmSubscription(needs, id);
  return id;
}

test('an address gets one mail with a link and nothing else before it is confirmed', async () => {
  await askToSubscribe(needs, { channel: 'mail', address: 'noa@example.com', componentIds: null });
  const [confirmation, ...others] = await sentOut();
  expect(others).toEqual([]);
  expect(confirmation).toMatchObject({ address: 'noa@example.com', about: 'subscriber', channel: 'mail' });
  expect(confirmation?.body).toContain(`https://desk.example/status/confirm/${confirmation?.recipientId}`);
  expect(await tellSubscribers(needs, update)).toBe(0);
  expect(await sentOut()).toEqual([]);
});

test('asking again at once sends nothing, so that nobody can be flooded', async () => {
  const asked = { channel: 'mail' as const, address: 'noa@example.com', componentIds: null };
  await askToSubscribe(needs, asked);
  await askToSubscribe(needs, { ...asked, address: 'NOA@example.com' });
  expect(await sentOut()).toHaveLength(1);
});

test('published words reach each confirmed subscriber once, however often they are handed over', async () => {
  const ids = [await subscribe('noa@example.com'), await subscribe('dan@example.com')];
  expect(await tellSubscribers(needs, update)).toBe(2);
  expect(await tellSubscribers(needs, update)).toBe(2);
  const sent = await sentOut();
  expect(sent.map(({ messageId }) => messageId).toSorted()).toEqual(
    ids.map((id) => `inc_1.u_1.1.status-page.${id}`).toSorted(),
  );
  for (const { body, recipientId } of sent) {
    expect(body).toMatch(/^We look into it\./);
    expect(body).toContain(`https://desk.example/status/unsubscribe/${recipientId}`);
    expect(body).toMatch(/https:\/\/desk\.example\/status\/incidents\/[0-9a-f]{12}\.html/);
  }
});

test('whoever asked for other parts only is not told', async () => {
  await subscribe('noa@example.com', ['environments']);
  const id = await subscribe('dan@example.com', ['login', 'environments']);
  expect(await tellSubscribers(needs, update)).toBe(1);
  expect((await sentOut()).map(({ recipientId }) => recipientId)).toEqual([id]);
});

test('whoever left is told nothing', async () => {
  await endSubscription(needs, await subscribe('noa@example.com'));
  expect(await tellSubscribers(needs, update)).toBe(0);
});

test('more subscribers than fit into one batch are all told', async () => {
  for (let index = 0; index < 450; index += 1) {
    const asked = { id: `s_${index}`, channel: 'mail' as const, address: `a${index}@example.com`, componentIds: null };
    const now = needs.context.clock.now();
    await needs.context.storage.subscriptions.ask(asked, now, { againAfterMs: 0, mostAsks: 9, mostWaiting: 999 });
    await needs.context.storage.subscriptions.confirm(asked.id, now);
  }
  expect(await tellSubscribers(needs, update)).toBe(450);
  expect(await sentOut()).toHaveLength(450);
});

test('a webhook is told as data, with where to end it', async () => {
  const id = await subscribe('https://hooks.example.com/status');
  await tellSubscribers(needs, update);
  expect(await sentOut()).toMatchObject([
    {
      channel: 'webhook',
      address: 'https://hooks.example.com/status',
      payload: { kind: 'status-update', unsubscribeUrl: `https://desk.example/status/unsubscribe/${id}` },
    },
  ]);
});
