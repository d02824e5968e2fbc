import { linkChange } from '#contract/mitigation.ts';
import { openChannel, parkIdea, postMessage } from '#contract/conversation.ts';
import type { Route } from '#contract/route.ts';
import { MINUTE_MS, type Instant } from '#core/shared/instant.ts';
import { act, type Acted, type Stage } from './act.ts';
import { beatTime, dueBeat, isPlayed, nextLooks } from './beat-times.ts';
import { cueAt } from './cue.ts';
import {
  appendDrill,
  drillEvent,
  loadDrill,
  type DrillEvent,
  type DrillState,
  type PlayedBeat,
} from './drill-stream.ts';
import { hasTakenEffect, type Doer } from './effects.ts';
import { readNight, type Night } from './night.ts';
import { instantIn, localTimeOf, type Action, type Beat, type Scenario, type Seat } from './scenario.ts';

/** What goes with a decision without being one: nobody in a seat must guess the words of the cast. */
const GOES_WITH_IT: ReadonlySet<Route> = new Set([linkChange, openChannel, parkIdea, postMessage]);

/** Before there is an incident, nobody waits longer than this for the next beat. */
const LONGEST_WAIT_MS = 30 * MINUTE_MS;
/** The same where real people wait at real speed. */
const LONGEST_REAL_WAIT_MS = 2 * MINUTE_MS;

/** Losing against others this often is no accident. */
const MOST_TRIES = 25;

/** What playing asks, and tells, about the space it plays in. */
export interface DrillDesk {
  /** The seat a visitor has taken, and whether the drill waits for them now. */
  visitor(): Promise<{ seat: Seat | null; isAwaited: boolean }>;
  /** Stops the space's time at the instant of the decision and asks the visitor. Safe to repeat. */
  await(ask: string, at: Instant): Promise<void>;
  /** Lets the space's time jump ahead over hours in which nothing happens. Safe to repeat. */
  skipTo(at: Instant): Promise<void>;
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
    drill =
      due === null
        ? await waitOrEnd(stage, desk, drill, night)
        : await play(stage, desk, drill, night, asPlayedNow(night, due));
  }
}

/**
 * Whether the visitor has decided what the drill waits for, by its words: a drill waits a moment before it notes for
 * which of its beats.
 */
export async function isDecided(stage: Stage, waitingFor: string | null): Promise<boolean> {
  const drill = await loadDrill(stage.context);
  const beat = stage.scenario.beats.find((one) => one.decision?.ask === waitingFor);
  if (beat === undefined || drill === null || isPlayed(drill, beat)) return true;
  return isTaken(stage.scenario, await readNight(stage.context), beat);
}

/** Lets a drill that waited go on at once. */
export async function wakeDrill(context: Stage['context']): Promise<void> {
  const drill = await loadDrill(context);
  if (drill !== null && !drill.ended) await appendDrill(context, drill, [], context.clock.now());
}

/** Who does it may have changed since the scenario was written. */
function asPlayedNow(night: Night, beat: Beat): Beat {
  const instead = beat.instead?.findLast(({ once }) => cueAt(night, once) !== null);
  return instead === undefined ? beat : { ...beat, who: instead.who, does: instead.does };
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
  if (!isOffered && beat.decision?.seat === seat && seat !== null && !isTaken(scenario, night, beat)) {
    await desk.await(beat.decision.ask, context.clock.now());
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
  const doer = doerOf(stage.scenario, night, beat);
  const refusals: string[] = [];
  const answers: string[] = [];
  let somethingDone = beat.actions.length === 0;
  for (const action of beat.actions) {
    const acted = await actOnce(stage, beat, action, doer);
    somethingDone ||= acted?.outcome === 'done';
    if (acted?.outcome === 'refused') refusals.push(acted.sentence);
    if (acted?.outcome === 'done' && acted.answer !== null) answers.push(acted.answer);
  }
  if (refusals.length > 0) return { outcome: 'refused', sentence: refusals.join(' ') };
  return somethingDone
    ? { outcome: 'played', sentence: [beat.does, ...answers].join(' ') }
    : { outcome: 'skipped', sentence: 'Not needed: it was done already.' };
}

/** Null when it has been done by now. Looked at anew as often as others are faster. */
async function actOnce(stage: Stage, beat: Beat, action: Action, doer: Doer): Promise<Acted | null> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const night = await readNight(stage.context);
    if (hasTakenEffect(night, action, doer)) return null;
    const acted = await act(stage, night, beat.who, action);
    if (acted.outcome !== 'stale') return acted;
  }
  throw new Error(`beat ${beat.id} finds no moment in which it can be played`);
}

/** Whether a beat's decision has been taken. What goes with it is left to the cast. */
function isTaken(scenario: Scenario, night: Night, beat: Beat): boolean {
  if (beat.unless !== undefined && cueAt(night, beat.unless.cue) !== null) return true;
  return beat.actions
    .filter((action) => action.kind !== 'call' || !GOES_WITH_IT.has(action.route))
    .every((action) => hasTakenEffect(night, action, doerOf(scenario, night, beat)));
}

async function waitOrEnd(
  { context, scenario }: Stage,
  desk: DrillDesk,
  drill: DrillState,
  night: Night,
): Promise<null> {
  const now = context.clock.now();
  const { openEnd = false } = scenario;
  const endsAt = openEnd ? Number.POSITIVE_INFINITY : instantIn(scenario, scenario.endsAt);
  if (now < endsAt) {
    const nextAt = Math.min(endsAt, ...nextLooks(scenario, drill, night, now));
    const isAnythingLeft = Number.isFinite(nextAt);
    const longestWaitMs = openEnd ? LONGEST_REAL_WAIT_MS : LONGEST_WAIT_MS;
    // First, so that a drill that dies in between is played again at once and skips then.
    if (isAnythingLeft && night.incident === null && nextAt - now > longestWaitMs)
      await desk.skipTo(nextAt - MINUTE_MS);
    await appendDrill(context, drill, [], isAnythingLeft ? nextAt : null);
    return null;
  }
  await appendDrill(context, drill, [drillEvent('DrillEnded', now, {})], null);
  await desk.ended();
  return null;
}

function doerOf(scenario: Scenario, night: Night, beat: Beat): Doer {
  const member = scenario.cast[beat.who];
  if (member === undefined) throw new Error(`${beat.who} is nobody of the cast`);
  return { personId: member.personId, since: beatTime(scenario, night, beat).at };
}
