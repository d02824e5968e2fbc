import { beforeAll, describe, expect, test } from 'vitest';
import { referenceYaml } from '#testing/reference-procedure.ts';
import { rehearse, type RehearsalResult } from '../rehearse.ts';
import { FALSE_ALARM } from './false-alarm.ts';

describe('a false alarm: one customer, a way around it, and it sounds like an outage', () => {
  let result: RehearsalResult;
  beforeAll(async () => {
    result = await rehearse({ scenario: FALSE_ALARM, procedureYaml: referenceYaml() });
  });

  test('ends as a bug', () => {
    expect(result.phase).toBe('not-an-incident');
    expect(result.beats.map(({ id, outcome }) => [id, outcome])).toEqual(
      FALSE_ALARM.beats.map(({ id }) => [id, 'played']),
    );
  });

  test('and not one public word was said, nor one to customers, though a P2 was assumed meanwhile', () => {
    const sentences = result.timeline.map(({ sentence }) => sentence);
    expect(sentences.join('\n')).toContain('so P2 is assumed');
    expect(sentences.join('\n')).toContain('Nothing goes outside while it is assumed.');
    expect(
      sentences.filter((one) => /told (everybody who reads the status page|customers who are hurt)/.test(one)),
    ).toEqual([]);
  });

  test('and its figures are compared with no night that never was', () => {
    expect(result.figures.map(({ then }) => then)).toEqual(result.figures.map(() => null));
    expect(result.figures[0]).toEqual({ title: 'First ticket to the status page', then: null, here: 'not at all' });
  });

  test('and nothing is owed any more', () => {
    expect(result.conformance.filter(({ open }) => open > 0)).toEqual([]);
  });
});
