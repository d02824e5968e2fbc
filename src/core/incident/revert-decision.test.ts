import { describe, expect, test } from 'vitest';
import { ANA, incidentStory, IVO, TESS, type IncidentStory } from '#testing/incident-story.ts';
import { DESK } from '../shared/actor.ts';
import { toIso } from '../shared/instant.ts';
import { revertDecision, suspectToRevert } from './revert-decision.ts';

const ranked = (strongId: string | null, probability = 0.9) => ({
  type: 'RankSuspects' as const,
  suspects: [
    { changeId: 'rbac', probability },
    { changeId: 'search', probability: 0.05 },
  ],
  strongId,
});
const revert = (changeId = 'rbac', affectsData = false) => ({
  type: 'StartRevert' as const,
  mitigationId: `m ${changeId}`,
  runId: `run ${changeId}`,
  changeId,
  affectsData,
  reversible: 'fully' as const,
  alternative: null,
});
const forward = {
  type: 'StartMitigation' as const,
  mitigationId: 'forward',
  kind: 'fix-forward' as const,
  changeId: 'rbac',
  noteTextId: null,
  reasonTextId: 'why',
};
const verified = (mitigationId: string, outcome: 'worked' | 'no-effect' | 'worse') => ({
  type: 'VerifyMitigation' as const,
  mitigationId,
  outcome,
  noteTextId: null,
});
const decision = (story: IncidentStory) => revertDecision(story.incident);

describe('the decision to revert', () => {
  test('is offered as soon as a change is a strong suspect, and not before', () => {
    const story = incidentStory().when(DESK, ranked(null));
    expect(decision(story)).toBeNull();
    story.until('17:04').when(DESK, ranked('rbac'));
    expect(decision(story)).toMatchObject({ state: 'offered', changeId: 'rbac', agreed: [], again: null });
    expect(suspectToRevert(story.incident)).toMatchObject({ revertAt: null, ms: null });
  });

  test('prefers what a person confirmed to what the ranking says', () => {
    const story = incidentStory()
      .when(DESK, ranked('rbac'))
      .when(ANA, { type: 'JudgeSuspect', changeId: 'search', verdict: 'confirmed', reasonTextId: null });
    expect(decision(story)).toMatchObject({ changeId: 'search' });
  });

  test('is not offered for what was ruled out, even while the ranking still calls it strong', () => {
    const story = incidentStory()
      .when(DESK, ranked('rbac'))
      .when(ANA, { type: 'JudgeSuspect', changeId: 'rbac', verdict: 'ruled-out', reasonTextId: 'because' });
    expect(decision(story)).toBeNull();
  });

  test('measures the time from the suspect to the revert', () => {
    const story = incidentStory().until('17:04').when(DESK, ranked('rbac')).until('17:10').when(ANA, revert());
    expect(decision(story)).toMatchObject({ state: 'reverting', changeId: 'rbac', runId: 'run rbac' });
    expect(suspectToRevert(story.incident).ms).toBe(6 * 60_000);
  });

  test('does not come back for a change whose revert did not help', () => {
    const story = incidentStory()
      .when(DESK, ranked('rbac'))
      .when(ANA, revert())
      .when(ANA, verified('m rbac', 'no-effect'));
    expect(decision(story)).toBeNull();
    story.when(ANA, { type: 'JudgeSuspect', changeId: 'search', verdict: 'confirmed', reasonTextId: null });
    expect(decision(story)).toMatchObject({ state: 'offered', changeId: 'search' });
  });

  test('ends when service is restored', () => {
    const story = incidentStory()
      .when(DESK, ranked('rbac'))
      .when(ANA, revert())
      .when(ANA, verified('m rbac', 'worked'));
    expect(decision(story)).toBeNull();
  });
});

describe('two people pressing at once', () => {
  test('start one revert', () => {
    const story = incidentStory().when(DESK, ranked('rbac')).when(ANA, revert());
    expect(story.refused(TESS, { ...revert(), mitigationId: 'm2', runId: 'run 2' }).reason).toBe('revert-under-way');
    expect(story.ofType('MitigationStarted').map(({ data }) => data.runId)).toEqual(['run rbac']);
  });
});

describe('a revert that affects data', () => {
  test('is agreed to by one person and started by another', () => {
    const story = incidentStory().when(DESK, ranked('rbac')).when(ANA, revert('rbac', true));
    expect(story.ofType('MitigationStarted')).toEqual([]);
    expect(decision(story)).toMatchObject({ state: 'offered', agreed: ['ana'] });
    expect(story.refused(ANA, revert('rbac', true)).reason).toBe('second-person-required');
    story.when(TESS, revert('rbac', true));
    expect(decision(story)).toMatchObject({ state: 'reverting' });
  });

  test('is not started by a machine', () => {
    const story = incidentStory().when(DESK, ranked('rbac'));
    expect(story.refused({ kind: 'token', id: 'ci' }, revert('rbac', true)).reason).toBe('person-required');
  });

  test('agreeing to one change is no agreement to another', () => {
    const story = incidentStory().when(ANA, revert('rbac', true)).when(TESS, revert('search', true));
    expect(story.ofType('MitigationStarted')).toEqual([]);
  });
});

describe('a change that cannot be undone', () => {
  test('is not reverted, and the refusal says what the plan says instead', () => {
    const story = incidentStory().when(DESK, ranked('rbac'));
    const refusal = story.refused(ANA, { ...revert(), reversible: 'no', alternative: 'Fail over to the replica.' });
    expect(refusal).toMatchObject({ reason: 'not-reversible', next: 'Fail over to the replica.' });
  });
});

describe('fixing forward', () => {
  test('has half an hour; then the revert is offered again', () => {
    const story = incidentStory().until('17:05').when(DESK, ranked('rbac')).until('17:10').when(IVO, forward);
    const fixing = decision(story);
    expect(fixing).toMatchObject({ state: 'fixing-forward', mitigationId: 'forward' });
    expect(fixing?.state === 'fixing-forward' && toIso(fixing.untilAt ?? 0)).toBe('2018-11-05T17:40:00.000Z');
    story.until('17:39');
    expect(decision(story)?.state).toBe('fixing-forward');
    story.until('17:41');
    expect(decision(story)).toMatchObject({ state: 'offered', changeId: 'rbac', again: 'time-box-ended' });
    expect(story.ofType('MitigationTimeBoxEnded').map(({ at }) => toIso(at))).toEqual(['2018-11-05T17:40:00.000Z']);
  });

  test('that worked in time is never told that its time is over', () => {
    const story = incidentStory().when(DESK, ranked('rbac')).when(IVO, forward).until('17:20');
    story.when(IVO, verified('forward', 'worked')).until('18:30');
    expect(story.ofType('MitigationTimeBoxEnded')).toEqual([]);
  });
});

describe('a ranking', () => {
  test('that says the same again is no news', () => {
    const story = incidentStory().when(DESK, ranked('rbac', 0.9)).when(DESK, ranked('rbac', 0.85));
    expect(story.ofType('SuspectsRanked').length).toBe(1);
    story.when(DESK, ranked(null, 0.6));
    expect(story.ofType('SuspectsRanked').length).toBe(2);
  });

  test('makes its changes suspects that can be judged', () => {
    const story = incidentStory().when(DESK, ranked(null));
    expect(
      story.refused(ANA, { type: 'JudgeSuspect', changeId: 'other', verdict: 'confirmed', reasonTextId: null }).reason,
    ).toBe('unknown-change');
    story.when(ANA, { type: 'JudgeSuspect', changeId: 'search', verdict: 'confirmed', reasonTextId: null });
    expect(story.incident.suspects).toEqual({ search: 'confirmed' });
  });
});
