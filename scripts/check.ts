import { availableParallelism } from 'node:os';
import { stagesFor, type Stage } from './check/stages.ts';
import { runStage, type StageResult } from './check/run-stage.ts';
import { addCounts, type Counts } from './check/counts.ts';

/** Runs the stages of a row beside each other, as many as there are cores, and prints each as it ends. */
async function runRow(row: Stage[]): Promise<StageResult[]> {
  const waiting = [...row];
  const results: StageResult[] = [];
  const worker = async (): Promise<void> => {
    for (let stage = waiting.shift(); stage !== undefined; stage = waiting.shift()) {
      const result = await runStage(stage);
      print(result);
      results.push(result);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return results;
}

function print({ stage, counts, seconds, output }: StageResult): void {
  const bad = counts.failed > 0;
  const tests = stage.report === undefined ? '' : `  ${inWords(counts)}`;
  console.log(`${bad ? 'FAILED' : 'ok    '}  ${stage.name.padEnd(20)} ${seconds.toFixed(1).padStart(6)} s${tests}`);
  if (bad) console.log(`\n${output.trimEnd()}\n`);
}

function inWords({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

const rows = stagesFor(process.argv.slice(2));
const results: StageResult[] = [];
for (const row of rows) results.push(...(await runRow(row)));
const total = addCounts(results.map((result) => result.counts));
const failed = results.filter((result) => result.counts.failed > 0).map((result) => result.stage.name);

if (failed.length > 0) {
  console.log(`\nFailed: ${failed.join(', ')}. What each said stands above.`);
  for (const failure of results.flatMap(({ failures }) => failures)) console.log(`  ${failure}`);
}
console.log('');
console.log(inWords(total));
process.exitCode = failed.length === 0 ? 0 : 1;
