import { mkdtempSync, realpathSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { defaultDataDir, defaultEngineRoot, makeFolder } from './data-folder.ts';

const checkoutDir = realpathSync(mkdtempSync(join(tmpdir(), 'twoam-checkout-')));
const name = checkoutDir.split('/').at(-1) ?? '';
afterAll(() => rmSync(checkoutDir, { recursive: true, force: true }));

test("an ordinary user's data lies in the home folder, one folder per checkout", () => {
  const owner = { isRoot: false, home: '/home/dana', xdgDataHome: undefined };
  expect(defaultDataDir({ checkoutDir, owner })).toMatch(
    new RegExp(`^/home/dana/\\.local/share/twoam/${name}-[0-9a-f]{8}$`),
  );
  expect(defaultEngineRoot(owner)).toBe('/home/dana/.local/share/twoam/engine');
});

test('XDG_DATA_HOME is followed when it is absolute, as its specification asks', () => {
  const owner = { isRoot: false, home: '/home/dana', xdgDataHome: '/data' };
  expect(defaultDataDir({ checkoutDir, owner })).toMatch(/^\/data\/twoam\//);
  expect(defaultDataDir({ checkoutDir, owner: { ...owner, xdgDataHome: 'data' } })).toMatch(/^\/home\/dana\//);
});

test("root's data lies where the user of the database can reach it", () => {
  const owner = { isRoot: true, home: '/root', xdgDataHome: undefined };
  expect(defaultDataDir({ checkoutDir, owner })).toMatch(/^\/var\/lib\/twoam\//);
});

test('a checkout reached by another name has the same data', () => {
  const owner = { isRoot: true, home: '/root', xdgDataHome: undefined };
  const alias = join(checkoutDir, 'alias');
  symlinkSync(checkoutDir, alias);
  expect(defaultDataDir({ checkoutDir: alias, owner })).toBe(defaultDataDir({ checkoutDir, owner }));
});

test('a folder gets its mode whatever the umask is', async () => {
  const before = process.umask(0o077);
  try {
    const path = join(checkoutDir, 'deep', 'er');
    await makeFolder(path, 0o711);
    expect(statSync(path).mode & 0o777).toBe(0o711);
    await makeFolder(path, 0o700);
    expect(statSync(path).mode & 0o777).toBe(0o711);
  } finally {
    process.umask(before);
  }
});
