import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { holdingLock } from './install-lock.mjs';

let folder: string;
let lock: string;
let done: string;
const holders: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'twoam-lock-'));
  lock = path.join(folder, 'lock');
  done = path.join(folder, 'done');
});
afterEach(() => {
  for (const holder of holders.splice(0)) holder.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const nothing = (): void => {};

/** Another process that holds the lock until its standard input ends, and then says in a file that it is done. */
async function holdElsewhere(): Promise<ChildProcess> {
  const script = `
    import { writeFileSync } from 'node:fs';
    import { holdingLock } from ${JSON.stringify(path.join(import.meta.dirname, 'install-lock.mjs'))};
    await holdingLock(${JSON.stringify(lock)}, () => {}, async () => {
      console.log('held');
      for await (const _ of process.stdin);
      writeFileSync(${JSON.stringify(done)}, '');
    });`;
  const args = ['--input-type=module', '--eval', script];
  const holder = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  holders.push(holder);
  await once(holder.stdout, 'data');
  return holder;
}

test('who comes second is told that it waits, and works once the first is done', async () => {
  const first = await holdElsewhere();
  const seen: string[] = [];
  const waiting = (): void => {
    seen.push('waiting');
    first.stdin?.end();
  };
  await holdingLock(lock, waiting, async () => void seen.push(existsSync(done) ? 'alone' : 'beside the first'));
  expect(seen).toEqual(['waiting', 'alone']);
  expect(existsSync(lock)).toBe(false);
});

test('the lock of a killed process is taken over', async () => {
  const killed = await holdElsewhere();
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  expect(existsSync(lock)).toBe(true);
  let worked = false;
  await holdingLock(lock, nothing, async () => void (worked = true));
  expect(worked).toBe(true);
});

test('the lock is given back when the work fails', async () => {
  const failing = holdingLock(lock, nothing, () => Promise.reject(new Error('no disk')));
  await expect(failing).rejects.toThrow('no disk');
  expect(existsSync(lock)).toBe(false);
});

test('a lock that names no process is taken over', async () => {
  writeFileSync(lock, 'nonsense');
  await holdingLock(lock, nothing, async () => {});
  expect(existsSync(lock)).toBe(false);
});
