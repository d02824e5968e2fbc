import { describe, expect, test } from 'vitest';
import { handOver } from '#testing/hand-over.ts';
import { ANA, IVO, incidentStory, type IncidentStory } from '#testing/incident-story.ts';
import { calmImpact, restingStory } from '#testing/night-story.ts';
import { fromIso } from '../shared/instant.ts';
import { isOfShift } from './incident-of-shift.ts';

const at = (time: string) => fromIso(`2018-11-05T${time}:00Z`);
/** Ivo has commanded since 17:03 and passed it on to Tess at 19:00. */
function passedOn(): IncidentStory {
  const begun = incidentStory().when(ANA, { type: 'AssignRole', role: 'imoc', personId: 'ivo' }).until('19:00');
  return handOver(begun, 'imoc', 'tess');
}

describe('an incident is one of somebody’s shift', () => {
  test('when they held a role in it during the shift, also one that they passed on', () => {
    const story = passedOn();
    expect(isOfShift(story, 'ivo', at('18:59'))).toBe(true);
    expect(isOfShift(story, 'ivo', at('19:00'))).toBe(false);
    expect(isOfShift(story, 'tess', at('23:00'))).toBe(true);
    expect(isOfShift(story, 'ana', 0)).toBe(false);
  });

  test('when work rests since', () => {
    const story = restingStory();
    expect(story.incident.holders).toEqual({});
    expect(isOfShift(story, 'ivo', at('23:49'))).toBe(true);
    expect(isOfShift(story, 'ivo', at('23:50'))).toBe(false);
  });

  test('when they took a role of what waits for working hours, not while they hold it in their sleep', () => {
    const story = incidentStory().when(ANA, { type: 'AssignRole', role: 'imoc', personId: 'ivo' }).until('17:08');
    story.when(IVO, calmImpact({ tier: 'secondary', workaround: 'no' }));
    expect(story.incident.assessment?.priority).toBe('P3');
    expect(isOfShift(story, 'ivo', at('17:02'))).toBe(true);
    expect(isOfShift(story, 'ivo', at('17:03'))).toBe(false);
  });

  test('once, in the incident that it was merged into', () => {
    const story = passedOn().when(ANA, { type: 'MergeInto', intoIncidentId: 'other', intoNumber: 2 });
    expect(story.incident.phase).toBe('duplicate-of');
    expect(isOfShift(story, 'tess', 0)).toBe(false);
  });
});
