import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { pinnedNode } from './pinned-node.mjs';
import { runToEnd } from './run-to-end.mjs';

const checkout = fileURLToPath(new URL('..', import.meta.url));

/**
 * What a verb runs first, and what it is; any other verb is one of TwoAM's own command line.
 *
 * @type {Map<string, { first?: string, program: string[] }>}
 */
const programs = new Map([
  ['up', { first: 'scripts/build-desk.ts', program: ['src/main/twoam.ts', 'up'] }],
  ['check', { program: ['scripts/check.ts'] }],
  ['at', { program: ['scripts/at-hour.ts'] }],
  ['bench', { program: ['bench/bench.ts'] }],
  ['bench:suspects', { program: ['bench/suspects.ts'] }],
  ['soak:kill', { program: ['e2e/soak/kill-nine.ts'] }],
  ['soak:two', { program: ['e2e/soak/two-servers.ts'] }],
  ['soak:revert', { program: ['e2e/soak/revert-kills.ts'] }],
]);

/**
 * Installs what is missing, runs a verb under the Node this checkout is pinned to, and ends this process the way the
 * verb ended.
 *
 * @param {string[]} words the verb and its arguments
 */
export async function runVerb(words) {
  try {
    await ensureInstalled(checkout);
    const node = pinnedNode(checkout);
    const [verb = '', ...args] = words;
    const known = programs.get(verb);
    if (known?.first !== undefined && !(await endsWell(node, [known.first]))) return;
    await endsWell(node, known === undefined ? ['src/main/twoam.ts', ...words] : [...known.program, ...args]);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

/**
 * Runs one of our own programs, and takes over how it ended.
 *
 * @param {string} node
 * @param {string[]} program its file in the checkout, and its arguments
 */
async function endsWell(node, [script = '', ...args]) {
  const bin = path.join(checkout, 'node_modules', '.bin');
  const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}` };
  const { code, signal } = await runToEnd(node, [path.join(checkout, script), ...args], { stdio: 'inherit', env });
  process.exitCode = code ?? 1;
  if (signal !== null) process.kill(process.pid, signal);
  return code === 0;
}
