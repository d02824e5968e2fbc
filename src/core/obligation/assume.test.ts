import { describe, expect, test } from 'vitest';
import { impact, incidentStory, IVO, severeImpact } from '#testing/incident-story.ts';
import { DESK } from '../shared/actor.ts';

const ticket = (number: number, customerId: string | null) => ({
  type: 'LinkSignals' as const,
  signals: [
    {
      signal: 'report' as const,
      signalId: `late-${number}`,
      customerId,
      featureId: 'environments',
      tier: 'core' as const,
    },
  ],
});

describe('what was assumed is judged anew by what comes later', () => {
  test('a second customer makes a P1 of an assumed P2, with everything that follows, and nobody does anything', () => {
    const story = incidentStory().until('17:20');
    expect(story.incident.assessment).toMatchObject({ priority: 'P2', assumed: true, publish: false });
    story.when(DESK, ticket(1, 'globex'));
    expect(story.incident.assessment).toMatchObject({
      priority: 'P1',
      assumed: true,
      publish: true,
      answers: { customerIds: ['acme', 'globex'] },
      reason: expect.stringMatching(
        /^More was reported and nobody has assessed the impact yet, so P1 is assumed: .*2 customers/,
      ),
    });
    expect(story.owed()).toEqual(expect.arrayContaining(['open-status-page#1', 'assess#1']));
    expect(story.incident.channel).not.toBeNull();
    story.until('17:30');
    expect(story.ofType('UpdatePosted').map(({ data }) => data.audience)).toContain('public');
  });

  test('a second ticket of the same customer changes nothing and is no news', () => {
    const story = incidentStory().until('17:20');
    story.when(DESK, ticket(1, 'acme'));
    expect(story.incident.assessment).toMatchObject({ priority: 'P2', assumed: true });
    expect(story.ofType('ImpactAssessed').length).toBe(1);
  });

  test('a customer before the clock runs out assumes nothing yet', () => {
    const story = incidentStory().until('17:10').when(DESK, ticket(1, 'globex'));
    expect(story.incident.assessment).toBeNull();
    story.until('17:15');
    expect(story.incident.assessment).toMatchObject({ priority: 'P1', assumed: true });
  });

  test('what a person has assessed stays, whoever reports', () => {
    const story = incidentStory()
      .until('17:20')
      .when(IVO, impact({ customers: 1 }));
    story.when(DESK, ticket(1, 'globex')).until('18:00');
    expect(story.incident.assessment).toMatchObject({ priority: 'P2', assumed: false });
  });

  test('after service is restored nothing is assumed any more', () => {
    const story = incidentStory().until('17:20').when(IVO, { type: 'Resolve', verificationTextId: 'seen' });
    story.when(DESK, ticket(1, 'globex'));
    expect(story.incident.assessment).toMatchObject({ priority: 'P2' });
  });

  test('the evidence of an assumption is the signals, and two tickets of two customers are two sources', () => {
    const story = incidentStory({ customers: ['acme', 'acme', 'globex'] }).until('17:15');
    const { evidence } = story.incident.assessment!;
    expect(evidence.map(({ sayer }) => sayer)).toEqual(['customer:acme', 'customer:acme', 'customer:globex']);
  });
});

test('answers that must be given are asked for before the table is, but not when somebody declares by name', () => {
  const story = incidentStory();
  const unknown = impact({ featureId: null, tier: 'unknown' });
  expect(story.refused(IVO, unknown)).toMatchObject({
    reason: 'answer-missing',
    sentence: 'The procedure gives no priority before this is answered: Which feature is hurt?',
  });
  const named = { ...severeImpact(), ...unknown, override: { priority: 'P2', reasonTextId: 'why' } };
  expect(story.when(IVO, named).incident.assessment?.priority).toBe('P2');
});
