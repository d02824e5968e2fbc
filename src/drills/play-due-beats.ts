import type { Instant } from '#core/shared/instant.ts';
import { MINUTE_MS } from '#core/shared/instant.ts';
import { act, type Stage } from './act.ts';
import { cueAt } from './cue.ts';
import {
  appendDrill,
  drillEvent,
  loadDrill,
  type DrillEvent,
  type DrillState,
  type PlayedBeat,
} from './drill-stream.ts';
import { hasTakenEffect } from './effects.ts';
import { readNight, type Night } from './night.ts';
import { instantIn, localTimeOf, type Beat, type Scenario, type Seat } from './scenario.ts';

/** How often a beat that waits for somebody's doing looks again. */
const LOOK_AGAIN_MS = MINUTE_MS;

/** What playing asks, and tells, about the space it plays in. */
export interface DrillDesk {
  /** The seat a visitor has taken, and whether the drill waits for them now. */
  visitor(): Promise<{ seat: Seat | null; isAwaited: boolean }>;
  /** Stops the space's time and asks the visitor. Safe to repeat. */
  await(ask: string): Promise<void>;
  played(count: number): Promise<void>;
  ended(): Promise<void>;
}

/**
 * Plays every beat that is due at the space's time and sets when the drill goes on. Safe to repeat and to be killed:
 * what has taken effect is not done again.
 */
export async function playDueBeats(stage: Stage, desk: DrillDesk): Promise<void> {
  for (let drill = await loadDrill(stage.context); drill !== null && !drill.ended;) {
    const night = await readNight(stage.context);
    const due = dueBeat(stage.scenario, drill, night, stage.context.clock.now());
    drill = due === null ? await waitOrEnd(stage, desk, drill, night) : await play(stage, desk, drill, night, due);
  }
}

/** Whether all that a visitor was asked to do has been done. */
export async function isDecided(stage: Stage): Promise<boolean> {
  const drill = await loadDrill(stage.context);
  const beat = stage.scenario.beats.find((one) => one.id === drill?.offered.at(-1));
  if (beat === undefined || drill === null || isPlayed(drill, beat)) return true;
  return nothingIsLeft(stage.scenario, await readNight(stage.context), beat);
}

/** Lets a drill that waited go on at once. */
export async function wakeDrill(context: Stage['context']): Promise<void> {
  const drill = await loadDrill(context);
  if (drill !== null && !drill.ended) await appendDrill(context, drill, [], context.clock.now());
}

/** When the drill does something next: plays a beat, or ends. */
export async function nextBeatAt({ context, scenario }: Stage): Promise<Instant> {
  const endsAt = instantIn(scenario, scenario.endsAt);
  const drill = await loadDrill(context);
  if (drill === null) return endsAt;
  return Math.min(endsAt, ...nextLooks(scenario, drill, await readNight(context), Number.NEGATIVE_INFINITY));
}

/** Null ends the turn: the drill waits, has ended, or is played by somebody else. */
async function play(
  stage: Stage,
  desk: DrillDesk,
  drill: DrillState,
  night: Night,
  beat: Beat,
): Promise<DrillState | null> {
  const { context, scenario } = stage;
  const { seat, isAwaited } = await desk.visitor();
  const isOffered = drill.offered.includes(beat.id);
  if (isOffered && isAwaited) return stop(stage, drill, []);
  if (!isOffered && beat.decision?.seat === seat && seat !== null && !nothingIsLeft(scenario, night, beat)) {
    await desk.await(beat.decision.ask);
    return stop(stage, drill, [drillEvent('DecisionOffered', context.clock.now(), { beat: beat.id })]);
  }
  const fromAt = context.clock.now();
  const { outcome, sentence } = await perform(stage, night, beat);
  const event = drillEvent('BeatPlayed', context.clock.now(), { beat: beat.id, fromAt, outcome, sentence });
  const next = await appendDrill(context, drill, [event], context.clock.now());
  if (next !== null) await desk.played(next.played.length);
  return next;
}

async function stop({ context }: Stage, drill: DrillState, events: DrillEvent[]): Promise<null> {
  await appendDrill(context, drill, events, null);
  return null;
}

async function perform(stage: Stage, night: Night, beat: Beat): Promise<Pick<PlayedBeat, 'outcome' | 'sentence'>> {
  const fasterAt = beat.unless === undefined ? null : cueAt(night, beat.unless.cue);
  if (beat.unless !== undefined && fasterAt !== null) {
    return {
      outcome: 'skipped',
      sentence: `Not needed: ${beat.unless.because} ${localTimeOf(stage.scenario, fasterAt)}.`,
    };
  }
  const since = beatTime(stage.scenario, night, beat).at;
  const { personId } = castMember(stage.scenario, beat.who);
  const refusals: string[] = [];
  let done = 0;
  let current = night;
  for (const action of beat.actions) {
    if (hasTakenEffect(current, action, { personId, since })) continue;
    const refusal = await act(stage, current, beat.who, action);
    if (refusal === null) done += 1;
    else refusals.push(refusal);
    current = await readNight(stage.context);
  }
  if (refusals.length > 0) return { outcome: 'refused', sentence: refusals.join(' ') };
  return done > 0 || beat.actions.length === 0
    ? { outcome: 'played', sentence: beat.does }
    : { outcome: 'skipped', sentence: 'Not needed: it was done already.' };
}

function nothingIsLeft(scenario: Scenario, night: Night, beat: Beat): boolean {
  if (beat.unless !== undefined && cueAt(night, beat.unless.cue) !== null) return true;
  const since = beatTime(scenario, night, beat).at;
  const { personId } = castMember(scenario, beat.who);
  return beat.actions.every((action) => hasTakenEffect(night, action, { personId, since }));
}

async function waitOrEnd(
  { context, scenario }: Stage,
  desk: DrillDesk,
  drill: DrillState,
  night: Night,
): Promise<null> {
  const now = context.clock.now();
  const endsAt = instantIn(scenario, scenario.endsAt);
  if (now < endsAt) {
    await appendDrill(context, drill, [], Math.min(endsAt, ...nextLooks(scenario, drill, night, now)));
    return null;
  }
  await appendDrill(context, drill, [drillEvent('DrillEnded', now, {})], null);
  await desk.ended();
  return null;
}

/** The first beat whose time has come, in the order of their times. */
function dueBeat(scenario: Scenario, drill: DrillState, night: Night, now: Instant): Beat | null {
  const due = unplayed(scenario, drill).flatMap((beat) => {
    const { at, isWaiting } = beatTime(scenario, night, beat);
    return isWaiting || at > now ? [] : [{ beat, at }];
  });
  return due.toSorted((a, b) => a.at - b.at)[0]?.beat ?? null;
}

function nextLooks(scenario: Scenario, drill: DrillState, night: Night, now: Instant): Instant[] {
  return unplayed(scenario, drill).map((beat) => {
    const { at, isWaiting } = beatTime(scenario, night, beat);
    return isWaiting ? Math.max(at, now + LOOK_AGAIN_MS) : at;
  });
}

/** When a beat is played: by its time, and by what it waits for; `isWaiting` while that has not happened. */
function beatTime(scenario: Scenario, night: Night, beat: Beat): { at: Instant; isWaiting: boolean } {
  const at = instantIn(scenario, beat.at);
  if (beat.after === undefined) return { at, isWaiting: false };
  const cue = cueAt(night, beat.after.cue);
  return cue === null
    ? { at, isWaiting: true }
    : { at: Math.max(at, cue + beat.after.minutes * MINUTE_MS), isWaiting: false };
}

function unplayed(scenario: Scenario, drill: DrillState): Beat[] {
  return scenario.beats.filter((beat) => !isPlayed(drill, beat));
}

function isPlayed(drill: DrillState, beat: Beat): boolean {
  return drill.played.some((one) => one.beat === beat.id);
}

function castMember(scenario: Scenario, who: string): Scenario['cast'][string] {
  const member = scenario.cast[who];
  if (member === undefined) throw new Error(`${who} is nobody of the cast`);
  return member;
}
