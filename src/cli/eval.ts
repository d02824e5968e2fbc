import { join } from 'node:path';
import type { Command } from 'commander';
import { alertnessInWords, measureAlertness } from './eval-alertness.ts';
import { measureSuspects, readSuspectCase, suspectsInWords } from './eval-suspects.ts';
import { CliError, print, type CliContext, type DeskOptions } from './cli-context.ts';

export interface CaseFiles {
  list(dir: string): Promise<string[]>;
  read(path: string): Promise<string>;
}

type Files = { files: CaseFiles; dir: string; isBySource: boolean };

/** What can be measured, and how: prints for people or as one JSON object. */
const MEASURES: Record<string, (from: Files) => Promise<{ scores: object; words: string; failed?: number }>> = {
  async alertness(from) {
    const scores = measureAlertness(await readDocuments(from));
    if (scores === null)
      throw new CliError(`The files in ${from.dir} hold no alertness vectors. See docs/alertness.md.`);
    return { scores, words: alertnessInWords(scores), failed: scores.failed };
  },
  async commitments(from) {
    // The language model takes half a second to load, which no other verb should wait for.
    const { commitmentsInWords, measureCommitments, readLabelledSentence } = await import('./eval-commitments.ts');
    const sentences = await readCases(from, 'labelled sentence', 'docs/commitments.md', readLabelledSentence);
    const scores = measureCommitments(sentences, from.isBySource);
    return { scores, words: commitmentsInWords(scores, sentences.length) };
  },
  async suspects(from) {
    const scores = measureSuspects(await readCases(from, 'suspect case', 'docs/suspects.md', readSuspectCase));
    return { scores, words: suspectsInWords(scores) };
  },
};

/** `twoam eval alertness|commitments|suspects DIR`: measures the desk's rules on cases of anybody's own. */
export function addEval(program: Command, context: CliContext, files: CaseFiles): void {
  const known = Object.keys(MEASURES);
  program
    .command('eval <what> <dir>')
    .description(`Measure a rule on a folder of cases: ${known.join(', ')}.`)
    .option('--by-source', 'Of commitments, also the figures of each source.')
    .action(async (what: string, dir: string, { bySource = false }: { bySource?: boolean }, command: Command) => {
      const options = command.optsWithGlobals<DeskOptions>();
      const measure = MEASURES[what];
      if (measure === undefined)
        throw new CliError(`Nothing called ${what} can be measured. Choose ${known.join(' or ')}.`);
      const { scores, words, failed = 0 } = await measure({ files, dir, isBySource: bySource });
      print(context, options, scores, () => words);
      if (failed > 0) throw new CliError(`${failed} of the vectors are not met.`);
    });
}

/** The JSON documents in the `.json` files of a folder. */
async function readDocuments({ files, dir }: Files): Promise<unknown[]> {
  const names = await listed(files, dir, '.json');
  return Promise.all(names.map(async (name) => jsonOf(await files.read(join(dir, name)))));
}

async function listed(files: CaseFiles, dir: string, ending: string): Promise<string[]> {
  const names = await files.list(dir).catch(() => {
    throw new CliError(`The folder ${dir} cannot be read. Check that it is there.`);
  });
  const cases = names.filter((name) => name.endsWith(ending)).toSorted();
  if (cases.length === 0) throw new CliError(`The folder ${dir} holds no ${ending} file. Put the cases there.`);
  return cases;
}

/** The cases in the `.jsonl` files of a folder, one a line. */
async function readCases<Case>(
  { files, dir }: Files,
  what: string,
  described: string,
  read: (line: unknown) => Case | null,
): Promise<Case[]> {
  const cases = await listed(files, dir, '.jsonl');
  const found = await Promise.all(
    cases.map(async (name) =>
      (await files.read(join(dir, name)))
        .split('\n')
        .map((line, index) => ({ line, number: index + 1 }))
        .filter(({ line }) => line.trim() !== '')
        .map(({ line, number }) => {
          const one = read(jsonOf(line));
          if (one === null) throw new CliError(`${name}:${number} is no ${what}. See ${described}.`);
          return one;
        }),
    ),
  );
  if (found.flat().length === 0) throw new CliError(`The files in ${dir} hold no ${what}.`);
  return found.flat();
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
