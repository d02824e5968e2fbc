import { faultCount, Refused } from '#app/refused.ts';
import { spaceRoutes } from '#app/routes.ts';
import type { SpaceContext } from '#app/space-context.ts';
import { describeEvent } from '#core/incident/describe-event.ts';
import { onTimeShare, type StepConformance } from '#core/obligation/conformance.ts';
import { parseProcedure } from '#core/procedure/parse-procedure.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import { toIso } from '#core/shared/instant.ts';
import { advices, type Advice } from './advice.ts';
import { behaviourInWords, copingWith, type CopingMoment } from './coping.ts';
import type { ComparedMinute } from './compare.ts';
import type { BeatOutcome } from './drill-stream.ts';
import type { Figure } from './figures.ts';
import { fillRoles } from './fill-roles.ts';
import { memorySpace } from './memory/memory-space.ts';
import { reliefsByRule, type ReliefByRule } from './reliefs-by-rule.ts';
import { reportNight, type NightReport } from './night-report.ts';
import { originOf } from './origin.ts';
import { playDueBeats, type DrillDesk } from './play-due-beats.ts';
import { runVirtualTime } from './run-virtual-time.ts';
import { saidByRole } from './said-by-role.ts';
import { instantIn, localTimeOf, type Origin, type Scenario } from './scenario.ts';
import { beginDrill } from './begin-drill.ts';
import { withVirtualPeople, type VirtualPersonOfCast } from './virtual-people.ts';

/** What was done at a time, in one sentence. */
export interface RehearsedMoment {
  at: string;
  localTime: string;
  sentence: string;
  /** Words somebody wrote, or that went out. */
  text: string | null;
  /** True when TwoAM did it by itself. */
  automatic: boolean;
  origin: Origin | null;
}

/** What became of each beat of the scenario. `not-reached`: what it waits for never happened. */
export interface RehearsedBeat {
  id: string;
  at: string | null;
  who: string;
  origin: Origin;
  outcome: BeatOutcome | 'not-reached';
  sentence: string;
}

/** A whole night in virtual time. The same scenario and procedure always give the same result. */
export interface RehearsalResult {
  scenario: { id: string; title: string; zone: string; source: string | null };
  procedure: string;
  startedAt: string;
  endedAt: string;
  phase: string;
  timeline: RehearsedMoment[];
  beats: RehearsedBeat[];
  conformance: StepConformance[];
  /** Share of due duties done on time, from 0 to 1; null when none was due. */
  onTimeShare: number | null;
  /** What the desk advised about reverting, and when it advised something else. */
  advice: Advice[];
  /** Whom the desk's own rule asked to take over from whom, and what came of it. */
  reliefs: ReliefByRule[];
  /** False where the procedure leaves people alone. */
  looksAfterPeople: boolean;
  /** What was tried to restore service, and what it did; null where nobody said. */
  attempts: { kind: string; outcome: string | null }[];
  comparison: ComparedMinute[];
  figures: Figure[];
  /** Messages kept in the local outbox, per channel. */
  messages: Record<string, number>;
  /** Who of the cast came late, slept or did not answer, in words. */
  virtualPeople: string[];
  /** What the procedure did about them; nothing where everybody came. */
  coping: CopingMoment[];
}

/** Plays a scenario under a procedure in virtual time and in memory. Throws `Refused` for a procedure that has faults. */
export async function rehearse({
  scenario: written,
  procedureYaml,
  virtualPeople = [],
}: {
  scenario: Scenario;
  procedureYaml: string;
  virtualPeople?: readonly VirtualPersonOfCast[];
}): Promise<RehearsalResult> {
  const procedure = readProcedure(procedureYaml);
  const scenario = withVirtualPeople(written, procedure, virtualPeople);
  const [startAt, endAt] = [instantIn(scenario, scenario.startsAt), instantIn(scenario, scenario.endsAt)];
  const space = await playThrough(scenario, procedure, procedureYaml);
  const report = await reportNight(space, scenario);
  const messages = await space.storage.outbox.list({ limit: Number.MAX_SAFE_INTEGER, incidentId: null });
  return {
    scenario: { id: scenario.id, title: scenario.title, zone: scenario.zone, source: scenario.source ?? null },
    procedure: procedure.name,
    startedAt: toIso(startAt),
    endedAt: toIso(endAt),
    phase: report.night.incident?.state.phase ?? 'no incident',
    timeline: await timeline(space, scenario, report),
    beats: scenario.beats.map((beat) => rehearsedBeat(beat, report)),
    conformance: report.conformance,
    onTimeShare: onTimeShare(report.conformance),
    advice: await advices(space, scenario, report.night),
    reliefs: reliefsByRule(scenario, report.night, report.names),
    looksAfterPeople: procedure.rest.lookAfterPeople,
    attempts: attempted(report),
    comparison: report.comparison,
    figures: report.figures,
    messages: counted(messages.map((row) => row.message.channel)),
    virtualPeople: virtualPeople.map((person) => behaviourInWords(person, procedure)),
    coping: virtualPeople.length === 0 ? [] : copingWith(scenario, report.night, report.names),
  };
}

/** The space in memory as it is when the scenario has been played to its end. */
export async function playThrough(
  scenario: Scenario,
  procedure: Procedure,
  procedureYaml: string,
): Promise<SpaceContext> {
  const [startAt, endAt] = [instantIn(scenario, scenario.startsAt), instantIn(scenario, scenario.endsAt)];
  const space = await memorySpace({
    startAt,
    procedureYaml,
    company: fillRoles(scenario, procedure),
    failingSteps: scenario.failingSteps,
  });
  const stage = { context: space, scenario, routes: spaceRoutes({ context: async () => space }) };
  await beginDrill(space, scenario);
  await runVirtualTime(space, () => playDueBeats(stage, NOBODY_VISITS), endAt);
  return space;
}

const NOBODY_VISITS: DrillDesk = {
  visitor: async () => ({ seat: null, isAwaited: false }),
  await: async () => {},
  // Virtual time waits for nothing.
  skipTo: async () => {},
  played: async () => {},
  ended: async () => {},
};

function readProcedure(yaml: string): Procedure {
  const parsed = parseProcedure(yaml);
  if (parsed.ok) return parsed.procedure;
  throw new Refused('bad-procedure', { faults: faultCount(parsed.faults.length) }, parsed.faults);
}

async function timeline(
  { storage }: SpaceContext,
  scenario: Scenario,
  { night, played, names }: NightReport,
): Promise<RehearsedMoment[]> {
  const { incident } = night;
  if (incident === null) return [];
  const moments = incident.events.flatMap((event) => {
    // Nothing leaves a rehearsal, so that a message was kept is no news.
    if (event.type === 'DeliveryRecorded' && event.data.outcome === 'kept') return [];
    const told = describeEvent(event, incident.procedure, names);
    return told === null ? [] : [{ event, told }];
  });
  const words = await storage.texts.bodies(moments.flatMap(({ told }) => told.textId ?? []));
  return moments.map(({ event, told }) => ({
    at: toIso(event.at),
    localTime: localTimeOf(scenario, event.at),
    sentence: scenario.realPeople === true ? saidByRole(told.sentence, incident.procedure.roles) : told.sentence,
    text: told.textId === null ? null : (words.get(told.textId) ?? null),
    automatic: event.by.kind === 'desk',
    origin: originOf(scenario, played, event),
  }));
}

function rehearsedBeat({ id, who, origin, does }: Scenario['beats'][number], { played }: NightReport): RehearsedBeat {
  const one = played.find((candidate) => candidate.beat === id);
  if (one === undefined) return { id, at: null, who, origin, outcome: 'not-reached', sentence: does };
  return { id, at: toIso(one.fromAt), who, origin, outcome: one.outcome, sentence: one.sentence };
}

function attempted({ night }: NightReport): RehearsalResult['attempts'] {
  const { mitigations = [] } = night.incident?.state ?? {};
  return mitigations.map(({ kind, outcome }) => ({ kind, outcome }));
}

function counted(names: string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names.toSorted()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries(counts);
}
