import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getCatalogue, putCatalogue } from '#contract/catalogue.ts';
import { apiClient, ApiRefusal, type Call } from '#contract/client.ts';
import { putConnection } from '#contract/connection.ts';
import { createAccount } from '#contract/accounts.ts';
import { listOutbox } from '#contract/outbox.ts';
import { putSettings } from '#contract/settings.ts';
import * as game from '#contract/game-days.ts';
import { acknowledge, getRoom } from '#contract/incident.ts';
import { assess } from '#contract/assessment.ts';
import { postUpdate } from '#contract/updates.ts';
import { startRevert } from '#contract/mitigation.ts';
import { createPerson } from '#contract/people.ts';
import { getPlanRun } from '#contract/plan-run.ts';
import { publishProcedure } from '#contract/procedure.ts';
import { acceptWelcome } from '#contract/session.ts';
import { declareGroup, listGroups } from '#contract/signal.ts';
import { linkTicket } from '#contract/ticket.ts';
import { freshDatabase, type FreshDatabase } from '#testing/database.ts';
import { startMailServer, type MailServer } from '#testing/mail-server.ts';
import { referenceYaml } from '#testing/reference-procedure.ts';
import { startWebhookServer, type WebhookServer } from '#testing/webhook-server.ts';
import { startDesk, type RunningDesk } from './desk.ts';

const WAIT = { timeout: 20_000, interval: 200 };

let database: FreshDatabase;
let dataDir: string;
let mail: MailServer;
let hooks: WebhookServer;
let desk: RunningDesk;
/** With the token of the machine, which may do everything and is nobody. */
let token: Call;
const players: Record<string, Call> = {};
const ids: Record<string, string> = {};

beforeAll(async () => {
  [database, dataDir, mail, hooks] = await Promise.all([
    freshDatabase(),
    mkdtemp(join(tmpdir(), 'twoam-game-day-')),
    startMailServer({ tls: 'none' }),
    startWebhookServer(),
  ]);
  await start();
  const at = (path: string) => `http://127.0.0.1:${hooks.port}/${path}`;
  await token(putSettings, {
    body: {
      mail: { host: '127.0.0.1', port: mail.port, secure: 'none', from: 'TwoAM <desk@acme.test>' },
      webhook: { url: at('company'), allowPrivate: true },
      ticketHook: { url: at('tickets'), allowPrivate: true },
    },
  });
  await token(putConnection, {
    params: { name: 'content-network' },
    body: { connection: { kind: 'webhook', url: at('executor'), allowPrivate: true } },
  });
  for (const name of ['noa', 'dan', 'sol']) await addPerson(name, at(name));
  const catalogue = await token(getCatalogue);
  await token(putCatalogue, {
    body: {
      ...catalogue,
      features: [{ id: 'pay', name: 'Payments', tier: 'core', services: [] }],
      customers: ['acme', 'globex'].map((id) => ({ id, name: id, emails: [`it@${id}.test`] })),
    },
  });
  await token(publishProcedure, {
    body: {
      yaml: referenceYaml()
        .replace('reach: { roles: [approver] }', 'reach: { roles: [approver], addresses: [board@acme.test] }')
        .replaceAll('channels: [mail, room]', 'channels: [mail, webhook, room]'),
    },
  });
  await subscribe('reader@outside.test');
});
afterAll(async () => {
  await desk.stop();
  await Promise.all([mail.close(), hooks.close()]);
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

async function start(): Promise<void> {
  desk = await startDesk({
    ...{ databaseUrl: database.url, dataDir, host: '127.0.0.1', port: 0, publicUrl: null, sample: false },
    ...{ trustProxy: false, webDir: dataDir, version: 'test', secret: undefined, metricsToken: null },
    log: pino({ level: 'silent' }),
  });
  token = apiClient({
    baseUrl: desk.url,
    token: await desk.localToken(null),
    fetch: (url, init) => fetch(url, init),
  });
}

/** A person with a mail address, a webhook and an account, signed in. */
async function addPerson(name: string, hook: string): Promise<void> {
  const email = `${name}@acme.test`;
  const contacts = [{ channel: 'webhook' as const, address: hook }];
  const { id: personId } = await token(createPerson, { body: { name, email, contacts } });
  const { link } = await token(createAccount, { body: { name, email, role: 'responder', personId } });
  let cookie = '';
  const call = apiClient({
    get baseUrl() {
      return desk.url;
    },
    async fetch(url, init) {
      const response = await fetch(url, {
        ...init,
        headers: { ...(init.headers as object), cookie, origin: desk.url },
      });
      cookie ||= response.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ');
      return response;
    },
  });
  await call(acceptWelcome, {
    body: { token: new URL(link).searchParams.get('token') ?? '', password: 'long enough to be safe' },
  });
  players[name] = call;
  ids[name] = personId;
}

async function subscribe(address: string): Promise<void> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(
    `insert into space_real.status_subscriptions (id, channel, address, address_hash, created_at, asked_at, confirmed_at)
     values ('sub_1', 'mail', $1, 'hash', 0, 0, 1)`,
    [address],
  );
  await client.end();
}

/** Plans a game day for all three; Noa agrees to both channels, Dan to none, Sol says nothing. */
async function begin(scenario: string | null): Promise<string> {
  const { id } = await token(game.planGameDay, {
    body: {
      ...{ title: 'Autumn practice', startsAt: new Date().toISOString(), scenario, speed: 60 },
      invitations: [
        { personId: ids['noa']!, role: 'on-call' },
        { personId: ids['dan']!, role: 'imoc' },
        { personId: ids['sol']!, role: 'soc' },
      ],
    },
  });
  await answer('noa', id, ['mail', 'webhook']);
  await answer('dan', id, []);
  await token(game.startGameDay, { params: { id } });
  return id;
}

async function answer(name: string, id: string, channels: ('mail' | 'webhook')[]): Promise<void> {
  await players[name]!(game.answerInvitation, { params: { id }, body: { answer: 'agreed', channels } });
}

async function outbox(space: string) {
  return (await token(listOutbox, { query: { space } })).messages;
}

/** Until every message of the game day has found its end. */
async function settled(space: string): Promise<void> {
  await expect.poll(async () => (await outbox(space)).filter(({ state }) => state === 'waiting'), WAIT).toEqual([]);
}

/** The procedure may have told an audience by itself just before. */
function wasFaster(error: unknown): void {
  if (!(error instanceof ApiRefusal) || !error.message.includes('a moment ago')) throw error;
}

const invitationsAside = () => mail.mails.filter(({ parsed }) => !parsed.subject?.includes('will you play'));

describe('a game day in which a procedure tells everybody everything', () => {
  let id = '';
  let incidentId = '';

  test('reaches only those who agreed, by the channels they agreed to, and says what it is', async () => {
    id = await begin(null);
    await token(game.injectSignal, {
      params: { id },
      body: { kind: 'report', title: 'Cards are refused', featureId: 'pay', customer: 'acme' },
    });
    incidentId = (await token(game.getGameDay, { params: { id } })).incidentIds[0]!;
    const inside = { params: { id: incidentId }, query: { space: id } };
    const [noa, dan] = [players['noa']!, players['dan']!];
    await noa(acknowledge, inside);
    await noa(linkTicket, { ...inside, body: { ticket: 'ZD-1' } });
    const customers = ['acme', 'globex'];
    const evidence = [{ source: 'metric' as const, text: 'Half of all payments fail.' }];
    await dan(assess, { ...inside, body: { featureId: 'pay', customerIds: customers, workaround: 'no', evidence } });
    const audiences = ['public', 'customers', 'all-customers', 'executives', 'internal'];
    for (const audience of audiences) await dan(postUpdate, { ...inside, body: { audience } }).catch(wasFaster);
    const { updates } = await dan(getRoom, inside);
    expect(updates.map(({ audience }) => audience)).toEqual(expect.arrayContaining(audiences));
    await settled(id);

    const kept = (await outbox(id))
      .filter(({ state }) => state === 'kept')
      .map(({ channel, recipient }) => `${channel} ${recipient}`);
    // What would have gone out in earnest is all there to be read.
    expect(kept.join('\n')).toMatch(/status-page/);
    expect(kept.join('\n')).toMatch(/board@acme\.test/);
    expect(kept.join('\n')).toMatch(/ticket/);
    const mails = invitationsAside();
    expect(new Set(mails.flatMap(({ to }) => to))).toEqual(new Set(['noa@acme.test']));
    expect(mails.length).toBeGreaterThan(1);
    for (const { parsed } of mails) {
      expect(parsed.subject).toMatch(/^GAME DAY: /);
      expect(parsed.text).toMatch(/^GAME DAY: this is practice, and nothing is wrong\./);
    }
    expect(new Set(hooks.calls.map(({ path }) => path))).toEqual(new Set(['/noa']));
    for (const { body } of hooks.calls) expect(JSON.parse(body)).toMatchObject({ data: { gameDay: true } });
  });

  test('says what it is behind the link of a page too, and is answered there', async () => {
    const body = { kind: 'alert' as const, title: 'Certificates run out' };
    await token(game.injectSignal, { params: { id }, body });
    const paged = () => mail.mails.find(({ parsed }) => parsed.subject?.includes(body.title));
    await expect.poll(paged, WAIT).toBeDefined();
    const link = /Acknowledge: (\S+)/.exec(paged()?.parsed.text ?? '')?.[1] ?? '';
    expect(await (await fetch(link)).text()).toContain('GAME DAY: Certificates run out');
    const answered = await fetch(link, { method: 'POST', headers: { origin: desk.url } });
    expect(await answered.text()).toMatch(/You are on it|acknowledged/i);
    const { groups } = await token(listGroups, { query: { space: id } });
    expect(groups.find(({ title }) => title.startsWith(body.title))?.paged).toBe('answered');
  });

  test('everybody who was invited was asked once, by mail only', () => {
    const asked = mail.mails.filter(({ parsed }) => parsed.subject?.includes('will you play'));
    expect(asked.flatMap(({ to }) => to).toSorted()).toEqual(['dan@acme.test', 'noa@acme.test', 'sol@acme.test']);
    for (const { parsed } of asked) expect(parsed.text).toMatch(/^GAME DAY: /);
  });

  test('is nowhere outside: not on the status page, not among the real incidents', async () => {
    const page = await fetch(`${desk.url}/status`);
    expect(await page.text()).not.toMatch(/Payments with|Cards are refused|seeing problems/);
    await expect(token(getRoom, { params: { id: incidentId } })).rejects.toMatchObject({ status: 404 });
  });

  test('lets nothing more out once consent is withdrawn, what waits in the outbox included', async () => {
    mail.mood('greylist');
    await token(game.injectSignal, { params: { id }, body: { kind: 'alert', title: 'Queue is stuck' } });
    const tried = async () =>
      (await outbox(id)).filter(
        ({ channel, state, proof }) => channel === 'mail' && state === 'waiting' && proof !== null,
      );
    await expect.poll(async () => (await tried()).length, WAIT).toBeGreaterThan(0);
    const before = { mails: mail.mails.length, calls: hooks.calls.length };
    await answer('noa', id, []);
    mail.mood('accept');
    await token(game.injectSignal, { params: { id }, body: { kind: 'alert', title: 'Disk is full', service: 'db' } });
    await settled(id);
    expect(mail.mails.length).toBe(before.mails);
    expect(hooks.calls.length).toBe(before.calls);
  });

  test('goes on where it was when the desk was away for an hour', async () => {
    const { now } = await token(game.getGameDay, { params: { id } });
    await desk.stop();
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(`update twoam.game_days set alive_at = alive_at - 3600000`);
    await client.query(`update twoam.spaces set clock_real_base_at = clock_real_base_at - 3600000 where id = $1`, [id]);
    await client.end();
    await start();
    const after = await token(game.getGameDay, { params: { id } });
    expect(after.state).toBe('running');
    // The hour would be sixty at this speed.
    expect(Date.parse(after.now!) - Date.parse(now!)).toBeLessThan(60 * 60_000);
    await token(game.endGameDay, { params: { id } });
  });
});

test('a revert in a game day calls nothing outside, even where the desk has a connection of that name', async () => {
  const id = await begin('crowdstrike-2024');
  const noa = players['noa']!;
  const waiting = async () => (await token(listGroups, { query: { space: id } })).groups[0]?.id;
  await expect.poll(waiting, WAIT).toBeDefined();
  const group = (await waiting()) ?? '';
  const { id: incidentId } = await noa(declareGroup, { params: { id: group }, query: { space: id } });
  const { runId } = await noa(startRevert, {
    params: { id: incidentId },
    query: { space: id },
    body: { changeId: 'drill-change-content' },
  });
  const step = async () => {
    const { steps } = await token(getPlanRun, { params: { id: runId ?? '' }, query: { space: id } });
    return steps[0]?.status;
  };
  await expect.poll(step, WAIT).toBe('succeeded');
  await settled(id);
  expect(hooks.calls.filter(({ path }) => path === '/executor')).toEqual([]);
  await token(game.endGameDay, { params: { id } });
});
