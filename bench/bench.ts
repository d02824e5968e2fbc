import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '#adapters/storage/embedded/start-embedded-postgres.ts';
import { benchAlertness } from './bench-alertness.ts';
import { benchAppend } from './bench-append.ts';
import { benchCommands } from './bench-commands.ts';
import { benchNights } from './bench-nights.ts';
import { benchInsights } from './bench-insights.ts';
import { benchObligations } from './bench-obligations.ts';
import { benchRehearsal } from './bench-rehearsal.ts';
import { benchSignals } from './bench-signals.ts';
import { benchSuspects } from './bench-suspects.ts';
import { benchWakeUps } from './bench-wake-ups.ts';
import { formatFigures, machineInWords, type Figure } from './figure.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'twoam-bench-'));
const database = await startEmbeddedPostgres({ dataDir, log: { info() {}, warn: console.warn, error: console.error } });
const figures: Figure[] = [];
const only = process.argv[2];
const measures: Record<string, () => Promise<Figure[]>> = {
  obligations: benchObligations,
  alertness: async () => [benchAlertness()],
  suspects: async () => [benchSuspects()],
  rehearsal: benchRehearsal,
  nights: async () => benchNights(),
  append: () => benchAppend(database.url),
  commands: () => benchCommands(database.url),
  signals: () => benchSignals(database.url),
  'wake-ups': () => benchWakeUps(database.url),
  insights: () => benchInsights(database.url),
};
try {
  for (const [name, measure] of Object.entries(measures)) {
    if (only === undefined || only === name) figures.push(...(await measure()));
  }
} finally {
  await database.stop();
  await rm(dataDir, { recursive: true, force: true });
}

const report = formatFigures(figures, machineInWords());
console.log(report);
// The page holds one run of everything, so that its rows can be compared.
if (only === undefined) await writeFile(new URL('../docs/benchmarks.md', import.meta.url), report);
