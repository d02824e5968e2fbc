import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { pinnedNode } from './pinned-node.mjs';
import { runToEnd } from './run-to-end.mjs';

const checkout = fileURLToPath(new URL('..', import.meta.url));

/** What a verb runs, one after the other; any other verb is one of TwoAM's own command line. */
const programs = {
  up: [['scripts/build-desk.ts'], ['src/main/twoam.ts', 'up']],
  check: [['scripts/check.ts']],
  bench: [['bench/bench.ts']],
};

/**
 * Installs what is missing, runs a verb under the Node this checkout is pinned to, and ends this process the way the
 * verb ended.
 *
 * @param {string[]} words the verb and its arguments
 */
export async function runVerb([verb, ...args]) {
  try {
    await ensureInstalled(checkout);
    const node = pinnedNode(checkout);
    const steps = programs[verb] ?? [['src/main/twoam.ts', ...(verb === undefined ? [] : [verb])]];
    const before = steps.slice(0, -1);
    for (const step of before) {
      if (!(await endsWell(node, step))) return;
    }
    await endsWell(node, [...steps.at(-1), ...args]);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}

async function endsWell(node, [script, ...words]) {
  const bin = path.join(checkout, 'node_modules', '.bin');
  const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}` };
  const { code, signal } = await runToEnd(node, [path.join(checkout, script), ...words], { stdio: 'inherit', env });
  process.exitCode = code ?? 1;
  if (signal !== null) process.kill(process.pid, signal);
  return code === 0;
}
