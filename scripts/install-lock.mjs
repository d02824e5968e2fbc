import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const abandonedAfterMs = 30 * 60_000;

/**
 * Runs `work` while holding `file` as a lock against other processes; a lock whose process is gone is taken over.
 * `onWait` is called once when somebody else holds it.
 *
 * @param {string} file
 * @param {() => void} onWait
 * @param {() => Promise<void>} work
 */
export async function holdingLock(file, onWait, work) {
  for (let waited = false; !tryLock(file); waited = true) {
    if (!waited) onWait();
    await pause(250);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** @param {string} file */
function tryLock(file) {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    // A link appears whole or not at all, so no other process ever reads an empty lock.
    linkSync(mine, file);
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    removeIfAbandoned(file);
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
}

/** @param {string} file */
function removeIfAbandoned(file) {
  try {
    const seen = readFileSync(file, 'utf8');
    const ageMs = Date.now() - statSync(file).mtimeMs;
    if (isAlive(Number(seen)) && ageMs < abandonedAfterMs) return;
    const aside = `${file}.${process.pid}.abandoned`;
    renameSync(file, aside);
    // Between the look and the move somebody else may have taken it: then it goes back.
    if (readFileSync(aside, 'utf8') !== seen) linkSync(aside, file);
    rmSync(aside, { force: true });
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(codeOf(error))) throw error;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
