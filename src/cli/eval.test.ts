import { expect, test } from 'vitest';
import { labelsIn } from '#core/commitment/score-sentences.ts';
import type { CliContext } from './cli-context.ts';
import { cliProgram } from './program.ts';

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

test('says which line is no labelled sentence, and what can be measured', async () => {
  await expect(evaluated({ 'a.jsonl': `${LINE}\n{"text": 1}` }, 'commitments', 'cases')).rejects.toThrow('a.jsonl:2');
  await expect(evaluated({ 'notes.md': '' }, 'commitments', 'cases')).rejects.toThrow('no .jsonl file');
  await expect(evaluated({}, 'horoscopes', 'cases')).rejects.toThrow('Choose commitments');
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
