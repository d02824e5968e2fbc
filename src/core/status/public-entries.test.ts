import { describe, expect, test } from 'vitest';
import { impact, incidentStory, IVO, severeImpact, TESS, type IncidentStory } from '#testing/incident-story.ts';
import { GERMAN } from '../comms/de/words.ts';
import { ENGLISH } from '../comms/en/words.ts';
import { publicEntries } from './public-entries.ts';

function entries({ incident }: IncidentStory, survivor: IncidentStory | null = null, language = ENGLISH) {
  const updates = incident.updates.filter(({ audience }) => audience === 'public');
  const context = { words: () => 'words', language, survivor: survivor?.incident ?? null, isGoneOn: true };
  return publicEntries(incident, updates, context);
}

function told(story: IncidentStory, survivor: IncidentStory | null = null): string[] {
  return entries(story, survivor).map(({ kind, state, component }) => `${kind} ${state} ${component}`);
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

describe('a merged incident', () => {
  const survivor = (): IncidentStory => incidentStory().until('17:08').when(IVO, severeImpact());
  const merged = (): IncidentStory =>
    published().when(IVO, { type: 'MergeInto', intoIncidentId: 'other', intoNumber: 2 });

  test('goes on as what it is part of, and is not over', () => {
    expect(told(merged(), survivor()).at(-1)).toBe('merged investigating major_outage');
    expect(entries(merged(), survivor()).at(-1)?.text).toContain('It is not over');
  });

  test('is over when the one it went on with is', () => {
    const over = survivor().until('18:00').when(TESS, { type: 'Resolve', verificationTextId: 'checked' });
    expect(told(merged(), over).slice(-2)).toEqual([
      'merged investigating major_outage',
      'update resolved operational',
    ]);
  });

  test('is withdrawn with it, when that was no outage', () => {
    const bug = survivor().when(IVO, { type: 'Dismiss', ticketTextId: 'ticket', reasonTextId: null });
    expect(told(merged(), bug).at(-1)).toBe('withdrawal resolved operational');
  });

  test('that was over before stays over', () => {
    const over = published().until('17:40').when(TESS, { type: 'Resolve', verificationTextId: 'checked' });
    over.until('17:55').when(IVO, { type: 'MergeInto', intoIncidentId: 'other', intoNumber: 2 });
    expect(told(over, survivor()).at(-1)).toBe('update resolved operational');
  });
});

test('the page puts things right in the language in which it speaks', () => {
  const story = published().when(IVO, impact({ customers: 2, workaround: 'yes' }, 'assessment-2'));
  expect(entries(story, null, GERMAN).at(-1)?.text).toBe(GERMAN.pageCorrections.smaller);
});

test('the page closes what it opened, although the lowered priority lets nobody speak to the public', () => {
  const story = published()
    .when(IVO, impact({ tier: 'secondary', workaround: 'yes', customers: 1 }, 'assessment-2'))
    .until('17:40')
    .when(TESS, { type: 'Resolve', verificationTextId: 'checked' });
  expect(told(story).at(-1)).toBe('update resolved operational');
});
