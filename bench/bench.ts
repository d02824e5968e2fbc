import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '#adapters/storage/embedded/start-embedded-postgres.ts';
import { benchAlertness } from './bench-alertness.ts';
import { benchAppend } from './bench-append.ts';
import { benchCommands } from './bench-commands.ts';
import { benchObligations } from './bench-obligations.ts';
import { benchRehearsal } from './bench-rehearsal.ts';
import { benchSuspects } from './bench-suspects.ts';
import { benchWakeUps } from './bench-wake-ups.ts';
import { formatFigures, machineInWords, type Figure } from './figure.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'twoam-bench-'));
const database = await startEmbeddedPostgres({ dataDir, log: { info() {}, warn: console.warn, error: console.error } });
const figures: Figure[] = [];
try {
  figures.push(...(await benchObligations()));
  figures.push(benchAlertness());
  figures.push(benchSuspects());
  figures.push(...(await benchRehearsal()));
  figures.push(...(await benchAppend(database.url)));
  figures.push(...(await benchCommands(database.url)));
  figures.push(...(await benchWakeUps(database.url)));
} finally {
  await database.stop();
  await rm(dataDir, { recursive: true, force: true });
}

const report = formatFigures(figures, machineInWords());
console.log(report);
await writeFile(new URL('../docs/benchmarks.md', import.meta.url), report);
