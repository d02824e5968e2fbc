import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

const neededMajor = 26;

/**
 * The Node that runs TwoAM: the one npm installed into the checkout, or else this one where it is new enough.
 *
 * @param {string} checkout the folder of package.json
 * @returns {string} the path of the executable
 */
export function pinnedNode(checkout) {
  const { optionalDependencies } = JSON.parse(readFileSync(path.join(checkout, 'package.json'), 'utf8'));
  const executable = process.platform === 'win32' ? 'node.exe' : 'node';
  const pinned = Object.keys(optionalDependencies)
    .map((name) => path.join(checkout, 'node_modules', name, 'bin', executable))
    .find((file) => existsSync(file));
  if (pinned !== undefined && (realpathSync(pinned) === process.execPath || !runsOnMusl())) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= neededMajor) return process.execPath;
  throw new Error(
    `npm has no Node ${neededMajor} for this machine (${process.platform} ${process.arch}). ` +
      `Install Node ${neededMajor} or later yourself and run this again.`,
  );
}

/** The executables from npm need glibc, which Alpine and its like do not have. */
function runsOnMusl() {
  if (process.platform !== 'linux') return false;
  const { header } = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  return header.glibcVersionRuntime === undefined;
}
