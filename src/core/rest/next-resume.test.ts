import { describe, expect, test } from 'vitest';
import { incidentStory, IVO, type IncidentStory } from '#testing/incident-story.ts';
import { calmImpact, nightOutlook } from '#testing/night-story.ts';
import { referenceProcedure } from '#testing/reference-procedure.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { DAY_MS, fromIso, HOUR_MS, toIso } from '../shared/instant.ts';
import { latestResume, offeredResume } from './next-resume.ts';
import { safeToStop } from './safe-to-stop.ts';

const FRIDAY_NIGHT = fromIso('2018-11-09T23:00:00Z');

/** A Friday evening under a calendar; a secondary feature without a workaround is a P3, a core feature a P2. */
function fridayOf(priority: 'P2' | 'P3', calendar: Partial<Procedure['calendar']> = {}): IncidentStory {
  const reference = referenceProcedure();
  const procedure = { ...reference, calendar: { ...reference.calendar, ...calendar } };
  const tier = priority === 'P3' ? 'secondary' : 'core';
  const story = incidentStory({ at: '2018-11-09T17:03:00Z', procedure });
  story.until('17:08').when(IVO, calmImpact({ tier, workaround: 'no' }));
  expect(story.incident.assessment?.priority).toBe(priority);
  return story;
}

const offered = (story: IncidentStory, now = FRIDAY_NIGHT) => {
  const { resumeAt, why } = offeredResume(story, now);
  return `${toIso(resumeAt).slice(0, 16)} ${why}`;
};
const IN_HOURS = 'A P3 is worked on in working hours, and the next ones begin then.';

describe('whoever calls it a night is offered', () => {
  test('the next working day on a Friday, where the priority is worked on in working hours', () => {
    expect(offered(fridayOf('P3'))).toBe(`2018-11-12T09:00 ${IN_HOURS}`);
  });

  test('the day after a holiday', () => {
    expect(offered(fridayOf('P3', { holidays: ['2018-11-12'] }))).toBe(`2018-11-13T09:00 ${IN_HOURS}`);
  });

  test('a Saturday where the procedure works on Saturdays', () => {
    const hours = { fromMinute: 9 * 60, toMinute: 18 * 60 };
    expect(offered(fridayOf('P3', { week: { 5: hours, 6: hours } }))).toBe(`2018-11-10T09:00 ${IN_HOURS}`);
  });

  test('the procedure’s time when working hours have begun by then', () => {
    const early = { fromMinute: 7 * 60, toMinute: 18 * 60 };
    expect(offered(fridayOf('P3', { week: { 6: early } }))).toBe(
      '2018-11-10T08:00 By the procedure work goes on then after a night.',
    );
  });

  test('the procedure’s time on a Saturday too, where the priority is worked on around the clock', () => {
    expect(offered(fridayOf('P2'))).toBe('2018-11-10T08:00 By the procedure work goes on then after a night.');
  });

  test('the procedure’s time while nobody has assessed the impact', () => {
    const story = incidentStory({ at: '2018-11-09T22:55:00Z' });
    expect(offered(story)).toContain('2018-11-10T08:00');
  });

  test('no more than the longest pause, and is told so', () => {
    expect(offered(fridayOf('P2'), fromIso('2018-11-09T17:10:00Z'))).toBe(
      '2018-11-10T07:10 By the procedure no pause is longer than 14 h.',
    );
  });
});

describe('a pause', () => {
  const timeOf = (story: IncidentStory, resumeAt: number) =>
    safeToStop(story, nightOutlook({ resumeAt }), FRIDAY_NIGHT).find(({ check }) => check === 'time');

  test('that would end on a free day may last until working hours begin, and no longer', () => {
    const story = fridayOf('P3');
    const monday = fromIso('2018-11-12T09:00:00Z');
    expect(latestResume(story, FRIDAY_NIGHT)).toBe(monday);
    expect(timeOf(story, monday)?.next).toBeNull();
    expect(timeOf(story, monday + HOUR_MS)?.sentence).toBe(
      'Work would rest for 2 d 11 h, and the procedure allows 14 h, or until working hours begin at 09:00 UTC on 2018-11-12.',
    );
  });

  test('of what is worked on around the clock is no longer for that', () => {
    expect(latestResume(fridayOf('P2'), FRIDAY_NIGHT)).toBe(FRIDAY_NIGHT + 14 * HOUR_MS);
    expect(timeOf(fridayOf('P2'), FRIDAY_NIGHT + DAY_MS)?.next).toBe('Choose an earlier time.');
  });
});
