import { afterEach, expect, test } from 'vitest';
import { startOutboxWorker } from '#adapters/jobs/outbox-worker.ts';
import type { Worker, WorkSpace } from '#adapters/jobs/work-space.ts';
import { recordOutcome } from '#app/comms/record-outcome.ts';
import type { ChannelAnswer } from '#app/ports/channel.ts';
import type { Clock } from '#app/ports/clock.ts';
import type { OutgoingMessage } from '#app/ports/outgoing-message.ts';
import { getRoom } from '#contract/incident.ts';
import { postUpdate } from '#contract/updates.ts';
import { updateReaders } from '#contract/ticket.ts';
import { fromIso, HOUR_MS, MINUTE_MS } from '#core/shared/instant.ts';
import { commsDesk } from '#testing/comms-desk.ts';
import { referenceYaml } from '#testing/reference-procedure.ts';
import { virtualTimers } from '#testing/virtual-timers.ts';

const START = fromIso('2026-11-23T17:03:00Z');
let worker: Worker | null = null;
afterEach(() => worker?.stop());

/** A desk whose mail server is away until `isDown` says otherwise, in virtual time. */
async function deskWithoutMail(channels: string, ticket: string | null) {
  const timers = virtualTimers();
  const clock: Clock = { now: () => START + timers.now(), realMsUntil: (at) => Math.max(0, at - START - timers.now()) };
  const procedureYaml = referenceYaml().replaceAll(/channels: \[ticket, mail\].*/g, `channels: ${channels}`);
  const desk = await commsDesk({ clock, procedureYaml });
  const mail = { isDown: true };
  const arrived: OutgoingMessage[] = [];
  const send = async (_: unknown, message: OutgoingMessage): Promise<ChannelAnswer> => {
    if (message.channel === 'mail' && mail.isDown)
      return { outcome: 'retry-later', why: 'No connection to mail.example (ECONNREFUSED).' };
    arrived.push(message);
    return { outcome: 'sent', proof: '250 queued' };
  };
  const space: WorkSpace = { id: 'real', kind: 'real', clock, storage: desk.context.storage };
  worker = startOutboxWorker({
    spaces: () => [space],
    random: () => 0.5,
    log: { warn() {}, error: (fields, message) => console.error(message, fields) },
    timers,
    send,
    onOutcome: (__, message, answer) => recordOutcome(desk.context, message, answer),
  });
  const id = await desk.outage([{ ticket, reporterEmail: 'noa@acme.example' }]);
  await desk.ask(postUpdate, 'soc', { params: { id }, body: { audience: 'customers' } });
  const room = () => desk.ask(getRoom, 'soc', { params: { id } });
  const updateId = (await room()).updates.find(({ audience }) => audience === 'customers')?.id;
  const told = async () => (await desk.ask(updateReaders, 'soc', { params: { id, updateId } })).messages;
  const words = () => arrived.filter(({ messageId }) => messageId.startsWith(`${id}.${updateId}.`));
  return { timers, mail, room, told, words };
}

test('words that mail does not carry go out by the next channel of the procedure after ten minutes, and the timeline says so', async () => {
  const { timers, mail, room, told, words } = await deskWithoutMail('[mail, ticket]', 'ZD-1');
  await timers.advance(5 * MINUTE_MS);
  expect(await told()).toMatchObject([
    { channel: 'mail', state: 'waiting', proof: expect.stringContaining('ECONNREFUSED') },
  ]);
  expect(words()).toEqual([]);

  await timers.advance(10 * MINUTE_MS);
  expect(words()).toMatchObject([{ channel: 'ticket', address: 'ZD-1' }]);
  expect(await told()).toMatchObject([
    {
      channel: 'mail',
      state: 'failed',
      instead: 'ticket',
      proof: expect.stringMatching(/^Given up after \d+ attempts within 10 min/),
    },
    { channel: 'ticket', state: 'sent', proof: '250 queued' },
  ]);
  expect((await room()).timeline.map(({ sentence }) => sentence)).toContainEqual(
    expect.stringContaining('could not be delivered by mail; it goes out by ticket instead.'),
  );

  // The mail server comes back: whoever was told is not told again.
  mail.isDown = false;
  await timers.advance(2 * HOUR_MS);
  expect(words()).toHaveLength(1);
});

test('words without another way wait for the mail server and go out once, under one id', async () => {
  const { timers, mail, told, words } = await deskWithoutMail('[mail, ticket]', null);
  await timers.advance(30 * MINUTE_MS);
  expect(await told()).toMatchObject([{ channel: 'mail', state: 'waiting' }]);
  mail.isDown = false;
  await timers.advance(HOUR_MS);
  expect(words()).toMatchObject([{ channel: 'mail', address: 'noa@acme.example' }]);
  expect(await told()).toMatchObject([{ state: 'sent', instead: null }]);
});
