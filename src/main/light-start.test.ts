import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const LOADED = `
import { createRequire } from 'node:module';
for (const file of ['cli/program', 'main/verbs/serve', 'main/verbs/rehearse', 'main/verbs/login-link', 'main/verbs/backup'])
  await import(new URL(file + '.ts', process.argv[1]));
console.log(Object.keys(createRequire(process.argv[1]).cache).join('\\n'));
`;

test('a verb waits neither for the language model nor for the server', async () => {
  const source = new URL('../', import.meta.url).href;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', LOADED, source]);
  expect(stdout).toContain('node_modules');
  expect(stdout).not.toMatch(/node_modules\/(wink-|fastify\/)/);
});
