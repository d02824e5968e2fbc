import { readFileSync } from 'node:fs';
import path from 'node:path';
import { holdingLock } from './install-lock.mjs';
import { runToEnd } from './run-to-end.mjs';

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

/** npm notes in node_modules/.package-lock.json what it put there, as the last thing it does. */
function isInstalled(checkout) {
  const wanted = packagesOf(path.join(checkout, 'package-lock.json'));
  const present = packagesOf(path.join(checkout, 'node_modules', '.package-lock.json'));
  if (wanted === undefined) throw new Error('There is no package-lock.json here. Run this in a checkout of TwoAM.');
  if (present === undefined) return false;
  const unwanted = Object.keys(present).some((name) => wanted[name] === undefined);
  return !unwanted && Object.entries(wanted).every(([name, entry]) => name === '' || agrees(entry, present[name]));
}

/** A package for another platform is listed and yet not installed. */
function agrees(entry, installed) {
  if (installed === undefined) return Boolean(entry.optional ?? entry.devOptional ?? entry.peer);
  return installed.version === entry.version && installed.integrity === entry.integrity;
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function npmCi(checkout) {
  const flags = ['ci', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  const npmCli = process.env['npm_execpath'];
  const [command, args] = npmCli?.endsWith('.js') ? [process.execPath, [npmCli, ...flags]] : ['npm', flags];
  // npm tells on standard output how many packages it added; what a verb prints must stand there alone.
  const stdio = ['ignore', process.stderr, process.stderr];
  const end = await runToEnd(command, args, { cwd: checkout, stdio, shell: command === 'npm' }).catch(() => {
    throw new Error('npm could not be started. Install npm 10 or later and run this again.');
  });
  if (end.code !== 0)
    throw new Error('npm could not install the packages, for the reason above. Mend it and run this again.');
}
