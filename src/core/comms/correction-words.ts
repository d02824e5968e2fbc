import type { Incident } from '../incident/incident.ts';
import type { CommsLanguage } from './comms-language.ts';

/** Honest words when what was said outside turns out to be smaller, or no outage at all. No cause, no promise. */
export function correctionWords(
  { phase }: Incident,
  featureName: string | null,
  { corrections }: CommsLanguage,
): string {
  return phase === 'not-an-incident' ? corrections.noOutage(featureName) : corrections.smaller(featureName);
}
