import { Client } from 'pg';
import { randomBytes } from 'node:crypto';
import { openDeskStorage } from '#adapters/storage/desk-storage.ts';
import { migrateDesk } from '#adapters/storage/migrate.ts';
import type { IncidentEvent } from '#core/incident/events.ts';
import { DESK } from '#core/shared/actor.ts';
import { perSecond, times, type Figure } from './figure.ts';

const CONNECTIONS = 8;
const SECONDS = 4;

/** Events appended per second over many streams at once, beside raw single-row inserts on as many connections. */
export async function benchAppend(url: string): Promise<Figure[]> {
  await migrateDesk(url);
  const desk = openDeskStorage({ url, secretKey: randomBytes(32), log: { warn() {} } });
  const row = await desk.spaces.get('real');
  if (row === null) throw new Error('there is no real space');
  const { events } = desk.spaces.storage(row);

  let appended = 0;
  await inParallel(async (lane, goesOn) => {
    const stream = { kind: 'incident', id: `bench-${lane}` } as const;
    for (let version = 0; goesOn(); version += 1) {
      const event: IncidentEvent = {
        type: 'MessagePosted',
        v: 1,
        at: version,
        by: DESK,
        data: { messageId: `m${version}`, textId: 't' },
      };
      await events.append({
        stream,
        expectedVersion: version,
        events: [event],
        texts: [],
        row: null,
        messages: [],
        wakeAt: null,
        also: [],
      });
      appended += 1;
    }
  });
  await desk.close();
  const inserted = await rawInserts(url);
  return [
    {
      what: `events appended, ${CONNECTIONS} streams at once, one event a transaction`,
      measured: perSecond(appended / SECONDS),
      beside: `bare inserts of one row on as many connections, ${perSecond(inserted / SECONDS)}`,
      ratio: times(appended / inserted),
    },
  ];
}

async function rawInserts(url: string): Promise<number> {
  let count = 0;
  const setUp = new Client({ connectionString: url });
  await setUp.connect();
  await setUp.query('create schema if not exists bench');
  await setUp.query('create table bench.raw (lane int, n int, data jsonb, primary key (lane, n))');
  await inParallel(async (lane, goesOn) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    for (let n = 0; goesOn(); n += 1) {
      await client.query({
        name: 'raw',
        text: 'insert into bench.raw values ($1, $2, $3)',
        values: [lane, n, { messageId: `m${n}` }],
      });
      count += 1;
    }
    await client.end();
  });
  await setUp.query('drop schema bench cascade');
  await setUp.end();
  return count;
}

async function inParallel(work: (lane: number, goesOn: () => boolean) => Promise<void>): Promise<void> {
  const end = performance.now() + SECONDS * 1000;
  await Promise.all(Array.from({ length: CONNECTIONS }, (_, lane) => work(lane, () => performance.now() < end)));
}
