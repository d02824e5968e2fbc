import type { Instant } from '../shared/instant.ts';

export type FeatureTier = 'core' | 'secondary' | 'unknown';
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
}

/** Where an answer comes from. `textId` holds what was seen, in words. */
export interface Evidence {
  source: 'report' | 'alert' | 'metric' | 'person';
  /** Id of the report or alert; two pieces of evidence with the same ref are one source. */
  ref: string | null;
  textId: string | null;
}

/** An assessment with the priority that the procedure's table gave it. `priority` null means: a bug. */
export interface Assessment {
  id: string;
  at: Instant;
  answers: ImpactAnswers;
  evidence: Evidence[];
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
