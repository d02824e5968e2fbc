import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { countTests, nameFailures, type Counts } from './counts.ts';
import { checkout, type Stage } from './stages.ts';

/** How a stage ended, with everything it printed. */
export interface StageResult {
  stage: Stage;
  counts: Counts;
  /** The tests that failed, a line each. */
  failures: string[];
  seconds: number;
  output: string;
}

const atMostMs = 15 * 60_000;

export async function runStage(stage: Stage): Promise<StageResult> {
  const folder = mkdtempSync(path.join(tmpdir(), 'twoam-check-'));
  const report = path.join(folder, 'report.json');
  const reporting =
    stage.report === undefined ? [] : ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const startedAt = performance.now();
  try {
    const end = await runProgram([...stage.command, ...reporting]);
    const json = stage.report === undefined ? null : readReport(report);
    const counts = stage.report === undefined ? countProgram(end.code) : countReport(json, end.code);
    const failures = json === null ? [] : nameFailures(json, checkout);
    return { stage, counts, failures, seconds: (performance.now() - startedAt) / 1000, output: end.output };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runProgram([command = '', ...args]: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(command, args, { cwd: checkout, stdio: ['ignore', 'pipe', 'pipe'], timeout: atMostMs });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  const closed = once(child, 'close').then(
    () => true,
    () => true,
  );
  const { code, note } = await ending(child);
  // A process that was left behind may hold the pipes open for ever.
  const allRead = await Promise.race([closed, pause(2000, false)]);
  const left = allRead ? '' : '\nIt left processes behind that still hold its output.\n';
  return { code: allRead ? code : null, output: Buffer.concat(chunks).toString('utf8') + note + left };
}

function ending(child: ChildProcess): Promise<{ code: number | null; note: string }> {
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: null, note: error.message }));
    child.on('exit', (code, signal) => {
      const tooLong = `\nIt was ended by ${signal}; a stage may take ${atMostMs / 60_000} minutes.\n`;
      resolve({ code, note: signal === null ? '' : tooLong });
    });
  });
}

function countProgram(code: number | null): Counts {
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** A run that crashed leaves no report. */
function readReport(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function countReport(json: string | null, code: number | null): Counts {
  return json === null ? { passed: 0, failed: 1, skipped: 0 } : countTests(json, code);
}
