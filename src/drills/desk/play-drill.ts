import type { SpaceRow } from '#app/ports/spaces.ts';
import { isDecided, playDueBeats, wakeDrill, type DrillDesk } from '../play-due-beats.ts';
import { spaceTime, withClock } from '../scaled-clock.ts';
import { loadDrill, type DrillState } from '../drill-stream.ts';
import { changeSpace, stageOf, type DrillHouse } from './drill-house.ts';

/** How often drills that wait for a visitor are looked at, in real milliseconds. */
const LOOK_EVERY_MS = 500;

/** Plays what is due in a drill. Whatever claims the wake-ups of streams calls it for those of kind `drill`. */
export async function playDrill(house: DrillHouse, spaceId: string): Promise<void> {
  const row = await house.spaces.get(spaceId);
  const stage = row === null ? null : await stageOf(house, row);
  if (stage !== null) await playDueBeats(stage, deskOf(house, spaceId));
}

/** Lets drills go on whose visitor has done what they were asked to. Ends when `signal` says so. */
export async function watchDrills(
  house: DrillHouse,
  {
    sleep,
    signal,
    failed,
  }: {
    sleep: (ms: number, signal: AbortSignal) => Promise<void>;
    signal: AbortSignal;
    failed: (error: unknown) => void;
  },
): Promise<void> {
  while (!signal.aborted) {
    await lookAtDrills(house).catch(failed);
    await sleep(LOOK_EVERY_MS, signal);
  }
}

/** One look at every drill that a visitor holds up, or that was left half-way when its server died. */
export async function lookAtDrills(house: DrillHouse): Promise<void> {
  for (const row of await house.spaces.list()) {
    if (row.kind === 'drill' && (row.state === 'waiting-for-you' || row.state === 'running')) await lookAt(house, row);
  }
}

async function lookAt(house: DrillHouse, row: SpaceRow): Promise<void> {
  const stage = await stageOf(house, row);
  if (stage === null) return;
  if (row.state === 'waiting-for-you') {
    if (await isDecided(stage, row.waitingFor)) await goOn(house, row.id);
    return;
  }
  const drill = await loadDrill(stage.context);
  if (drill === null) return;
  if (drill.ended) await deskOf(house, row.id).ended();
  else if (isHeldUp(drill)) await wakeDrill(stage.context);
}

/** Lets a drill's time run again and plays what is due. */
async function goOn(house: DrillHouse, spaceId: string): Promise<void> {
  const row = await house.spaces.get(spaceId);
  if (row === null || row.state === 'finished') return;
  const settings = withClock(row, house.realNow(), { state: 'running' });
  await changeSpace(house, spaceId, { ...settings, waitingFor: null });
  await wakeDrill(await house.context(spaceId));
}

/** Whether the drill stopped at a decision and nothing was played since. */
function isHeldUp(drill: DrillState): boolean {
  const asked = drill.offered.at(-1);
  return asked !== undefined && !drill.played.some((one) => one.beat === asked);
}

function deskOf(house: DrillHouse, spaceId: string): DrillDesk {
  return {
    async visitor() {
      const row = await house.spaces.get(spaceId);
      return { seat: row?.seat ?? null, isAwaited: row?.state === 'waiting-for-you' };
    },
    async await(ask, at) {
      const row = await house.spaces.get(spaceId);
      if (row === null || row.state === 'waiting-for-you') return;
      const clock = { ...row.clock, baseAt: at, realBaseAt: house.realNow() };
      await changeSpace(house, spaceId, { state: 'waiting-for-you', clock, waitingFor: ask });
    },
    async skipTo(at) {
      const row = await house.spaces.get(spaceId);
      if (row === null || row.state !== 'running' || spaceTime(row, house.realNow()) >= at) return;
      await changeSpace(house, spaceId, { clock: { ...row.clock, baseAt: at, realBaseAt: house.realNow() } });
    },
    async played(count) {
      await house.spaces.update(spaceId, { cursor: count });
    },
    async ended() {
      const row = await house.spaces.get(spaceId);
      if (row === null || row.state === 'finished') return;
      const settings = withClock(row, house.realNow(), { state: 'finished' });
      await changeSpace(house, spaceId, { ...settings, waitingFor: null });
    },
  };
}
