import type { ProseSectionId } from './postmortem.ts';

/** What a part asks its writers, so that nobody begins before an empty box. The questions ask for circumstances, never for who. */
export const SECTION_PROMPTS: Record<ProseSectionId, string[]> = {
  summary: [
    'What happened, in three sentences that somebody outside the team understands?',
    'What did customers notice, and for how long?',
    'What ended it?',
  ],
  causes: [
    'What had to come together so that this could happen?',
    'What made the first explanation look right at the time?',
    'Which safeguard was expected to catch it, and what did it see?',
  ],
  'what-went-well': ['What made this shorter or smaller than it could have been?', 'What should stay as it is?'],
  'what-hurt': [
    'Where did the work wait, and for what?',
    'What was hard to see, to find or to decide?',
    'Which duty was late, and what stood in its way?',
  ],
  lessons: [
    'What do we know now that we did not know before?',
    'What would help the next people in this place, at three in the morning?',
  ],
};
