import type { Incident } from '../incident/incident.ts';
import { lastPosted } from '../incident/incident.ts';
import { publicState } from '../incident/public-state.ts';
import type { Instant } from '../shared/instant.ts';
import type { CommsLanguage } from './comms-language.ts';
import { ENGLISH } from './en/words.ts';

/**
 * What was established since the last words to an audience, as sentences it may read; null when nothing was. The state
 * itself and the standing facts (feature, symptom, workaround) have fields of their own.
 */
export function newsSince(incident: Incident, audience: string, language: CommsLanguage = ENGLISH): string | null {
  const last = lastPosted(incident, audience);
  if (last === null) return null;
  const news = [
    ...(isAssessedSince(incident, last.at) ? [language.knowMore] : []),
    ...incident.mitigations.flatMap((mitigation) => {
      const verified = mitigation.verifiedAt !== null && mitigation.verifiedAt > last.at;
      if (verified && mitigation.outcome !== null)
        return mitigation.outcome === 'worked' ? [] : language.seen[mitigation.outcome];
      return mitigation.verifiedAt === null && mitigation.startedAt > last.at ? language.started[mitigation.kind] : [];
    }),
  ];
  const state = publicState(incident);
  const isCalm = state === 'monitoring' && last.state !== 'monitoring';
  if (news.length === 0 && isCalm) return language.comingBack;
  return news.length === 0 ? null : [...new Set(news)].join(' ');
}

function isAssessedSince({ assessment }: Incident, at: Instant): boolean {
  return assessment !== null && !assessment.assumed && assessment.at > at;
}
