import { describe, expect, test } from 'vitest';
import { handOver } from '#testing/hand-over.ts';
import { ANA, incidentStory, IVO, severeImpact, TESS, type IncidentStory } from '#testing/incident-story.ts';
import { DESK } from '../shared/actor.ts';
import { toIso } from '../shared/instant.ts';
import { stintsOf } from './stints.ts';

const told = ({ events }: IncidentStory) =>
  stintsOf(events).map(
    ({ role, personId, fromAt, toAt }) =>
      `${role} ${personId} ${toIso(fromAt).slice(11, 16)}-${toAt === null ? '' : toIso(toAt).slice(11, 16)}`,
  );
const worked = (story: IncidentStory) => {
  const nothing = { changeId: null, noteTextId: null, reasonTextId: null };
  story.when(TESS, { type: 'StartMitigation', mitigationId: 'm1', kind: 'restart', ...nothing });
  story.when(TESS, { type: 'VerifyMitigation', mitigationId: 'm1', outcome: 'worked', noteTextId: null });
  return story.when(IVO, { type: 'Resolve', verificationTextId: 'seen' });
};

describe('a stint', () => {
  test('runs from taking a role to handing it over', () => {
    const begun = incidentStory().when(ANA, { type: 'AssignRole', role: 'imoc', personId: 'ivo' }).until('19:00');
    const story = handOver(begun, 'imoc', 'tess');
    expect(told(story)).toEqual(['imoc ivo 17:03-19:00', 'imoc tess 19:00-']);
  });

  test('ends with the resolution and begins again when the incident is back', () => {
    const story = incidentStory().when(ANA, { type: 'AssignRole', role: 'imoc', personId: 'ivo' });
    worked(story.when(IVO, severeImpact()).until('18:00'));
    expect(told(story)).toEqual(['imoc ivo 17:03-18:00']);
    story.until('20:00').when(ANA, { type: 'Reopen', reasonTextId: 'back' });
    expect(told(story)).toEqual(['imoc ivo 17:03-18:00', 'imoc ivo 20:00-']);
  });

  test('ends for good when work stands down, and is taken anew by whoever comes in the morning', () => {
    const event = { v: 1, by: DESK } as const;
    const stood = { resumeAt: 90, watcherId: null, tripwires: [], noteTextId: null };
    const stints = stintsOf([
      { ...event, type: 'RoleAssigned', at: 10, data: { role: 'imoc', personId: 'ivo' } },
      { ...event, type: 'StoodDown', at: 20, data: stood },
      { ...event, type: 'WorkResumed', at: 90, data: { cause: 'time', signalId: null, reasonTextId: null } },
      { ...event, type: 'RoleAssigned', at: 95, data: { role: 'imoc', personId: 'tess' } },
    ]);
    expect(stints).toEqual([
      { role: 'imoc', personId: 'ivo', fromAt: 10, toAt: 20 },
      { role: 'imoc', personId: 'tess', fromAt: 95, toAt: null },
    ]);
  });

  test('of whoever takes a role again goes on as one', () => {
    const assign = { type: 'RoleAssigned', v: 1, by: DESK, data: { role: 'imoc', personId: 'ivo' } } as const;
    const stints = stintsOf([
      { ...assign, at: 10 },
      { ...assign, at: 20 },
    ]);
    expect(stints).toEqual([{ role: 'imoc', personId: 'ivo', fromAt: 10, toAt: null }]);
  });
});
