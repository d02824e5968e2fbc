import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '../shared/instant.ts';
import { suggestAnswers, type TellingSignal } from './suggest-answers.ts';

const NOW = 1_000 * MINUTE_MS;
const FEATURES = [
  { id: 'reports', tier: 'secondary' as const },
  { id: 'environments', tier: 'core' as const },
  { id: 'sign-in', tier: 'core' as const },
];
let serial = 0;
const signal = (more: Partial<TellingSignal>): TellingSignal => {
  serial += 1;
  return { id: `s${serial}`, kind: 'report', customerId: null, featureIds: [], at: NOW, ...more };
};
const suggest = (signals: TellingSignal[]) => suggestAnswers(signals, FEATURES, NOW);

describe('the feature', () => {
  test('is the one that most signals point to, with those that do', () => {
    const two = [signal({ featureIds: ['reports'] }), signal({ kind: 'alert', featureIds: ['reports', 'sign-in'] })];
    expect(suggest([...two, signal({ featureIds: ['environments'] })]).feature).toEqual({
      answer: 'reports',
      signalIds: two.map(({ id }) => id),
      because: '1 report and 1 alert point to it.',
    });
  });

  test('is a core one when as many point to a secondary one', () => {
    const alert = signal({ kind: 'alert', featureIds: ['reports', 'environments'] });
    expect(suggest([alert]).feature).toMatchObject({ answer: 'environments', because: '1 alert points to it.' });
  });

  test('is unknown when none is named, or one that the catalogue does not know', () => {
    expect(suggest([signal({}), signal({ featureIds: ['gone'] })]).feature).toBeNull();
  });
});

describe('the customers hurt', () => {
  test('are those whom reports name, each once', () => {
    const reports = ['acme', 'globex', 'acme'].map((customerId) => signal({ customerId }));
    expect(suggest([...reports, signal({ kind: 'alert' })]).customers).toEqual({
      answer: ['acme', 'globex'],
      signalIds: reports.map(({ id }) => id),
      because: '3 reports from 2 customers.',
    });
  });

  test('are unknown without a report that names one', () => {
    expect(suggest([signal({}), signal({ kind: 'alert' })]).customers).toBeNull();
  });
});

describe('it is getting worse', () => {
  const ago = (minutes: number) => signal({ at: NOW - minutes * MINUTE_MS });

  test('when more came in the last ten minutes than in the ten before', () => {
    const late = [ago(1), ago(4)];
    expect(suggest([ago(15), ...late]).worsening).toEqual({
      answer: 'yes',
      signalIds: late.map(({ id }) => id),
      because: '2 reports in the last 10 minutes, 1 in the 10 before.',
    });
  });

  test.each([
    ['as many came before', [12, 15, 1, 4]],
    ['it has only begun', [1, 2, 3]],
    ['one is no trend', [11, 2]],
    ['nothing came lately', [30, 15]],
  ])('not when %s', (_, minutes) => expect(suggest(minutes.map(ago)).worsening).toBeNull());
});
