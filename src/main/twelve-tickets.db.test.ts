import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTicketChannel } from '#adapters/channels/ticket/ticket-channel.ts';
import { startOutboxWorker } from '#adapters/jobs/outbox-worker.ts';
import type { Worker, WorkSpace } from '#adapters/jobs/work-space.ts';
import { recordOutcome } from '#app/comms/record-outcome.ts';
import type { ChannelAnswer } from '#app/ports/channel.ts';
import type { OutgoingMessage } from '#app/ports/outgoing-message.ts';
import type { SpaceContext } from '#app/space-context.ts';
import { incidentLedger } from '#contract/customers.ts';
import { getRoom } from '#contract/incident.ts';
import { postUpdate } from '#contract/updates.ts';
import { linkTicket, unlinkTicket, updateReaders } from '#contract/ticket.ts';
import { commsDesk, type CommsDesk } from '#testing/comms-desk.ts';
import { freshStorage, realSpace, type FreshStorage } from '#testing/fresh-storage.ts';
import { systemClock } from './system-clock.ts';

/** A helpdesk that takes words for its tickets, and misbehaves as real ones do. */
interface Helpdesk {
  url: string;
  /** Every request that was read to its end, misbehaviour or not. */
  calls: { ticket: string; key: string; body: string }[];
  close(): Promise<void>;
}

async function startHelpdesk(): Promise<Helpdesk> {
  const calls: Helpdesk['calls'] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const { ticket } = JSON.parse(body) as { ticket: string };
      calls.push({ ticket, key: String(request.headers['idempotency-key']), body });
      const isFirst = calls.filter((call) => call.ticket === ticket).length === 1;
      const answer = (status: number): void => void response.writeHead(status).end();
      if (ticket === 'ZD-3') setTimeout(answer, 1200, 200);
      else if (ticket === 'ZD-5' && isFirst) answer(500);
      else if (ticket === 'ZD-7' && isFirst) request.socket.destroy();
      else answer(ticket === 'ZD-13' ? 410 : 200);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tickets`,
    calls,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

let storage: FreshStorage;
let helpdesk: Helpdesk;
let desk: CommsDesk;
let workers: Worker[];
const mails: OutgoingMessage[] = [];

beforeAll(async () => {
  storage = await freshStorage();
  helpdesk = await startHelpdesk();
  desk = await commsDesk({ storage: storage.real, clock: systemClock });
  const another = storage.openAnother();
  const other = await commsDesk({
    storage: another.spaces.storage(await realSpace(another)),
    clock: systemClock,
    seed: 'other',
  });
  // Two servers on one database, as in production: what one has claimed the other leaves alone.
  workers = [desk.context, other.context].map((context) => startWorker(context));
});
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await helpdesk.close();
  await storage.close();
});

function startWorker(context: SpaceContext): Worker {
  const ticket = createTicketChannel({
    ticketHook: async () => ({
      url: helpdesk.url,
      secret: 'signing secret 1234',
      secretLost: false,
      allowPrivate: true,
    }),
    clock: systemClock,
    timeoutMs: 5000,
  });
  const mail = async (message: OutgoingMessage): Promise<ChannelAnswer> => {
    mails.push(message);
    return { outcome: 'sent', proof: `250 queued ${message.messageId}` };
  };
  const space: WorkSpace = { id: 'real', kind: 'real', clock: systemClock, storage: context.storage };
  return startOutboxWorker({
    spaces: () => [space],
    random: () => 0,
    log: { warn() {}, error: (fields, message) => console.error(message, fields) },
    send: (_, message) => (message.channel === 'ticket' ? ticket.send(message) : mail(message)),
    onOutcome: (_, message, answer) => recordOutcome(context, message, answer),
  });
}

test('twelve linked tickets receive one text, once each, with twelve proofs, though the helpdesk is slow, fails and hangs up', async () => {
  const id = await desk.outage(
    Array.from({ length: 10 }, (_, index) => ({ ticket: `ZD-${index + 1}` })).concat([
      // The same ticket reported twice is one ticket.
      { ticket: 'zd-1' },
    ]),
  );
  const params = { id };
  await desk.ask(linkTicket, 'soc', { params, body: { ticket: 'ZD-11' } });
  await desk.ask(linkTicket, 'soc', { params, body: { ticket: 'ZD-12' } });
  const { ticketId } = await desk.ask(linkTicket, 'soc', { params, body: { ticket: 'ZD-99' } });
  await desk.ask(unlinkTicket, 'soc', { params, body: { ticketId } });
  await desk.ask(postUpdate, 'soc', { params, body: { audience: 'customers' } });

  const room = await desk.ask(getRoom, 'soc', { params });
  const [update] = room.updates.filter(({ audience }) => audience === 'customers');
  const told = () => desk.ask(updateReaders, 'soc', { params: { ...params, updateId: update!.id } });
  await expect
    .poll(async () => (await told()).messages.map(({ state }) => state), { timeout: 15_000, interval: 50 })
    .toEqual(Array.from({ length: 12 }, () => 'sent'));

  const tickets = Array.from({ length: 12 }, (_, index) => `ZD-${index + 1}`);
  const { messages } = await told();
  expect(new Set(messages.map(({ address }) => address))).toEqual(new Set(tickets));
  expect(messages.every(({ proof }) => /answered HTTP 200/.test(proof ?? ''))).toBe(true);
  // One text for all.
  expect(new Set(helpdesk.calls.map(({ body }) => (JSON.parse(body) as { text: string }).text)).size).toBe(1);
  // Each under one id, so that a repeat after a lost answer is recognisable; only what failed was repeated.
  for (const ticket of tickets) {
    const calls = helpdesk.calls.filter((call) => call.ticket === ticket);
    expect([ticket, new Set(calls.map(({ key }) => key)).size]).toEqual([ticket, 1]);
    expect([ticket, new Set(calls.map(({ body }) => body)).size]).toEqual([ticket, 1]);
    expect([ticket, calls.length]).toEqual([ticket, ['ZD-5', 'ZD-7'].includes(ticket) ? 2 : 1]);
  }
  expect(new Set(helpdesk.calls.map(({ key }) => key)).size).toBe(12);
  expect(helpdesk.calls.map(({ ticket }) => ticket)).not.toContain('ZD-99');
  expect(messages.find(({ address }) => address === 'ZD-7')?.attempts).toBe(2);
}, 30_000);

test('a ticket that is gone is told by the reporter’s mail instead, in its thread, and the timeline says so', async () => {
  helpdesk.calls.length = 0;
  mails.length = 0;
  const id = await desk.outage([
    {
      ticket: 'ZD-13',
      reporterEmail: 'noa@acme.example',
      mailMessageId: '<4711@acme.example>',
      featureId: null,
      key: 'gone',
    },
  ]);
  const params = { id };
  await desk.ask(postUpdate, 'soc', { params, body: { audience: 'customers' } });
  const isWords = ({ about }: OutgoingMessage): boolean => about === 'update' && id !== '';
  await expect
    .poll(() => mails.filter(isWords).map(({ address }) => address), { timeout: 15_000 })
    .toContain('noa@acme.example');

  const toReporter = mails.filter(({ address }) => address === 'noa@acme.example');
  expect(toReporter).toMatchObject([{ inReplyTo: '<4711@acme.example>', subject: expect.stringContaining('[ZD-13]') }]);
  const room = await desk.ask(getRoom, 'soc', { params });
  const updateId = room.updates.find(({ audience }) => audience === 'customers')?.id;
  await expect
    .poll(async () => (await desk.ask(updateReaders, 'soc', { params: { ...params, updateId } })).messages)
    .toMatchObject([
      { channel: 'ticket', state: 'failed', instead: 'mail', proof: expect.stringContaining('Unlink it') },
      { channel: 'mail', state: 'sent', instead: null },
    ]);
  const { entries } = await desk.ask(incidentLedger, 'soc', { params });
  const told = entries.filter(({ customer, channel }) => customer === null && channel !== 'status-page');
  expect(told.filter(({ channel }) => channel === 'ticket').map(({ to }) => to)).toEqual(['the ticket']);
  expect(told.filter(({ address }) => address === 'noa@acme.example').map(({ to }) => to)).toEqual(['the reporter']);
  expect(room.timeline.map(({ sentence }) => sentence)).toContainEqual(
    expect.stringContaining('could not be delivered by ticket; it goes out by mail instead.'),
  );
  expect(helpdesk.calls).toHaveLength(1);
}, 30_000);
