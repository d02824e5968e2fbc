import { join } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { labelsIn, scoreSentences, type LabelledSentence, type LabelScore } from '#core/commitment/score-sentences.ts';
import { CliError, print, type CliContext, type DeskOptions } from './cli-context.ts';

export interface CaseFiles {
  list(dir: string): Promise<string[]>;
  read(path: string): Promise<string>;
}

const labelledSentence = z.object({
  id: z.string(),
  text: z.string(),
  labels: z.array(z.string()),
  synthetic: z.boolean().default(false),
  source: z.string().default(''),
});

/** `twoam eval commitments DIR`: measures the desk's rules on cases of anybody's own. */
export function addEval(program: Command, context: CliContext, files: CaseFiles): void {
  program
    .command('eval <what> <dir>')
    .description('Measure a rule on a folder of cases: commitments.')
    .action(async (what: string, dir: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<DeskOptions>();
      if (what !== 'commitments') throw new CliError(`Nothing called ${what} can be measured. Choose commitments.`);
      const sentences = await readSentences(files, dir);
      const startedAt = performance.now();
      for (const { text } of sentences) labelsIn(text);
      const msPerSentence = (performance.now() - startedAt) / sentences.length;
      const scores = { ...scoreSentences(sentences), msPerSentence };
      print(context, options, scores, () =>
        [
          ...table('Real sentences', scores.real),
          `flagged though harmless: ${percent(scores.flaggedHarmless.real)}, guesses at a cause: ${percent(scores.guesses.real)}`,
          '',
          ...table('Made-up sentences', scores.synthetic),
          `flagged though harmless: ${percent(scores.flaggedHarmless.synthetic)}`,
          '',
          ...table('Real, by source', scores.bySource),
          '',
          `${sentences.length} sentences, ${msPerSentence.toFixed(2)} ms a sentence`,
        ].join('\n'),
      );
    });
}

async function readSentences(files: CaseFiles, dir: string): Promise<LabelledSentence[]> {
  const names = await files.list(dir).catch(() => {
    throw new CliError(`The folder ${dir} cannot be read. Check that it is there.`);
  });
  const cases = names.filter((name) => name.endsWith('.jsonl')).toSorted();
  if (cases.length === 0)
    throw new CliError(`The folder ${dir} holds no .jsonl file. Put the labelled sentences there.`);
  const read = await Promise.all(cases.map(async (name) => sentencesOf(name, await files.read(join(dir, name)))));
  const sentences = read.flat();
  if (sentences.length === 0) throw new CliError(`The files in ${dir} hold no sentence.`);
  return sentences;
}

function sentencesOf(name: string, text: string): LabelledSentence[] {
  return text
    .split('\n')
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, number }) => {
      const parsed = labelledSentence.safeParse(jsonOf(line));
      if (!parsed.success) throw new CliError(`${name}:${number} is no labelled sentence. See docs/commitments.md.`);
      return parsed.data;
    });
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function table(title: string, scores: Record<string, LabelScore>): string[] {
  return [
    `${title.padEnd(28)} precision  recall    cases`,
    ...Object.entries(scores).map(
      ([label, { precision, recall, n }]) =>
        `${label.padEnd(28)} ${percent(precision).padStart(9)} ${percent(recall).padStart(7)} ${String(n).padStart(8)}`,
    ),
  ];
}

function percent(share: number | null): string {
  return share === null ? '–' : `${(share * 100).toFixed(1)} %`;
}
