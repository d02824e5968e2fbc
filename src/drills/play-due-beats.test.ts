import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { incidentCache } from '#app/incident/incident-cache.ts';
import type { BoundRoute } from '#app/handlers.ts';
import { spaceRoutes } from '#app/routes.ts';
import type { SpaceContext } from '#app/space-context.ts';
import { referenceProcedure, referenceYaml } from '#testing/reference-procedure.ts';
import { beginDrill } from './begin-drill.ts';
import { loadDrill } from './drill-stream.ts';
import { fillRoles } from './fill-roles.ts';
import { memorySpace } from './memory/memory-space.ts';
import { readNight } from './night.ts';
import { isDecided, playDueBeats, wakeDrill, type DrillDesk } from './play-due-beats.ts';
import { runVirtualTime } from './run-virtual-time.ts';
import { instantIn, type Seat } from './scenario.ts';
import { SCENARIOS } from './scenarios/find-scenario.ts';
import { LONG_NIGHT } from './scenarios/long-night.ts';
import type { SimulatedClock } from './simulated-clock.ts';

const endAt = instantIn(LONG_NIGHT, LONG_NIGHT.endsAt);

async function open(): Promise<SpaceContext & { clock: SimulatedClock }> {
  const startAt = instantIn(LONG_NIGHT, LONG_NIGHT.startsAt);
  const context = await memorySpace({
    startAt,
    procedureYaml: referenceYaml(),
    company: fillRoles(LONG_NIGHT, referenceProcedure()),
  });
  await beginDrill(context, LONG_NIGHT);
  return context;
}

const noVisitor: DrillDesk = {
  visitor: async () => ({ seat: null, isAwaited: false }),
  await: async () => {},
  skipTo: async () => {},
  played: async () => {},
  ended: async () => {},
};

class Killed extends Error {}

/** Routes that kill the player at some calls, before or after the call took effect or was refused. */
function deadly(routes: BoundRoute[], kills: Map<number, 'before' | 'after'>): BoundRoute[] {
  let calls = 0;
  return routes.map(({ route, run }) => ({
    route,
    async run(request) {
      calls += 1;
      const when = kills.get(calls);
      if (when === 'before') throw new Killed();
      const [ended] = await Promise.allSettled([run(request)]);
      if (when === 'after') throw new Killed();
      if (ended.status === 'rejected') throw ended.reason;
      return ended.value;
    },
  }));
}

async function doingsOf(context: SpaceContext): Promise<unknown[]> {
  const { incident } = await readNight(context);
  // A ranking follows what it ranks in a step of its own, so a kill may move it among the things of one instant.
  const doings = incident!.events.filter(({ type }) => type !== 'SuspectsRanked');
  return [...doings.map(({ type, at, by }) => ({ type, at, by })), incident!.state.ranking?.suspects];
}

/** Plays the night; the player is started again, with nothing in its memory, whenever it was killed. */
async function playKilled(
  kills: Map<number, 'before' | 'after'>,
): Promise<{ deaths: number; doings: unknown[]; played: string[] }> {
  const context = await open();
  const routes = deadly(spaceRoutes({ context: async () => context }), kills);
  let deaths = 0;
  await runVirtualTime(
    context,
    async () => {
      for (let alive = false; !alive;) {
        try {
          await playDueBeats({ context, scenario: LONG_NIGHT, routes }, noVisitor);
          alive = true;
        } catch (error) {
          if (!(error instanceof Killed)) throw error;
          deaths += 1;
          context.cache = incidentCache();
        }
      }
    },
    endAt,
  );
  return { deaths, doings: await doingsOf(context), played: (await loadDrill(context))!.played.map((one) => one.beat) };
}

test(
  'a drill that is killed at any call goes on with the same night: nothing is lost and nothing done twice',
  { timeout: 60_000 },
  async () => {
    const whole = await playKilled(new Map());
    const kill = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.constantFrom('before' as const, 'after' as const));
    await fc.assert(
      fc.asyncProperty(fc.array(kill, { minLength: 1, maxLength: 12 }), async (kills) => {
        const killed = await playKilled(new Map(kills));
        expect(killed.deaths).toBe(new Map(kills).size);
        expect(killed.doings).toEqual(whole.doings);
        expect(killed.played).toEqual(whole.played);
      }),
      { numRuns: 20 },
    );
  },
);

test('two players of one drill play each beat once', async () => {
  const context = await open();
  const stage = { context, scenario: LONG_NIGHT, routes: spaceRoutes({ context: async () => context }) };
  await runVirtualTime(
    context,
    async () => void (await Promise.all([playDueBeats(stage, noVisitor), playDueBeats(stage, noVisitor)])),
    endAt,
  );
  const drill = await loadDrill(context);
  expect(drill?.ended).toBe(true);
  const played = drill?.played.map((one) => one.beat) ?? [];
  expect(played.toSorted()).toEqual(LONG_NIGHT.beats.map((beat) => beat.id).toSorted());
  const alone = await playKilled(new Map());
  expect(played).toEqual(alone.played);
  expect(await doingsOf(context)).toEqual(alone.doings);
});

describe('a visitor in a seat', () => {
  async function visit(seat: Seat) {
    const context = await open();
    const routes = spaceRoutes({ context: async () => context });
    const visitor = { seat, isAwaited: false, asked: [] as string[], decided: [] as boolean[] };
    const desk: DrillDesk = {
      ...noVisitor,
      visitor: async () => visitor,
      async await(ask) {
        visitor.isAwaited = true;
        visitor.asked.push(ask);
        visitor.decided.push(await isDecided(stage, ask));
      },
    };
    const stage = { context, scenario: LONG_NIGHT, routes };
    const goOn = async () => {
      visitor.isAwaited = false;
      await wakeDrill(context);
    };
    return {
      context,
      stage,
      visitor,
      goOn,
      run: (until: string) => runVirtualTime(context, () => playDueBeats(stage, desk), instantIn(LONG_NIGHT, until)),
    };
  }

  test('is asked before the first decision of the seat, and the drill waits', async () => {
    const { context, visitor, run } = await visit('imoc');
    await run('17:30');
    expect(visitor.asked).toHaveLength(1);
    expect(visitor.asked[0]).toMatch(/^Estimate the impact/);
    expect((await loadDrill(context))?.played.at(-1)?.beat).toBe('restart-did-nothing');
  });

  test('has decided nothing in the moment in which they are asked, so the drill does not go on without them', async () => {
    const { visitor, goOn, run } = await visit('on-call');
    for (const until of ['17:08', '17:12', '17:20']) {
      await run(until);
      await goOn();
    }
    expect(visitor.decided).toEqual(visitor.asked.map(() => false));
    expect(visitor.asked.length).toBeGreaterThanOrEqual(2);
  });

  test('who says go on sees the cast do it, and is not asked the same again', async () => {
    const { context, visitor, goOn, run } = await visit('imoc');
    await run('17:30');
    await goOn();
    await run('17:40');
    expect(visitor.asked).toHaveLength(1);
    expect((await loadDrill(context))?.played.find((one) => one.beat === 'assess')?.outcome).toBe('played');
  });

  test('whose own decision stands: the cast does not repeat it', async () => {
    const { context, stage, goOn, run } = await visit('on-call');
    await run('17:08');
    await goOn();
    await run('17:12');
    const { incident } = await readNight(context);
    const start = stage.routes.find((one) => one.route.name === 'startMitigation')!;
    const body = start.route.body.parse({ kind: 'revert', changeId: 'drill-change-rbac' });
    const visitor = {
      actor: { kind: 'person', id: 'drill-visitor' } as const,
      accountId: null,
      personId: 'drill-visitor',
      name: '',
      email: '',
      role: 'responder' as const,
      rights: new Set<never>(),
    };
    await start.run({ params: { id: incident!.id }, query: { space: 'memory' }, body, caller: visitor });
    await goOn();
    await run('17:20');
    expect((await readNight(context)).incident!.state.mitigations.map((one) => one.kind)).toEqual(['revert']);
    expect((await loadDrill(context))?.played.find((one) => one.beat === 'restart')?.outcome).toBe('skipped');
  });

  test.each(SCENARIOS)('is asked in words of its own at every decision of $id', ({ beats }) => {
    const asks = beats.flatMap(({ decision }) => decision?.ask ?? []);
    expect(new Set(asks).size).toBe(asks.length);
  });

  test('is not asked for another seat’s decision', async () => {
    const { visitor, run } = await visit('soc');
    await run('17:20');
    expect(visitor.asked).toEqual([]);
  });
});
