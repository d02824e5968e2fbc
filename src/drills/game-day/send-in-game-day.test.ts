import { describe, expect, test } from 'vitest';
import type { OutgoingMessage } from '#app/ports/outgoing-message.ts';
import type { PersonRow } from '#app/ports/people.ts';
import { memoryGameDays } from '../memory/game-days.ts';
import { markMessage } from './mark-message.ts';
import { playedAddress } from './played-address.ts';
import { sendInGameDay } from './send-in-game-day.ts';

const HOOK = 'https://hooks.example/noa';

/** A game day under way in which Noa agreed to be reached by both channels, with what left it. */
async function underWay() {
  const gameDays = memoryGameDays();
  const noa: PersonRow = {
    ...{ id: 'noa', name: 'Noa', email: 'noa@acme.example', zone: 'UTC', label: 'responder 1', erasedAt: null },
    contacts: [{ channel: 'webhook', address: HOOK }],
  };
  const people = new Map([['noa', noa]]);
  const invitation = { personId: 'noa', role: 'on-call', answer: 'asked' as const, answeredAt: null, ways: [] };
  await gameDays.plan({
    ...{ id: 'g', title: 'Practice', scenario: null, startsAt: 0, speed: 1, leaderId: null, createdAt: 0 },
    invitations: [invitation],
  });
  const both = [
    { channel: 'mail' as const, address: 'noa@acme.example' },
    { channel: 'webhook' as const, address: HOOK },
  ];
  const say = (answer: 'agreed' | 'declined', ways = both) => gameDays.answer('g', 'noa', { answer, ways, at: 1 });
  await say('agreed');
  const left: OutgoingMessage[] = [];
  const send = (outgoing: OutgoingMessage) =>
    sendInGameDay(
      {
        gameDays,
        people: { get: async (id) => people.get(id) ?? null },
        channel: (name) => ({
          name,
          async send(one) {
            left.push(one);
            return { outcome: 'sent', proof: '250' };
          },
        }),
      },
      'g',
      outgoing,
    );
  await gameDays.start('g', 2);
  return { gameDays, people, noa, say, send, left };
}

function message(change: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return {
    ...{ messageId: 'm', channel: 'mail', recipientId: 'noa', address: playedAddress('mail', 'noa'), about: 'page' },
    ...{ subject: 'Please come', body: 'Payments fail', stream: null, payload: { kind: 'page' }, notBefore: 0 },
    ...change,
  };
}

describe('whoever agreed', () => {
  test('is reached at the address they agreed to, marked in subject, first line and payload', async () => {
    const { send, left } = await underWay();
    expect(await send(message())).toMatchObject({ outcome: 'sent' });
    await send(message({ channel: 'webhook', address: playedAddress('webhook', 'noa') }));
    expect(left.map(({ channel, address }) => [channel, address])).toEqual([
      ['mail', 'noa@acme.example'],
      ['webhook', HOOK],
    ]);
    for (const { subject, body, payload } of left) {
      expect(subject).toMatch(/^GAME DAY: Please come$/);
      expect(body.split('\n')[0]).toBe('GAME DAY: this is practice, and nothing is wrong.');
      expect(payload).toMatchObject({ gameDay: true });
    }
  });
});

describe('nothing leaves', () => {
  const kept = { outcome: 'kept' };

  test('before the start and after the end', async () => {
    const { gameDays, send, left } = await underWay();
    await gameDays.end('g', 3);
    expect(await send(message())).toMatchObject(kept);
    expect(left).toEqual([]);
  });

  test('from the moment at which consent was withdrawn, wholly or for one channel', async () => {
    const { say, send, left } = await underWay();
    await say('agreed', [{ channel: 'webhook', address: HOOK }]);
    expect(await send(message())).toMatchObject(kept);
    await say('declined', []);
    expect(await send(message({ channel: 'webhook', address: playedAddress('webhook', 'noa') }))).toMatchObject(kept);
    expect(left).toEqual([]);
  });

  test('to an address that the person has no more, or to somebody who was erased', async () => {
    const { people, noa, send, left } = await underWay();
    people.set('noa', { ...noa, email: 'somebody.else@acme.example' });
    expect(await send(message())).toMatchObject(kept);
    people.set('noa', { ...noa, erasedAt: 5 });
    expect(await send(message())).toMatchObject(kept);
    expect(left).toEqual([]);
  });

  test.each<[string, Partial<OutgoingMessage>]>([
    ['somebody who was not invited', { recipientId: 'dan', address: playedAddress('mail', 'dan') }],
    ['a real address that was written into the space', { address: 'noa@acme.example' }],
    ['a customer with the id of a player', { about: 'update', address: 'it@customer.example' }],
    ['a mailing list', { recipientId: null, address: 'all@acme.example' }],
    ['the company’s webhook', { channel: 'webhook', recipientId: 'noa', address: null }],
    ['a subscriber', { about: 'subscriber', recipientId: 'sub_1', address: 'reader@out.example' }],
    ['the status page', { channel: 'status-page', recipientId: null, address: null }],
    ['a helpdesk', { channel: 'ticket', address: 'ZD-1' }],
    ['the room of a chat', { channel: 'room', address: null }],
  ])('to %s', async (_, change) => {
    const { send, left } = await underWay();
    expect(await send(message(change))).toMatchObject(kept);
    expect(left).toEqual([]);
  });
});

test('marking twice is marking once', () => {
  const once = markMessage(message());
  expect(markMessage(once)).toEqual(once);
});
