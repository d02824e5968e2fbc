import type { PostmortemDocument } from '#core/postmortem/document.ts';
import type { FactSources } from '#core/postmortem/postmortem.ts';
import { HOUR_MS, type Instant } from '#core/shared/instant.ts';

/** A short postmortem without names. */
export function publicSample(openedAt: Instant): PostmortemDocument {
  const sources: FactSources = [{ seq: 1, type: 'IncidentReported' }];
  return {
    header: {
      incidentId: 'i_12',
      number: 12,
      title: 'Customers cannot update environments',
      priority: 'P1',
      phase: 'closed',
      openedAt,
      mitigatedAt: openedAt + HOUR_MS,
      resolvedAt: openedAt + 2 * HOUR_MS,
      procedure: { name: 'Reference outage procedure', version: 1 },
    },
    parts: [
      {
        kind: 'facts',
        id: 'timeline',
        title: 'Timeline',
        facts: [
          { at: openedAt, sentence: 'The on-call engineer is on it.', text: null, known: [], sources },
          {
            at: openedAt + HOUR_MS,
            sentence: 'TwoAM told everybody who reads the status page.',
            text: 'Environments can be updated again.',
            known: [],
            sources,
          },
        ],
      },
      {
        kind: 'prose',
        id: 'lessons',
        title: 'Lessons',
        body: 'A colleague told **a customer** at once.\n\n- A change needs a plan to revert it.',
        version: 1,
      },
      { kind: 'actions', id: 'actions', title: 'Action items', items: [] },
    ],
  };
}
