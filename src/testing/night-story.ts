import type { CommandOf } from '#core/incident/commands.ts';
import type { ImpactAnswers } from '#core/incident/assessment.ts';
import type { NightOutlook } from '#core/rest/safe-to-stop.ts';
import { fromIso } from '#core/shared/instant.ts';
import { impact, incidentStory, IVO, type IncidentStory, type StoryOptions } from './incident-story.ts';

/** When work resumes in a story that stood down for the night. */
export const MORNING = fromIso('2018-11-06T08:00:00Z');

/** A night ahead on which it is safe to stop: an alert would tell, and Ivo is rested when work resumes. */
export function nightOutlook(change: Partial<NightOutlook> = {}): NightOutlook {
  return {
    resumeAt: MORNING,
    tripwires: ['environments-api'],
    readyReverts: [],
    undone: [],
    irreversible: [],
    roster: { 'on-call': ['ana'], imoc: ['ivo'], tloc: ['tess'], soc: ['sol'], approver: ['vera'] },
    rested: ['ivo'],
    exhausted: [],
    ...change,
  };
}

/** Answers of a P2 that may wait: one customer is hurt, it does not grow, and no data is at risk. */
export function calmImpact(change: Partial<ImpactAnswers> = {}, id = 'assessment-1') {
  return impact({ customerIds: ['acme'], customers: 1, worsening: 'no', dataAtRisk: 'no', ...change }, id);
}

/** A P2 with somebody in each role, of which customers were told, at 23:50, with nothing new for hours. */
export function calmStory(options: StoryOptions = {}): IncidentStory {
  const story = incidentStory(options).until('17:08').when(IVO, calmImpact());
  for (const [role, personId] of Object.entries(HOLDERS)) story.when(IVO, { type: 'AssignRole', role, personId });
  return story.until('23:50');
}

const HOLDERS = { 'on-call': 'ana', imoc: 'ivo', tloc: 'tess', soc: 'sol' };

export function callItANight(change: Partial<NightOutlook> = {}) {
  return { type: 'StandDown', noteTextId: null, outlook: nightOutlook(change) } satisfies Omit<
    CommandOf<'StandDown'>,
    'by'
  >;
}

/** The same, stood down until the morning. */
export function restingStory(options: StoryOptions = {}): IncidentStory {
  return calmStory(options).when(IVO, callItANight());
}
