import { expect, test } from 'vitest';
import { scoreSentences, scoreSources, type LabelledSentence } from './score-sentences.ts';

const sentence = (text: string, labels: string[], rest: Partial<LabelledSentence> = {}): LabelledSentence => ({
  id: text,
  text,
  labels,
  synthetic: false,
  source: 'https://status.one.example/1',
  ...rest,
});

const SENTENCES = [
  sentence('Recovery is expected by 14:00 UTC.', ['eta']),
  sentence('Perhaps in a while.', ['eta'], { source: 'two/status#4' }),
  sentence('Uploads work again.', ['none']),
  sentence('We expect a fix by noon.', ['none']),
  sentence('We will refund everybody.', ['compensation'], { synthetic: true }),
];

test('precision, recall and harmless sentences are counted apart for real and made-up ones', () => {
  const scores = scoreSentences(SENTENCES);
  expect(scores.real['eta']).toEqual({ precision: 1 / 2, recall: 1 / 2, n: 2 });
  expect(scores.real['compensation']).toEqual({ precision: null, recall: null, n: 0 });
  expect(scores.synthetic['compensation']).toEqual({ precision: 1, recall: 1, n: 1 });
  expect(scores.flaggedHarmless).toEqual({ real: 1 / 2, synthetic: null });
});

test('each source has its own figures, and the largest is left out of those of the others', () => {
  const scores = scoreSources(SENTENCES);
  expect(scores.bySource).toEqual({
    'status.one.example': { precision: 1 / 2, recall: 1, n: 1, harmless: 2, flagged: 1 },
    'two/status': { precision: null, recall: 0, n: 1, harmless: 0, flagged: 0 },
  });
  expect(scores.largest).toBe('status.one.example');
  expect(scores.others['eta']).toEqual({ precision: null, recall: 0, n: 1 });
});

test('without sentences there is no largest source', () => {
  expect(scoreSources([])).toMatchObject({ bySource: {}, largest: null });
});
