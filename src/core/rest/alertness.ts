import { HOUR_MS } from '../shared/instant.ts';
import {
  asleepFor,
  awakeFor,
  circadian,
  inertia,
  karolinska,
  ultradian,
  USUAL_ACROPHASE,
} from './three-process-model.ts';

/**
 * Milliseconds of somebody's body clock: wall time in the zone they are used to, counted as if there were no change of
 * clocks. Turning instants into it is the caller's work.
 */
export type BodyTime = number;

/** When somebody slept, as far as it is known or assumed. */
export interface SleepHistory {
  /** Where the history begins, asleep when a sleep begins there. */
  from: BodyTime;
  /** S at that time: at sleep onset when it begins asleep, else at waking. */
  s: number;
  /** Half-open, in order, apart from each other. */
  sleep: readonly { from: BodyTime; to: BodyTime }[];
  /** Hour at which the body clock is highest; later for evening types and for whoever lives by another clock. */
  acrophase?: number;
}

/** How awake somebody is at one time by the Three-Process Model. */
export interface Alertness {
  at: BodyTime;
  isAwake: boolean;
  hoursInState: number;
  s: number;
  c: number;
  u: number;
  /** Cost of having just woken; 0 asleep. */
  w: number;
  /** Karolinska sleepiness of S+C+U+W, unclamped; 1 wide awake, 7 sleepy, 9 fighting sleep. */
  kss: number;
}

interface State {
  from: BodyTime;
  isAwake: boolean;
  /** S when the state began. */
  s: number;
}

/** The alertness at each of these times, which are in order and not before the history begins. */
export function alertnessAt(
  history: SleepHistory,
  times: readonly BodyTime[],
  options: { intercept?: number } = {},
): Alertness[] {
  const stateAt = statesInTurn(history);
  const acrophase = history.acrophase ?? USUAL_ACROPHASE;
  return times.map((at) => judge(stateAt(at), at, acrophase, options.intercept));
}

/** Karolinska sleepiness at one time after another, without its parts: for curves of many times. */
export function sleepinessCurve(history: SleepHistory, intercept?: number): (at: BodyTime) => number {
  const stateAt = statesInTurn(history);
  const acrophase = history.acrophase ?? USUAL_ACROPHASE;
  return (at) => {
    const state = stateAt(at);
    const hour = hourOf(at);
    const w = state.isAwake ? inertia((at - state.from) / HOUR_MS) : 0;
    return karolinska(processS(state, at) + circadian(hour, acrophase) + ultradian(hour, acrophase) + w, intercept);
  };
}

function statesInTurn(history: SleepHistory): (at: BodyTime) => State {
  const states = statesOf(history);
  let current = 0;
  return (at) => {
    if (at < history.from) throw new RangeError('The sleep history begins later.');
    while ((states[current + 1]?.from ?? Infinity) <= at) current += 1;
    const state = states[current];
    if (state === undefined || at < state.from) throw new RangeError('The times are not in order.');
    return state;
  };
}

function hourOf(at: BodyTime): number {
  return (((at / HOUR_MS) % 24) + 24) % 24;
}

/** Waking and sleeping in turn, each with the S it begins with. */
function statesOf({ from, s, sleep }: SleepHistory): State[] {
  const states: State[] = [];
  const enter = (at: BodyTime, isAwake: boolean): void => {
    const last = states.at(-1);
    states.push({ from: at, isAwake, s: last === undefined ? s : processS(last, at) });
  };
  if (sleep[0]?.from !== from) enter(from, true);
  for (const { from: onset, to } of sleep) {
    enter(onset, false);
    enter(to, true);
  }
  return states;
}

function processS({ from, isAwake, s }: State, at: BodyTime): number {
  const hours = (at - from) / HOUR_MS;
  return isAwake ? awakeFor(hours, s) : asleepFor(hours, s);
}

function judge(state: State, at: BodyTime, acrophase: number, intercept?: number): Alertness {
  const hoursInState = (at - state.from) / HOUR_MS;
  const hour = hourOf(at);
  const s = processS(state, at);
  const c = circadian(hour, acrophase);
  const u = ultradian(hour, acrophase);
  const w = state.isAwake ? inertia(hoursInState) : 0;
  return { at, isAwake: state.isAwake, hoursInState, s, c, u, w, kss: karolinska(s + c + u + w, intercept) };
}
