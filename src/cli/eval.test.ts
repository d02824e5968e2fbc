import { expect, test } from 'vitest';
import { labelsIn } from '#core/commitment/score-sentences.ts';
import type { CliContext } from './cli-context.ts';
import { cliProgram } from './program.ts';
import { readFileSync } from 'node:fs';

async function evaluated(files: Record<string, string>, ...args: string[]): Promise<string> {
  const printed: string[] = [];
  const context: CliContext = {
    out: (text) => void printed.push(text),
    err: (text) => void printed.push(text),
    localDesk: async () => null,
    environment: {},
    fetch,
  };
  const program = cliProgram(context, '0', {
    list: async () => Object.keys(files),
    read: async (path) => files[path.replace(/^.*\//, '')] ?? '',
  });
  await program.parseAsync(['node', 'twoam', 'eval', ...args]);
  return printed.join('\n');
}

const LINE = JSON.stringify({ id: '1', text: 'We expect recovery by 14:00 UTC.', labels: ['eta'], source: 'x' });

test('prints precision and recall for each label, for people and as one JSON document', async () => {
  expect(await evaluated({ 'a.jsonl': LINE }, 'commitments', 'cases')).toMatch(/eta\s+100\.0 %\s+100\.0 %\s+1/);
  const json = JSON.parse(await evaluated({ 'a.jsonl': `${LINE}\n\n` }, 'commitments', 'cases', '--json')) as object;
  expect(json).toMatchObject({
    real: { eta: { precision: 1, recall: 1, n: 1 } },
    synthetic: {},
    flaggedHarmless: { real: null, synthetic: null },
    msPerSentence: expect.any(Number),
  });
});

test('prints the figures of each source, and of all but the largest, when asked', async () => {
  const other = JSON.stringify({
    id: '2',
    text: 'The next update comes at noon.',
    labels: ['next_update'],
    source: 'y/z',
  });
  const files = { 'a.jsonl': `${LINE}\n${LINE}\n${other}` };
  const words = await evaluated(files, 'commitments', 'cases', '--by-source');
  expect(words).toMatch(/y\/z\s+100\.0 %\s+100\.0 %\s+1\s+0 of 0/);
  expect(words).toMatch(/All but x[^]*next_update\s+100\.0 %/);
  expect(await evaluated(files, 'commitments', 'cases')).not.toContain('All but');
});

test('says which line is no labelled sentence, and what can be measured', async () => {
  await expect(evaluated({ 'a.jsonl': `${LINE}\n{"text": 1}` }, 'commitments', 'cases')).rejects.toThrow('a.jsonl:2');
  await expect(evaluated({ 'notes.md': '' }, 'commitments', 'cases')).rejects.toThrow('no .jsonl file');
  await expect(evaluated({}, 'horoscopes', 'cases')).rejects.toThrow('Choose alertness or commitments or suspects');
});

test('a sentence ten times as long takes about ten times as long to read, also without a full stop', () => {
  const read = (text: string): number => {
    const startedAt = performance.now();
    labelsIn(text);
    return performance.now() - startedAt;
  };
  const words = 'we expect that the provider will fix it by noon and never again ';
  read(words.repeat(20));
  const small = Math.min(...[1, 2, 3].map(() => read(words.repeat(30))));
  const large = Math.min(...[1, 2, 3].map(() => read(words.repeat(300))));
  expect(large / small).toBeLessThan(40);
});

test('ranks suspects and says how often the cause came first', async () => {
  const line = JSON.stringify({
    id: 's1',
    catalogue: { features: [], services: [{ id: 'pay', name: 'Pay', depends_on: [] }] },
    changes: [
      {
        ...{ id: 'c1', at: '2026-03-02T17:00:00Z', kind: 'deploy', services: ['pay'], title: 'Release pay' },
        ...{ environment: 'production', status: 'succeeded' },
      },
    ],
    signals: [{ at: '2026-03-02T17:03:00Z', source: 'alert', service: 'pay', text: 'errors' }],
    as_of: '2026-03-02T17:10:00Z',
    culprit: 'c1',
  });
  expect(JSON.parse(await evaluated({ 'cases.jsonl': line }, 'suspects', 'cases', '--json'))).toMatchObject({
    ...{ top1: 1, top3: 1, mrr: 1, nullRight: null, cases: 1, msPerCase: expect.any(Number) },
  });
  expect(await evaluated({ 'cases.jsonl': line }, 'suspects', 'cases')).toMatch(/the cause comes first\s+100\.0 %/);
  await expect(evaluated({ 'cases.jsonl': '{"id": "s1"}' }, 'suspects', 'cases')).rejects.toThrow('no suspect case');
});

const fatigue = (name: string): string =>
  readFileSync(new URL(`../../fixtures/fatigue/${name}`, import.meta.url), 'utf8');

test('meets every reference vector of alertness, and fails when one is not met', async () => {
  const components = fatigue('tpm-components.json');
  const files = { 'components.json': components, 'scenarios.json': fatigue('tpm-scenarios.json') };
  expect(JSON.parse(await evaluated(files, 'alertness', 'cases', '--json'))).toEqual({
    ...{ passed: expect.any(Number), failed: 0, failures: [] },
  });
  const wrong = components.replace('"S": 14.0', '"S": 14.1');
  await expect(evaluated({ 'components.json': wrong }, 'alertness', 'cases')).rejects.toThrow('1 of the vectors');
  await expect(evaluated({ 'a.json': 'no' }, 'alertness', 'cases')).rejects.toThrow('no alertness vectors');
});
