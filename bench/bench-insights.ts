import { randomBytes } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Client } from 'pg';
import { openDeskStorage } from '#adapters/storage/desk-storage.ts';
import { migrateDesk } from '#adapters/storage/migrate.ts';
import { currentProcedure } from '#app/incident/load-incident.ts';
import { summarise } from '#app/incident/summarise.ts';
import { readInsights } from '#app/insights/read-insights.ts';
import type { SpaceContext } from '#app/space-context.ts';
import type { SpaceStorage } from '#app/ports/space-storage.ts';
import { DESK } from '#core/shared/actor.ts';
import { DAY_MS, fromIso, toIso } from '#core/shared/instant.ts';
import { sequenceIds } from '#drills/memory/sequence-ids.ts';
import { simulatedClock } from '#drills/simulated-clock.ts';
import { contextOn } from '#testing/comms-desk.ts';
import { incidentStory, IVO, severeImpact, TESS, type IncidentStory } from '#testing/incident-story.ts';
import { referenceYaml } from '#testing/reference-procedure.ts';
import { ms, times, type Figure } from './figure.ts';

const INCIDENTS = 5000;
const WEEKS = 13;
const LANES = 8;
/** Other benchmarks on the database number their incidents too. */
const FIRST_NUMBER = 1_000_000;
const NOW = fromIso('2026-11-26T12:00:00Z');
const FIRST_MS = 3000;
/** A press is answered within this. */
const ANSWER_MS = 100;
/** What is longer than this is felt by whoever presses something else meanwhile. */
const STALL_MS = 50;

/** Insights of a quarter with 5,000 incidents: the first time ever, after a start, and from then on. */
export async function benchInsights(url: string): Promise<Figure[]> {
  await migrateDesk(url);
  const desk = openDeskStorage({ url, secretKey: randomBytes(32), log: { warn() {} } });
  const row = await desk.spaces.get('real');
  if (row === null) throw new Error('there is no real space');
  const storage = desk.spaces.storage(row);
  const events = await fill(storage);
  const started = async (): Promise<SpaceContext> => {
    const context = contextOn(storage, simulatedClock(NOW), sequenceIds(), false);
    // A desk that works has read its procedure long before.
    await currentProcedure(context);
    return context;
  };
  const [counting, restarted] = [await started(), await started()];

  const anew = await watched(() => readInsights(counting, { by: 'week' }));
  const kept = await watched(() => readInsights(restarted, { by: 'week' }));
  const again = await watched(() => readInsights(restarted, { by: 'week' }));
  const bare = await watched(() => bareRead(url));
  await desk.close();
  const incidents = `insights of ${INCIDENTS} incidents`;
  return [
    {
      what: `counting ${INCIDENTS} incidents, ${events} events, for the first time ever`,
      measured: ms(anew.tookMs),
      beside: `the same events only read, ${ms(bare.tookMs)}`,
      ratio: times(anew.tookMs / bare.tookMs),
    },
    stallFigure(anew),
    againstLimit(`${incidents}, the first time after a start`, kept.tookMs, FIRST_MS),
    stallFigure(kept),
    againstLimit(`${incidents}, from then on`, again.tookMs, ANSWER_MS),
    stallFigure(again),
  ];
}

const stallFigure = ({ stallMs }: Watched): Figure =>
  againstLimit('the longest that anything else waited meanwhile', stallMs, STALL_MS);

function againstLimit(what: string, measuredMs: number, limitMs: number): Figure {
  return { what, measured: ms(measuredMs), beside: `limit, ${ms(limitMs)}`, ratio: times(measuredMs / limitMs) };
}

async function fill(storage: SpaceStorage): Promise<number> {
  await storage.procedures.publish(
    { id: 'bench', name: 'Reference', yaml: referenceYaml(), note: '', publishedAt: 0, publishedBy: DESK },
    null,
  );
  const stories = Array.from({ length: WEEKS }, (_, week) => story(NOW - (week * 7 + 2) * DAY_MS));
  const lane = async (from: number): Promise<void> => {
    for (let at = from; at < INCIDENTS; at += LANES) await write(storage, at, stories[at % WEEKS]);
  };
  await Promise.all(Array.from({ length: LANES }, (_, from) => lane(from)));
  return Array.from({ length: INCIDENTS }, (_, at) => stories[at % WEEKS]?.events.length ?? 0).reduce((a, b) => a + b);
}

/** A P1 of an hour whose words went out on time, resolved and summed up. */
function story(at: number): IncidentStory {
  const nothing = { changeId: null, noteTextId: null, reasonTextId: null };
  return incidentStory({ at: toIso(at) })
    .when(IVO, severeImpact())
    .until(toIso(at + 3_600_000))
    .when(TESS, { type: 'StartMitigation', mitigationId: 'm1', kind: 'revert', ...nothing })
    .when(TESS, { type: 'VerifyMitigation', mitigationId: 'm1', outcome: 'worked', noteTextId: null })
    .when(IVO, { type: 'Resolve', verificationTextId: 'seen' });
}

async function write(storage: SpaceStorage, at: number, told: IncidentStory | undefined): Promise<void> {
  if (told === undefined) return;
  const id = `bench_${at}`;
  await storage.events.append({
    stream: { kind: 'incident', id },
    expectedVersion: 0,
    events: told.events,
    texts: [],
    row: { ...summarise(id, told.incident, told.now), number: FIRST_NUMBER + at, procedureVersionId: 'bench' },
    messages: [],
    wakeAt: null,
    also: [],
  });
}

async function bareRead(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  for (let at = 0; at < INCIDENTS; at += 1) {
    const text = `select seq, type, v, at, actor, data from space_real.events where kind = 'incident' and id = $1 order by seq`;
    await client.query({ name: 'bare', text, values: [`bench_${at}`] });
  }
  await client.end();
}

interface Watched {
  tookMs: number;
  /** The longest that the event loop was held. */
  stallMs: number;
}

async function watched(work: () => Promise<unknown>): Promise<Watched> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const from = performance.now();
  await work();
  const tookMs = performance.now() - from;
  // What held the loop last is noticed in its next turn.
  await new Promise((resolve) => setTimeout(resolve, 5));
  delay.disable();
  return { tookMs, stallMs: delay.max / 1e6 };
}
