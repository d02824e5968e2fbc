import { expect, test } from 'vitest';
import type { SpaceContext } from '#app/space-context.ts';
import { SECOND_MS } from '#core/shared/instant.ts';
import { freshStorage } from '#testing/fresh-storage.ts';
import { deskOnSpaces, memoryDesk, type MemoryDesk } from '#testing/memory-desk.ts';
import { sequenceIds } from '../memory/sequence-ids.ts';
import { readNight } from '../night.ts';
import type { Scenario } from '../scenario.ts';
import { FALSE_ALARM } from '../scenarios/false-alarm.ts';
import { POSTHOG_2025 } from '../scenarios/incidents/posthog-2025-09-29.ts';
import { LONG_NIGHT_REVERTED } from '../scenarios/long-night-reverted.ts';
import { LONG_NIGHT } from '../scenarios/long-night.ts';
import { startDrill } from './start-drill.ts';

async function playNight(desk: MemoryDesk, scenario: Scenario): Promise<SpaceContext> {
  const { id } = await startDrill(desk.house, scenario, { speed: 3600, seat: null });
  await desk.pass(30 * SECOND_MS);
  expect((await desk.house.spaces.get(id))?.state).toBe('finished');
  return desk.house.context(id);
}

async function doingsIn(context: SpaceContext): Promise<unknown[]> {
  const { incident } = await readNight(context);
  return incident!.events.map(({ type, at, by }) => ({ type, at, by }));
}

test.each([
  ['the long night', LONG_NIGHT],
  ['its second telling, with the gate and a revert', LONG_NIGHT_REVERTED],
  ['a revert whose step fails', POSTHOG_2025],
  ['the false alarm', FALSE_ALARM],
])('%s in PostgreSQL is the same in memory, and goes without a trace when it is ended', async (_, scenario) => {
  const stored = await freshStorage();
  try {
    const desk = await deskOnSpaces({ ids: sequenceIds(), spaces: stored.desk.spaces });
    const context = await playNight(desk, scenario);
    expect(await doingsIn(context)).toEqual(await doingsIn(await playNight(await memoryDesk(), scenario)));
    expect(await stored.real.incidents.list({ state: 'all', limit: 10 })).toEqual([]);
    expect(await stored.real.people.list()).toEqual([]);
    await desk.house.spaces.remove(context.id);
    expect((await desk.house.spaces.list()).map((row) => row.id)).toEqual(['real']);
  } finally {
    await stored.close();
  }
});
