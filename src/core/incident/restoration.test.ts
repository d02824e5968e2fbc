import { describe, expect, test } from 'vitest';
import { ANA, incidentStory, IVO, severeImpact, TESS, type IncidentStory } from '#testing/incident-story.ts';
import { DESK, type Actor } from '../shared/actor.ts';
import { toIso } from '../shared/instant.ts';
import { restoration } from './restoration.ts';

const NOTHING = { changeId: null, noteTextId: null, reasonTextId: null };
const said = ({ events }: IncidentStory) => {
  const restored = restoration(events);
  return restored === null ? null : `${toIso(restored.at).slice(11, 16)} ${restored.by}`;
};
const story = () => incidentStory().when(IVO, severeImpact());
const tried = (by: Actor, outcome: 'worked' | 'no-effect', id = 'm1', from = story()) =>
  from
    .when(TESS, { type: 'StartMitigation', mitigationId: id, kind: 'restart', ...NOTHING })
    .until('18:00')
    .when(by, { type: 'VerifyMitigation', mitigationId: id, outcome, noteTextId: null });
const resolve = { type: 'Resolve', verificationTextId: 'seen' } as const;

describe('service was restored', () => {
  test('when somebody saw that an attempt worked, whenever it was resolved', () => {
    expect(said(tried(TESS, 'worked').until('19:00').when(IVO, resolve))).toBe('18:00 seen');
  });

  test('by the first attempt that worked, also when its cause was undone later', () => {
    const switched = tried(TESS, 'worked').until('19:00');
    switched.when(TESS, { type: 'StartMitigation', mitigationId: 'm2', kind: 'failover', ...NOTHING });
    switched
      .until('19:30')
      .when(TESS, { type: 'VerifyMitigation', mitigationId: 'm2', outcome: 'worked', noteTextId: null });
    expect(said(switched)).toBe('18:00 seen');
  });

  test('when alerts went quiet after an attempt', () => {
    expect(said(tried(DESK, 'worked'))).toBe('18:00 alerts-quiet');
  });

  test('when it was resolved, where no attempt is known to have worked', () => {
    expect(said(story().until('18:30').when(IVO, resolve))).toBe('18:30 resolved');
    expect(said(tried(TESS, 'no-effect').until('19:00').when(IVO, resolve))).toBe('19:00 resolved');
  });

  test('not as long as nothing says so, nor where it came back', () => {
    expect(said(tried(TESS, 'no-effect'))).toBeNull();
    const back = tried(TESS, 'worked').until('19:00').when(IVO, resolve);
    back.until('20:00').when(ANA, { type: 'Reopen', reasonTextId: 'back' });
    expect(said(back)).toBeNull();
    expect(said(back.until('21:00').when(IVO, resolve))).toBe('21:00 resolved');
  });

  test('never where it was no incident', () => {
    const bug = story().when(IVO, { type: 'Dismiss', ticketTextId: 'bug', reasonTextId: 'looked' });
    expect(said(bug)).toBeNull();
  });

  test('where it was taken for a bug at first, once it is back and restored', () => {
    const bug = story().when(IVO, { type: 'Dismiss', ticketTextId: 'bug', reasonTextId: 'looked' });
    const back = bug.until('17:50').when(ANA, { type: 'Reopen', reasonTextId: 'back' });
    expect(said(back)).toBeNull();
    expect(said(tried(TESS, 'worked', 'm1', back))).toBe('18:00 seen');
  });
});
