import type { Instant } from '../shared/instant.ts';

/** How much a feature matters; `unknown` where none is named. */
export type FeatureTier = 'core' | 'secondary' | 'unknown';
/** An answer to a question of the assessment. */
export type YesNoUnknown = 'yes' | 'no' | 'unknown';

/** Answers about impact, as given by a person or assumed by the procedure when the clock ran out. */
export interface ImpactAnswers {
  featureId: string | null;
  /** The feature's tier in the catalogue at the time of the answer. */
  tier: FeatureTier;
  /** Customers known to be hurt. */
  customerIds: string[];
  /** How many customers are hurt; at least the length of `customerIds`. */
  customers: number;
  workaround: YesNoUnknown;
  dataAtRisk: YesNoUnknown;
  worsening: YesNoUnknown;
  /** What customers see, in their words; shown to them. */
  symptomTextId?: string | null;
  /** What customers can do meanwhile; shown to them. */
  workaroundTextId?: string | null;
  /** Answers to the procedure's own questions, by id. */
  own?: Record<string, YesNoUnknown>;
}

/** Something that shows the impact. `textId` holds what was seen, in words, or a link to it. */
export interface Evidence {
  source: 'report' | 'alert' | 'metric' | 'person';
  /** Id of the report or alert. */
  ref: string | null;
  textId: string | null;
  /** Who says it: `customer:<id>`, `group:<id>` of alerts, `person:<id>`; null when it is a measurement that speaks for itself. Absent in old streams. */
  sayer?: string | null;
  /** What it rests on, as a key of `measureOf`; null when that is not known. */
  measure?: string | null;
}

/** Where one answer comes from: signals of the incident, a person's words, or a link that shows it. */
export interface AnswerBasis {
  /** Id of a question of the procedure. */
  question: string;
  from: 'signals' | 'words' | 'link';
  /** Ids of the signals. */
  signalIds: string[];
  /** The words or the link; null for somebody's answer without more. */
  textId: string | null;
  /** The person who answered. */
  by: string | null;
  at: Instant;
}

/** An assessment with the priority that the procedure's table gave it. `priority` null means: a bug. */
export interface Assessment {
  id: string;
  at: Instant;
  answers: ImpactAnswers;
  evidence: Evidence[];
  /** Where each answer comes from. Absent in old streams. */
  basis?: AnswerBasis[];
  priority: string | null;
  /** The rule that decided, in words. */
  reason: string;
  /** True when nobody assessed in time and the procedure's assumption applies. */
  assumed: boolean;
  /** Set when a named person declared a priority against the table or without enough sources. */
  override: { by: string; reasonTextId: string } | null;
  /** Whether words may reach the public. */
  publish: boolean;
}
