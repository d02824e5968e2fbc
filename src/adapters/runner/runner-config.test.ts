import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseRunnerConfig, readRunnerConfig } from './runner-config.ts';

const withCommand = (lines: string): string => `commands:\n  revert:\n${lines.replace(/^/gm, '    ')}`;
const faultsOf = (text: string): string => {
  try {
    parseRunnerConfig(text, 'runner.yaml');
    return 'none';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('the list of commands', () => {
  test.each([
    ['run: [revert]', 'absolute path'],
    ["run: ['{program}']\nparameters: { program: { pattern: x } }", 'absolute path'],
    ["run: [/bin/x, '{version}']", 'uses {version}, which is no parameter'],
    ['run: [/bin/x]\nparameters: { version: { pattern: x } }', 'does not use the parameter version'],
    ["run: [/bin/sh, -c, 'revert {v}']\nparameters: { v: { pattern: x } }", 'to a shell as code'],
    ["run: [/usr/bin/bash, -ec, 'revert {v}']\nparameters: { v: { pattern: x } }", 'to a shell as code'],
    ["run: [/usr/bin/python3, -c, 'print({v})']\nparameters: { v: { pattern: x } }", 'to a shell as code'],
    ["run: [/bin/x, '{v}']\nparameters: { v: { pattern: '(' } }", 'no pattern'],
    ["run: [/bin/x, '{v}']\nparameters: { v: { pattern: '(a)\\1' } }", 'no pattern'],
    ["run: [/bin/x, '{v}']\nparameters: { v: { pattern: 'a(?=b)' } }", 'no pattern'],
    ['run: [/bin/x]\ntimeout: soon', 'a duration'],
    ['run: [/bin/x]\ncwd: here', 'an absolute path'],
    ['run: [/bin/x]\nshell: true', 'shell'],
    ['run: []', 'run'],
  ])('refuses %j', (lines, words) => {
    expect(faultsOf(withCommand(lines))).toContain(words);
  });

  test('names all faults at once, and none of a good list', () => {
    const faults = faultsOf(withCommand("run: [x, '{a}', '{b}']"));
    expect(faults.split('\n')).toHaveLength(4);
    expect(
      faultsOf(withCommand("run: [/bin/sh, /srv/revert.sh, '{v}']\nparameters: { v: { pattern: 'v[0-9]+' } }")),
    ).toBe('none');
  });

  test('a pattern that would take for ever elsewhere takes no time here', () => {
    const list = parseRunnerConfig(withCommand("run: [/bin/x, '{v}']\nparameters: { v: { pattern: '(a+)+b' } }"), 'x');
    const before = performance.now();
    expect(list.commands['revert']?.parameters['v']?.pattern.matches('a'.repeat(1000))).toBe(false);
    expect(performance.now() - before).toBeLessThan(1000);
  });

  test.skipIf(process.platform === 'win32')('that others on the machine can change is refused', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'twoam-list-'));
    const path = join(folder, 'runner.yaml');
    await writeFile(path, withCommand('run: [/bin/true]'));
    await chmod(path, 0o664);
    await expect(readRunnerConfig(path)).rejects.toThrow('chmod go-w');
    await chmod(path, 0o644);
    expect((await readRunnerConfig(path)).commands['revert']?.run).toEqual(['/bin/true']);
    await rm(folder, { recursive: true });
  });
});
