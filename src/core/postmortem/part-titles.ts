import type { PartId } from './postmortem.ts';

/** What each part is called. */
export const PART_TITLES: Record<PartId, string> = {
  summary: 'Summary',
  impact: 'Impact',
  timeline: 'Timeline',
  causes: 'Causes',
  decisions: 'Decisions, with what was known then',
  communication: 'Communication',
  clocks: 'Promises to customers',
  conformance: 'The procedure: due and done',
  night: 'How the work was shared',
  'what-went-well': 'What went well',
  'what-hurt': 'What hurt',
  lessons: 'Lessons',
  actions: 'Action items',
};
