import type { Incident } from '../incident/incident.ts';
import { lastPosted } from '../incident/incident.ts';
import type { MitigationKind, MitigationOutcome } from '../incident/events.ts';
import { publicState } from '../incident/public-state.ts';
import type { Instant } from '../shared/instant.ts';

/** What is being done, as customers may hear it: the kind of action, never the cause behind it. */
const STARTED: Record<MitigationKind, string> = {
  revert: 'We are undoing a recent change.',
  'fix-forward': 'We are putting a correction in place.',
  failover: 'We are rerouting traffic around the problem.',
  scale: 'We are adding capacity.',
  restart: 'We are restarting a part of the service.',
  disable: 'We are switching a part of the service off.',
  other: 'We are trying a way to restore service.',
};
const SEEN: Record<MitigationOutcome, string | null> = {
  worked: null,
  partly: 'What we did helped in part, and we go on.',
  'no-effect': 'What we tried did not help, and we are trying another way.',
  worse: 'What we tried did not help, so we took it back and are trying another way.',
};

/**
 * What was established since the last words to an audience, as sentences it may read; null when nothing was. The state
 * itself and the standing facts (feature, symptom, workaround) have fields of their own.
 */
export function newsSince(incident: Incident, audience: string): string | null {
  const last = lastPosted(incident, audience);
  if (last === null) return null;
  const news = [
    ...assessedSince(incident, last.at),
    ...incident.mitigations.flatMap((mitigation) => {
      const verified = mitigation.verifiedAt !== null && mitigation.verifiedAt > last.at;
      if (verified && mitigation.outcome !== null) return SEEN[mitigation.outcome] ?? [];
      return mitigation.verifiedAt === null && mitigation.startedAt > last.at ? STARTED[mitigation.kind] : [];
    }),
  ];
  const state = publicState(incident);
  const isCalm = state === 'monitoring' && last.state !== 'monitoring';
  if (news.length === 0 && isCalm) return 'Service is coming back.';
  return news.length === 0 ? null : [...new Set(news)].join(' ');
}

function assessedSince({ assessment }: Incident, at: Instant): string[] {
  if (assessment === null || assessment.assumed || assessment.at <= at) return [];
  return ['We know more about who is affected and how.'];
}
