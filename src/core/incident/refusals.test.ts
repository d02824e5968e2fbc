import { describe, expect, test } from 'vitest';
import { ANA, impact, incidentStory, IVO, severeImpact, SOL, TESS } from '#testing/incident-story.ts';
import { DESK } from '../shared/actor.ts';

const assessed = () => incidentStory().until('17:08').when(IVO, severeImpact());

describe('a command is refused', () => {
  test('when somebody acknowledged already', () => {
    expect(incidentStory().when(ANA, { type: 'Acknowledge' }).refused(SOL, { type: 'Acknowledge' }).reason).toBe(
      'already-acknowledged',
    );
  });

  test('when a P1 lacks a second independent source', () => {
    const one = { ...severeImpact(), evidence: [{ source: 'report' as const, ref: 'customer:acme', textId: null }] };
    const refusal = incidentStory().refused(IVO, one);
    expect(refusal.reason).toBe('sources-missing');
    expect(refusal.sentence).toBe('P1 needs 2 independent sources, and 1 is given.');
  });

  test('but not when a named person overrides with a reason', () => {
    const named = { ...severeImpact(), evidence: [], override: { priority: 'P1', reasonTextId: 'why' } };
    expect(incidentStory().when(IVO, named).incident.assessment).toMatchObject({
      priority: 'P1',
      override: { by: 'ivo' },
    });
    expect(incidentStory().when(IVO, named).incident.assessment?.reason).toMatch(
      / It was declared by name without enough sources: 0 of 2\.$/,
    );
    expect(incidentStory().refused(DESK, named).reason).toBe('reason-required');
  });

  test('when words would go outside before the impact is assessed', () => {
    const early = {
      type: 'PostUpdate' as const,
      updateId: 'u',
      audience: 'public',
      textId: 't',
      kind: 'free' as const,
      key: null,
      guard: { stopped: [], isRead: true },
    };
    expect(incidentStory().refused(SOL, early).reason).toBe('not-published-yet');
  });

  test('when a priority keeps words inside', () => {
    const story = incidentStory({ tier: 'secondary' }).when(
      IVO,
      impact({ tier: 'secondary', customers: 1, workaround: 'no' }),
    );
    expect(
      story.refused(SOL, {
        type: 'PostUpdate',
        updateId: 'u',
        audience: 'customers',
        textId: 't',
        kind: 'free',
        key: null,
        guard: { stopped: [], isRead: true },
      }).reason,
    ).toBe('not-published-yet');
  });

  test('when fixing forward comes without a reason', () => {
    const forward = {
      type: 'StartMitigation' as const,
      mitigationId: 'm',
      kind: 'fix-forward' as const,
      changeId: null,
      noteTextId: null,
      reasonTextId: null,
    };
    expect(assessed().refused(TESS, forward).reason).toBe('reason-required');
    expect(assessed().when(TESS, { ...forward, reasonTextId: 'why' }).incident.mitigations).toHaveLength(1);
  });

  test('when an obligation was performed already', () => {
    const story = assessed().until('17:13');
    const again = {
      type: 'PostUpdate' as const,
      updateId: 'u',
      audience: 'public',
      textId: 't',
      kind: 'first' as const,
      key: 'open-status-page#1',
      guard: null,
    };
    expect(story.refused(DESK, again).reason).toBe('obligation-ended');
  });

  test('when resolving while a mitigation runs that nobody judged', () => {
    const story = assessed().when(TESS, {
      type: 'StartMitigation',
      mitigationId: 'm',
      kind: 'restart',
      changeId: null,
      noteTextId: null,
      reasonTextId: null,
    });
    expect(story.refused(IVO, { type: 'Resolve', verificationTextId: 'seen' }).reason).toBe('mitigation-running');
  });

  test('when resolving what nobody assessed', () => {
    expect(incidentStory().refused(IVO, { type: 'Resolve', verificationTextId: 'seen' }).reason).toBe('not-assessed');
  });

  test('when the role, audience, duty, mitigation or page does not exist', () => {
    const story = assessed();
    expect(story.refused(IVO, { type: 'AssignRole', role: 'captain', personId: 'ana' }).reason).toBe('unknown-role');
    expect(
      story.refused(IVO, {
        type: 'PostUpdate',
        updateId: 'u',
        audience: 'aliens',
        textId: 't',
        kind: 'free',
        key: null,
        guard: { stopped: [], isRead: true },
      }).reason,
    ).toBe('unknown-audience');
    expect(story.refused(IVO, { type: 'Waive', key: 'nothing#1', reasonTextId: 'why' }).reason).toBe(
      'unknown-obligation',
    );
    expect(
      story.refused(IVO, { type: 'VerifyMitigation', mitigationId: 'x', outcome: 'worked', noteTextId: null }).reason,
    ).toBe('unknown-mitigation');
    expect(
      story.refused(IVO, { type: 'AnswerPage', pageId: 'x', outcome: 'acknowledged', personId: 'ana' }).reason,
    ).toBe('unknown-page');
  });

  test('when the incident has ended, with the way back named', () => {
    const story = incidentStory().when(IVO, { type: 'Dismiss', ticketTextId: 't', reasonTextId: null });
    const refusal = story.refused(IVO, severeImpact());
    expect(refusal.reason).toBe('already-ended');
    expect(refusal.next).toContain('Reopen');
  });

  test('when a task’s tick is used for something that must be done', () => {
    expect(assessed().refused(TESS, { type: 'TickTask', key: 'mitigate#1', noteTextId: null }).reason).toBe(
      'not-a-task',
    );
  });
});
