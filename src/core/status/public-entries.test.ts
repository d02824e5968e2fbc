import { expect, test } from 'vitest';
import { impact, incidentStory, IVO, severeImpact, TESS, type IncidentStory } from '#testing/incident-story.ts';
import { publicEntries } from './public-entries.ts';

function told({ incident }: IncidentStory): string[] {
  const updates = incident.updates.filter(({ audience }) => audience === 'public');
  return publicEntries(incident, updates, () => 'words').map(
    ({ kind, state, component }) => `${kind} ${state} ${component}`,
  );
}

const published = (): IncidentStory => incidentStory().until('17:08').when(IVO, severeImpact()).until('17:20');

test('nothing is told before words went out, whatever was assessed', () => {
  expect(told(incidentStory().until('17:08').when(IVO, severeImpact()))).toEqual([]);
});

test('words carry what the assessment of their time said of the component', () => {
  expect(told(published())).toEqual(['update investigating major_outage']);
});

test('an assessment that lowers a published incident corrects the page at once', () => {
  const story = published().when(IVO, impact({ customers: 2, workaround: 'yes' }, 'assessment-2'));
  expect(told(story)).toEqual(['update investigating major_outage', 'correction investigating degraded_performance']);
});

test('an assessment that raises a published incident says so', () => {
  const story = published()
    .when(IVO, impact({ customers: 2, workaround: 'yes' }, 'assessment-2'))
    .until('17:25')
    .when(IVO, severeImpact('assessment-3'));
  expect(told(story).at(-1)).toBe('correction investigating major_outage');
});

test('an assessment that changes nothing the public was told is no news to it', () => {
  const story = published().when(IVO, severeImpact('assessment-2'));
  expect(told(story)).toHaveLength(1);
});

test('what turns out to be no outage is withdrawn in words', () => {
  const story = published().when(IVO, { type: 'Dismiss', ticketTextId: 'ticket', reasonTextId: null });
  expect(told(story).at(-1)).toBe('withdrawal resolved operational');
});

test('a merged incident points away instead of ending in silence', () => {
  const story = published().when(IVO, { type: 'MergeInto', intoIncidentId: 'other', intoNumber: 2 });
  expect(told(story).at(-1)).toBe('merged resolved operational');
});

test('the page closes what it opened, although the lowered priority lets nobody speak to the public', () => {
  const story = published()
    .when(IVO, impact({ tier: 'secondary', workaround: 'yes', customers: 1 }, 'assessment-2'))
    .until('17:40')
    .when(TESS, { type: 'Resolve', verificationTextId: 'checked' });
  expect(told(story).at(-1)).toBe('update resolved operational');
});
