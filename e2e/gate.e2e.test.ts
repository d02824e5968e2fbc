import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { referenceYaml } from '#testing/reference-procedure.ts';
import { claimDesk } from './accounts.ts';
import { dataFolder, startDeskProcess, type DeskProcess } from './desk-process.ts';

const TWOAM = fileURLToPath(new URL('../src/main/twoam.ts', import.meta.url));
const COMPLEX = ['change', 'gate', 'Deploy checkout 1.5', '--services', 'checkout,ledger'];

interface Ended {
  status: number;
  out: string;
  tookMs: number;
}

let data: Awaited<ReturnType<typeof dataFolder>>;
let desk: DeskProcess;
let record: string;
beforeAll(async () => {
  data = await dataFolder();
  record = join(data.dir, 'passed.jsonl');
  desk = await startDeskProcess(data.dir);
  await claimDesk(desk);
});
afterAll(async () => {
  await desk.stop();
  await data.remove();
});

function twoam(...args: string[]): Promise<Ended> {
  const began = performance.now();
  return new Promise((resolve) => {
    const options = { timeout: 45_000, env: { ...process.env, TWOAM_GATE_LOG: record } };
    execFile(process.execPath, [TWOAM, ...args, '--json', '--data', data.dir], options, (error, out) => {
      const status = error === null ? 0 : Number(error.code);
      resolve({ status, out, tookMs: performance.now() - began });
    });
  });
}

const verdict = ({ status, out }: Ended) => {
  const { verdict: said, reason } = JSON.parse(out) as { verdict: string; reason: string };
  return { status, verdict: said, reason };
};

test('the gate warns first, then stops, is overridden by name, and passes a revert', async () => {
  expect(verdict(await twoam(...COMPLEX))).toEqual({ status: 0, verdict: 'warn', reason: 'only-warns' });
  const yaml = referenceYaml().replace('warn-only-for: 14d', 'warn-only-for: 0m');
  const file = join(data.dir, 'strict.yaml');
  await writeFile(file, yaml);
  await twoam('procedure', 'publish', file);
  expect(verdict(await twoam(...COMPLEX))).toEqual({ status: 2, verdict: 'stop', reason: 'no-plan' });
  const override = ['--override-reason', 'Customers cannot pay', '--override-by', 'Dana'];
  expect(verdict(await twoam(...COMPLEX, ...override))).toEqual({ status: 0, verdict: 'pass', reason: 'overridden' });
  expect(verdict(await twoam(...COMPLEX, '--revert'))).toEqual({ status: 0, verdict: 'pass', reason: 'revert' });
});

test('a port that takes connections and never answers costs less than five seconds, and lets pass', async () => {
  const hole = createServer(() => {});
  await new Promise<void>((resolve) => hole.listen(0, '127.0.0.1', resolve));
  const address = hole.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const ended = await twoam(...COMPLEX, '--url', `http://127.0.0.1:${port}`, '--token', 'x');
  hole.close();
  expect(verdict(ended)).toEqual({ status: 0, verdict: 'pass', reason: 'desk-away' });
  expect(ended.tookMs).toBeLessThan(5000);
});

test('with the desk stopped a revert passes, and it is written down', async () => {
  await desk.stop();
  const ended = await twoam(...COMPLEX, '--revert');
  expect(verdict(ended)).toEqual({ status: 0, verdict: 'pass', reason: 'desk-away' });
  expect(ended.tookMs).toBeLessThan(5000);
  expect(await readFile(record, 'utf8')).toContain('Deploy checkout 1.5');
});
