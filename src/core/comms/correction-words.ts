import type { Incident } from '../incident/incident.ts';

/** Honest words when what was said outside turns out to be smaller, or no outage at all. No cause, no promise. */
export function correctionWords(incident: Incident, featureName: string | null): string {
  const what =
    featureName === null ? 'the problems that we reported' : `the problems with ${featureName} that we reported`;
  if (incident.phase === 'not-an-incident')
    return `We have looked into ${what}. It is not an outage. What was seen is handled as a bug, and this was a false alarm on our side.\n\nThere are no further updates here. If something does not work for you, please tell our support.`;
  return `We have looked again at ${what}. They are smaller than we said at first, and we have lowered their priority.\n\nThere are no further updates here. If you are affected, please tell our support.`;
}
