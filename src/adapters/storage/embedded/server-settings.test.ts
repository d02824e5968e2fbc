import { expect, test } from 'vitest';
import { recoverySync } from './server-settings.ts';

test.each([
  ['linux', '6.8.0-1021-aws', 'syncfs'],
  ['linux', '5.10.0', 'syncfs'],
  ['linux', '5.8.18', 'syncfs'],
  ['linux', '5.4.0-150-generic', 'fsync'],
  ['linux', '4.19.0', 'fsync'],
  ['linux', 'unknown', 'fsync'],
  ['darwin', '24.1.0', 'fsync'],
])('a crash recovery on %s %s is preceded by %s, which tells what could not be written', (system, kernel, method) => {
  expect(recoverySync(system, kernel)).toBe(method);
});
