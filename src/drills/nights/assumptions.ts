import type { Spread } from './dice.ts';

/** What an incident of a random night truly is. */
export type TrueKind = 'false-alarm' | 'P1' | 'P2' | 'P3';

/**
 * Every distribution of the random nights. Times are minutes. `docs/drills.md` lists each with its basis; a test keeps
 * the two together.
 */
export const ASSUMPTIONS = {
  /** Shares of what a night's first signal turns out to be. */
  kinds: { 'false-alarm': 0.3, P1: 0.15, P2: 0.3, P3: 0.25 } satisfies Record<TrueKind, number>,
  /** Share in which an alert comes before any report. */
  alertFirst: { 'false-alarm': 0.7, P1: 0.6, P2: 0.5, P3: 0.2 } satisfies Record<TrueKind, number>,
  /** Alerts after the first, each on another measurement with this chance. */
  alerts: { most: 3, chance: 0.5 },
  /** Customers of a P1 who report, from two, and the time between two reports. */
  reporters: { fewest: 2, most: 8, everyMinutes: 6 },
  /** Chance that a false alarm is seen through when it is looked at, before there is an incident. */
  seenThrough: 0.5,
  /** Chance that whoever estimates a P1 finds a customer who did not report. */
  findsOthers: 0.6,
  /** Chance that a revert is the way, which decides how long an attempt takes. */
  revertHelps: 0.6,
  /** Chance that an attempt works, the first and each further one; and what is left of it when whoever tries is tired. */
  works: { first: 0.55, further: 0.6, whenTired: 0.8 },
  /** How long an attempt takes until it is seen what it did. */
  attempt: {
    revert: { median: 15, p90: 40 },
    other: { median: 35, p90: 120 },
    /** Times this with a second engineer, and with a tired one. */
    withTwo: 0.85,
    whenTired: 1.25,
  },
  /** How long somebody takes to answer whom the page finds awake, asleep, or in the incident's room already. */
  answer: {
    awake: { median: 2, p90: 8 },
    asleep: { median: 4, p90: 12 },
    inRoom: { median: 0.5, p90: 2 },
  } satisfies Record<string, Spread>,
  /** Chance that one asking does not reach somebody, awake or asleep. */
  missed: { awake: 0.05, asleep: 0.2, inRoom: 0.01 },
  /** Asleep, that chance grows by so much per point of S, the need for sleep, below a full night's 14. */
  missedPerPointOfS: 0.03,
  /** Chance that somebody cannot be reached all night: a flat battery, a flight. */
  unreachable: 0.02,
  /** How long things take whoever is awake and knows what to do. */
  does: {
    look: { median: 4, p90: 10 },
    assess: { median: 6, p90: 15 },
    begin: { median: 3, p90: 8 },
    verify: { median: 8, p90: 20 },
    write: { median: 6, p90: 15 },
    task: { median: 5, p90: 15 },
    packet: { median: 6, p90: 12 },
  } satisfies Record<string, Spread>,
  /** Per point of the Karolinska scale above 5, everything takes so much longer. */
  slowerPerPoint: 0.1,
  /** From this point of the scale on somebody counts as tired. */
  tiredFrom: 7,
  /** Where nobody says when they sleep, and by how much nights differ. */
  sleep: { from: '23:00', to: '07:00', jitterMinutes: 45 },
} as const;

/** One row of the table in the manual and of a report's notes. */
export interface AssumptionRow {
  what: string;
  value: string;
  basis: string;
}

const OURS = 'our choice';

/** The assumptions in words, with what each rests on. */
export function assumptionRows(): AssumptionRow[] {
  const a = ASSUMPTIONS;
  return [
    row('When it begins', 'any minute of a year with the same chance', `${OURS}: what comes by night is the question`),
    row('What it is', shares(a.kinds), `${OURS}; replace it by your own insights`),
    row('An alert comes before any report', shares(a.alertFirst), OURS),
    row('Further alerts', `up to ${a.alerts.most}, each with ${percent(a.alerts.chance)}`, OURS),
    row(
      'Customers who report a P1',
      `${a.reporters.fewest} to ${a.reporters.most}, ${a.reporters.everyMinutes} min apart on average`,
      `${OURS}; the talk’s night had several within minutes`,
    ),
    row('A false alarm is seen through at once', percent(a.seenThrough), OURS),
    row('Who estimates a P1 finds one more customer', percent(a.findsOthers), OURS),
    row('A revert is the way', percent(a.revertHelps), `${OURS}; most public incidents in docs/drills.md were undone`),
    row(
      'An attempt works',
      `${percent(a.works.first)} the first, ${percent(a.works.further)} each further; × ${a.works.whenTired} when tired`,
      `${OURS}; that tired people err more: Barger 2005, Williamson & Feyer 2000`,
    ),
    row('A revert takes', minutes(a.attempt.revert), OURS),
    row(
      'Another attempt takes',
      `${minutes(a.attempt.other)}; × ${a.attempt.withTwo} with two, × ${a.attempt.whenTired} when tired`,
      OURS,
    ),
    row('Somebody awake answers after', minutes(a.answer.awake), OURS),
    row(
      'Somebody asleep answers after',
      minutes(a.answer.asleep),
      `${OURS}; the first minutes after waking are slow: Trotti 2016`,
    ),
    row(
      'A page is missed',
      `${percent(a.missed.awake)} awake; ${percent(a.missed.asleep)} asleep and ${percent(a.missedPerPointOfS)} more per point that S, by the model, is below 14`,
      `${OURS}; that short of sleep one sleeps deeper is the model’s S`,
    ),
    row('Cannot be reached all night', percent(a.unreachable), OURS),
    row('To look at an alert, to begin, to estimate', both(a.does.look, a.does.begin, a.does.assess), OURS),
    row('To verify, to write words, a task', both(a.does.verify, a.does.write, a.does.task), OURS),
    row('To read the packet of a handover and say it back', both(a.does.packet), OURS),
    row(
      'Tired people are slower',
      `${percent(a.slowerPerPoint)} per point of the Karolinska scale above 5; tired from ${a.tiredFrom}`,
      `${OURS}; 7 is where sleepiness begins: Åkerstedt & Gillberg 1990`,
    ),
    row(
      'Sleep, where nobody says otherwise',
      `${a.sleep.from} to ${a.sleep.to} in one’s own zone, give or take ${a.sleep.jitterMinutes} min`,
      `${OURS}; never what people told the desk about themselves`,
    ),
  ];
}

function row(what: string, value: string, basis: string): AssumptionRow {
  return { what, value, basis };
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function shares(weights: Record<string, number>): string {
  return Object.entries(weights)
    .map(([name, weight]) => `${name} ${percent(weight)}`)
    .join(', ');
}

function minutes({ median, p90 }: Spread): string {
  return `median ${median} min, 90 % within ${p90}`;
}

function both(...spreads: Spread[]): string {
  return spreads.map(({ median, p90 }) => `${median} (${p90}) min`).join(', ');
}
