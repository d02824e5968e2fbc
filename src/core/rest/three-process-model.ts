/**
 * The Three-Process Model of alertness (Åkerstedt and Folkard): homeostatic S, circadian C, ultradian U, and sleep inertia
 * W. Hours throughout; values are the model's own scale, about 1 (asleep on one's feet) to 14 and more (wide awake).
 * Parameters as published by Ingre and others, PLOS ONE 2014; sleep that begins above the breakpoint follows the
 * continuous rule, so that nothing jumps at sleep onset.
 */
const LOWER_ASYMPTOTE = 2.4;
const UPPER_ASYMPTOTE = 14.3;
const BREAKPOINT = 12.2;
/** Falling per hour awake. */
const DECAY = -0.0353;
/** Rising per hour asleep: after eight hours from 7.96 S reaches 14. */
const RECOVERY = Math.log((UPPER_ASYMPTOTE - 14) / (UPPER_ASYMPTOTE - 7.96)) / 8;
const CIRCADIAN_AMPLITUDE = 2.5;
const ULTRADIAN_AMPLITUDE = 0.5;
const ULTRADIAN_LEVEL = -0.5;
const INERTIA = -5.72;
const INERTIA_DECAY = -1.51;

/** Hour of the body clock at which the circadian process is highest, for somebody who sleeps from about 23 to 7. */
export const USUAL_ACROPHASE = 16.8;

/** S after `hours` awake, from its value at waking. */
export function awakeFor(hours: number, atWaking: number): number {
  return LOWER_ASYMPTOTE + (atWaking - LOWER_ASYMPTOTE) * Math.exp(DECAY * hours);
}

/** S after `hours` asleep, from its value at sleep onset: linear up to the breakpoint, then ever slower. */
export function asleepFor(hours: number, atOnset: number): number {
  if (atOnset >= BREAKPOINT) return towardsUpper(hours, atOnset);
  const slope = RECOVERY * (BREAKPOINT - UPPER_ASYMPTOTE);
  const hoursToBreakpoint = (BREAKPOINT - atOnset) / slope;
  return hours <= hoursToBreakpoint ? atOnset + slope * hours : towardsUpper(hours - hoursToBreakpoint, BREAKPOINT);
}

function towardsUpper(hours: number, from: number): number {
  return UPPER_ASYMPTOTE - (UPPER_ASYMPTOTE - from) * Math.exp(RECOVERY * hours);
}

/** C at an hour of the body clock, 0 to 24. */
export function circadian(hour: number, acrophase = USUAL_ACROPHASE): number {
  return CIRCADIAN_AMPLITUDE * Math.cos(((2 * Math.PI) / 24) * (hour - acrophase));
}

/** U at an hour of the body clock: the dip after noon. */
export function ultradian(hour: number, acrophase = USUAL_ACROPHASE): number {
  return ULTRADIAN_LEVEL + ULTRADIAN_AMPLITUDE * Math.cos(((2 * Math.PI) / 12) * (hour - acrophase - 3));
}

/** W after `hours` awake: what it costs to have just been woken. */
export function inertia(hours: number): number {
  return INERTIA * Math.exp(INERTIA_DECAY * hours);
}

/** Sleepiness on the Karolinska scale, 1 to 9, unclamped; the intercept is 10.9 in most work, 10.6 in some. */
export function karolinska(alertness: number, intercept = 10.9): number {
  return intercept - 0.6 * alertness;
}
