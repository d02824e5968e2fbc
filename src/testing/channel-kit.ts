import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Channel, ChannelAnswer } from '#app/ports/channel.ts';
import type { OutgoingMessage } from '#app/ports/outgoing-message.ts';
import { fromIso } from '#core/shared/instant.ts';

/** A message as the outbox hands it to a channel. */
export function outgoing(change: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return {
    messageId: 'i_1.u_2.1.mail',
    channel: 'mail',
    recipientId: 'p_1',
    address: 'ada@example.test',
    subject: 'Please come: checkout is down',
    body: 'Customers cannot pay.\n\nLook first: https://desk.example.test/incidents/i_1',
    about: 'page',
    stream: { kind: 'incident', id: 'i_1' },
    payload: null,
    notBefore: fromIso('2026-11-22T21:12:59Z'),
    ...change,
  };
}

/** A message as the other side got it. */
export interface Arrived {
  /** By which a repeat is recognised: the Message-ID or the idempotency key. */
  id: string;
  /** Where it went. */
  recipients: string[];
  subject: string;
  body: string;
  /** Names of the headers it carried, lower case. */
  headers: string[];
}

/** A channel with its other side, which can misbehave. */
export interface ChannelUnderTest {
  channel: Channel;
  address: string;
  /** What arrived so far, oldest first. */
  arrived(): Arrived[];
  mood(mood: 'accept' | 'refuse-for-now' | 'refuse-for-good' | 'silent' | 'drop'): void;
  /** Words that no answer may contain. */
  secrets: string[];
  close(): Promise<void>;
}

const patientMs = 8000;
const impatientMs = 400;

/** What every channel to the outside guarantees. `open` gives a channel that gives up on a server after `timeoutMs`. */
export function describeChannel(name: string, open: (timeoutMs: number) => Promise<ChannelUnderTest>): void {
  describe(`the ${name} channel as a channel`, () => {
    let held: ChannelUnderTest;
    let answers: ChannelAnswer[];
    beforeEach(async () => {
      held = await open(patientMs);
      answers = [];
    });
    afterEach(async () => {
      await held.close();
      const said = JSON.stringify(answers);
      for (const secret of held.secrets) expect(said).not.toContain(secret);
    });
    const send = async (change: Partial<OutgoingMessage> = {}): Promise<ChannelAnswer> => {
      const answer = await held.channel.send(
        outgoing({ channel: held.channel.name, address: held.address, ...change }),
      );
      answers.push(answer);
      return answer;
    };

    test('a message is sent once, with proof', async () => {
      expect(await send()).toEqual({ outcome: 'sent', proof: expect.stringMatching(/\S/u) });
      expect(held.arrived()).toHaveLength(1);
      expect(held.arrived()[0]).toMatchObject({
        recipients: [held.address],
        subject: 'Please come: checkout is down',
        body: expect.stringContaining('Customers cannot pay.'),
      });
    });

    test('a refusal for now is tried again later', async () => {
      held.mood('refuse-for-now');
      expect(await send()).toMatchObject({ outcome: 'retry-later', why: expect.stringMatching(/\S/u) });
      held.mood('accept');
      expect(await send()).toMatchObject({ outcome: 'sent' });
    });

    test('a refusal for good is final, with its reason', async () => {
      held.mood('refuse-for-good');
      expect(await send()).toMatchObject({ outcome: 'failed-for-good', why: expect.stringMatching(/\S/u) });
    });

    test('a server that never answers is given up on and tried again later', async () => {
      await held.close();
      held = await open(impatientMs);
      held.mood('silent');
      expect(await send()).toMatchObject({ outcome: 'retry-later', why: expect.stringContaining('in time') });
    });

    test('a connection that breaks after the words were sent is tried again later, and the repeat carries the same id', async () => {
      held.mood('drop');
      expect(await send()).toMatchObject({ outcome: 'retry-later' });
      expect(held.arrived()).toHaveLength(1);
      held.mood('accept');
      expect(await send()).toMatchObject({ outcome: 'sent' });
      const ids = held.arrived().map((message) => message.id);
      expect(ids).toHaveLength(2);
      expect(new Set(ids).size).toBe(1);
    });

    test('different messages carry different ids, whatever characters are in them', async () => {
      const ids = ['a', 'b', 'a.b', 'a b', 'a=20b', 'a\r\nb', '🔥', 'ä', 'A', 'x'.repeat(1000), `${'x'.repeat(1000)}y`];
      for (const messageId of ids) expect(await send({ messageId })).toMatchObject({ outcome: 'sent' });
      const seen = held.arrived().map((message) => message.id);
      expect(new Set(seen).size).toBe(ids.length);
      for (const id of seen) expect(id).toMatch(/^[\x21-\x7e]{1,300}$/u);
    });

    test('unicode and line breaks arrive as they were written', async () => {
      const body = 'Zażółć 🔥🚒 مرحبا\n\n北京 — “quoted” <b>not bold</b> &amp;\n.\n..leading dots\n';
      await send({ subject: 'Überlast ⚠️ 警报', body });
      expect(held.arrived()).toMatchObject([
        { subject: 'Überlast ⚠️ 警报', body: expect.stringContaining(body.trim()) },
      ]);
    });

    test('a megabyte of text arrives whole', async () => {
      const body = `${'long line Ω '.repeat(50_000)}\n${'short\n'.repeat(50_000)}the end`;
      expect(await send({ body })).toMatchObject({ outcome: 'sent' });
      expect(held.arrived()[0]?.body.trimEnd()).toBe(body);
    });

    test('characters that no wire carries do not stop a message', async () => {
      expect(await send({ subject: 'a\0b\uD800', body: 'a\0b\uD800c' })).toMatchObject({ outcome: 'sent' });
      expect(held.arrived()).toHaveLength(1);
    });

    test('line breaks in subject and id add no header and no recipient', async () => {
      const smuggled = 'x\r\nBcc: eve@example.test\r\nX-Smuggled: yes\r\n\r\nother words';
      await send({ subject: smuggled, messageId: smuggled, about: smuggled });
      for (const message of held.arrived()) {
        expect(message.recipients).toEqual([held.address]);
        expect(message.headers).not.toContain('bcc');
        expect(message.headers).not.toContain('x-smuggled');
        expect(message.body).not.toMatch(/^other words/u);
      }
    });

    test('an address with anything smuggled into it is refused and nothing is sent', async () => {
      for (const extra of ['\r\nBcc: eve@example.test', '\n', '\0', ' , eve@example.test', '>, <eve@example.test']) {
        expect(await send({ address: `${held.address}${extra}` })).toMatchObject({ outcome: 'failed-for-good' });
      }
      expect(held.arrived()).toEqual([]);
    });

    test('messages sent at once all arrive', async () => {
      const sent = await Promise.all(Array.from({ length: 20 }, (_, index) => send({ messageId: `m${index}` })));
      expect(sent.every((answer) => answer.outcome === 'sent')).toBe(true);
      expect(new Set(held.arrived().map((message) => message.id)).size).toBe(20);
    });
  });
}
