import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { holdingLock } from './install-lock.mjs';
import { runToEnd } from './run-to-end.mjs';

/**
 * What a lock file of npm says of one package.
 *
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }} LockEntry
 */

/**
 * Installs what package-lock.json lists, unless node_modules holds exactly that already.
 *
 * @param {string} checkout the folder of package.json
 */
export async function ensureInstalled(checkout) {
  if (isInstalled(checkout)) return;
  const waiting = () => console.error('Another run is installing the packages. Waiting for it to finish.');
  await holdingLock(path.join(checkout, '.installing'), waiting, async () => {
    if (isInstalled(checkout)) return;
    console.error('Installing the packages that package-lock.json lists. This takes a minute the first time.');
    await npmCi(checkout);
  });
}

/**
 * Whether node_modules holds what package-lock.json lists: npm notes what it put there in a lock file of its own, as
 * the last thing it does.
 *
 * @param {string} checkout
 */
export function isInstalled(checkout) {
  const noted = path.join(checkout, 'node_modules', '.package-lock.json');
  if (!existsSync(noted)) return false;
  const present = packagesOf(noted);
  const wanted = packagesOf(path.join(checkout, 'package-lock.json'));
  const unwanted = Object.keys(present).some((name) => wanted[name] === undefined);
  return !unwanted && Object.entries(wanted).every(([name, entry]) => name === '' || agrees(entry, present[name]));
}

/**
 * A package for another platform is listed and yet not installed.
 *
 * @param {LockEntry} entry
 * @param {LockEntry | undefined} installed
 */
function agrees(entry, installed) {
  if (installed === undefined) return Boolean(entry.optional ?? entry.devOptional ?? entry.peer);
  return installed.version === entry.version && installed.integrity === entry.integrity;
}

/**
 * @param {string} file
 * @returns {Record<string, LockEntry>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** @param {string} checkout */
async function npmCi(checkout) {
  const flags = ['ci', '--no-audit', '--no-fund', '--no-update-notifier'];
  const npmCli = process.env['npm_execpath'];
  const viaNode = npmCli?.endsWith('.js') === true;
  const [command, args] = viaNode ? [process.execPath, [npmCli, ...flags]] : ['npm', flags];
  // npm tells on standard output how many packages it added; what a verb prints must stand there alone.
  const shell = !viaNode && process.platform === 'win32';
  const end = await runToEnd(command, args, { cwd: checkout, stdio: ['ignore', 2, 2], shell }).catch(() => {
    throw new Error('npm could not be started. Install npm 10 or later and run this again.');
  });
  if (end.code !== 0) {
    throw new Error('npm could not install the packages, for the reason above. Mend it and run this again.');
  }
}
