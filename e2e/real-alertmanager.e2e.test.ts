import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { alertmanagerDialect } from '#adapters/intake/alertmanager/alertmanager-dialect.ts';
import type { GroupRow, SignalRow, Signals } from '#app/ports/signals.ts';
import { toIso } from '#core/shared/instant.ts';
import { openSignalsModel } from '#testing/signals-against-model.ts';
import { runAlertmanagerStory } from './alertmanager-story.ts';
import { findAlertmanager, startAlertmanager } from './start-alertmanager.ts';

const program = findAlertmanager();

describe.skipIf(program === null)('a real Alertmanager', () => {
  const desks: SmallDesk[] = [];
  afterEach(async () => {
    for (const desk of desks.splice(0)) await desk.close();
  });
  const start = async (): Promise<SmallDesk> => {
    const desk = await startSmallDesk();
    desks.push(desk);
    return desk;
  };

  test('opens exactly one group for a firing group and closes it on resolve', async () => {
    const desk = await start();
    await runAlertmanagerStory({
      program: program ?? '',
      deskUrl: desk.url,
      token: 'none',
      hookUrl: `${desk.url}/hooks/alertmanager/key`,
    });
  });

  test('sends again what a desk that was away did not take, and one group opens', async () => {
    const desk = await start();
    desk.away = true;
    const alertmanager = await startAlertmanager(program ?? '', `${desk.url}/hooks/alertmanager/key`);
    try {
      await alertmanager.post([{ labels: { alertname: 'DiskFull', instance: 'h1' } }]);
      await expect.poll(() => desk.turnedAway, { timeout: 20_000 }).toBeGreaterThan(1);
      expect(await desk.signals.listGroups('all')).toEqual([]);
      desk.away = false;
      await expect
        .poll(async () => (await desk.signals.listGroups('all')).map(({ title, firing }) => ({ title, firing })), {
          timeout: 20_000,
        })
        .toEqual([{ title: 'DiskFull on h1', firing: 1 }]);
    } finally {
      await alertmanager.close();
    }
  });
});

interface SmallDesk {
  url: string;
  signals: Signals;
  /** While true, hooks answer 503. */
  away: boolean;
  turnedAway: number;
  close(): Promise<void>;
}

/** As little of a desk as Alertmanager and the story need: one hook, and the two routes that show groups. */
async function startSmallDesk(): Promise<SmallDesk> {
  const { signals } = openSignalsModel();
  const server = createServer((request, response) => void answer(desk, request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const desk: SmallDesk = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    signals,
    away: false,
    turnedAway: 0,
    close: () => stop(server),
  };
  return desk;
}

async function answer(desk: SmallDesk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '', desk.url);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  if (pathname.startsWith('/hooks/')) return takeHook(desk, Buffer.concat(chunks), response);
  const id = /^\/api\/v1\/groups\/(.+)$/u.exec(pathname)?.[1];
  if (id === undefined) return reply(response, 200, { groups: (await desk.signals.listGroups('all')).map(summary) });
  const found = await desk.signals.getGroup(id);
  return reply(response, 200, {
    group: found === null ? null : summary(found.group),
    signals: (found?.signals ?? []).map(shownSignal),
  });
}

async function takeHook(desk: SmallDesk, rawBody: Buffer, response: ServerResponse): Promise<void> {
  if (desk.away) {
    desk.turnedAway += 1;
    return reply(response, 503, {});
  }
  const now = Date.now();
  const result = alertmanagerDialect.read({
    method: 'POST',
    headers: {},
    rawBody,
    settings: null,
    hookId: 'hook-1',
    now,
  });
  if (result.outcome === 'accepted') await desk.signals.foldAlerts(result.alerts, now);
  return reply(response, result.answer.status, result.answer.body);
}

function summary(group: GroupRow): unknown {
  return {
    ...group,
    customers: group.customerIds,
    openedAt: toIso(group.openedAt),
    lastSignalAt: toIso(group.lastSignalAt),
    paged: 'no',
  };
}

function shownSignal(signal: SignalRow): unknown {
  const { startedAt, endedAt } = signal;
  return { ...signal, customer: null, startedAt: toIso(startedAt), endedAt: endedAt === null ? null : toIso(endedAt) };
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
