import { describe, expect, test } from 'vitest';
import { ANA, incidentStory, IVO, severeImpact, TESS } from '#testing/incident-story.ts';
import { judgeWords } from '../commitment/judge-words.ts';
import { newsSince } from './news-since.ts';

const START = { type: 'StartMitigation' as const, mitigationId: 'm1', changeId: null, noteTextId: null };
const informed = () => incidentStory().until('17:08').when(IVO, severeImpact()).until('17:30');

describe('what an update tells beyond the state', () => {
  test('is nothing before the first words, nor when nothing was established since the last', () => {
    expect(newsSince(incidentStory().incident, 'customers')).toBeNull();
    expect(newsSince(informed().incident, 'customers')).toBeNull();
  });

  test('is what is being done, and what became of it', () => {
    const story = informed().when(TESS, { ...START, kind: 'revert', reasonTextId: null });
    expect(newsSince(story.incident, 'customers')).toBe('We are undoing a recent change.');
    story.when(ANA, { type: 'VerifyMitigation', mitigationId: 'm1', outcome: 'no-effect', noteTextId: null });
    expect(newsSince(story.incident, 'customers')).toBe('What we tried did not help, and we are trying another way.');
  });

  test('is that more is known once somebody assessed anew, for an audience that heard less', () => {
    const story = informed().when(IVO, severeImpact('assessment-2'));
    expect(newsSince(story.incident, 'customers')).toBe('We know more about who is affected and how.');
  });

  test('commits the company to nothing, whatever was tried', () => {
    for (const kind of ['revert', 'fix-forward', 'failover', 'scale', 'restart', 'disable', 'other'] as const) {
      const story = informed().when(TESS, { ...START, kind, reasonTextId: 'why' });
      const news = newsSince(story.incident, 'customers') ?? '';
      expect([kind, judgeWords(news, { phase: 'mitigating', to: 'outside' }).findings]).toEqual([kind, []]);
    }
  });
});
