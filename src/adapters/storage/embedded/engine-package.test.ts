import { expect, test } from 'vitest';
import { findEnginePackage } from './engine-package.ts';

test('the binaries of this platform are found with their version', () => {
  expect(findEnginePackage().version).toMatch(/^18\./);
});

test('a platform without binaries is told to bring its own PostgreSQL', () => {
  expect(() => findEnginePackage('linux', 's390x')).toThrow(
    'The embedded PostgreSQL for linux-s390x is not installed: run npm ci again (with optional dependencies), or give --database-url with a PostgreSQL of your own.',
  );
  expect(() => findEnginePackage('win32', 'x64')).toThrow('--database-url');
});
