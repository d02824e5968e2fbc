import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { installEngine } from './engine-copy.ts';
import type { EnginePackage } from './engine-package.ts';

const base = mkdtempSync(join(tmpdir(), 'twoam-engine-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

test('the copy has the links that npm could not carry', async () => {
  const copy = await installEngine(packageWith('#!/bin/sh\n'), freshRoot());
  expect(readlinkSync(join(copy, 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
  expect(readFileSync(join(copy, 'lib', 'libpq.so.5'), 'utf8')).toBe('library');
});

test('what only compilers need stays behind', async () => {
  const copy = await installEngine(packageWith('#!/bin/sh\n'), freshRoot());
  expect(readdirSync(join(copy, 'lib')).sort()).toEqual(['libpq.so.5', 'libpq.so.5.18']);
});

test('a complete copy is used again', async () => {
  const root = freshRoot();
  const first = await installEngine(packageWith('#!/bin/sh\n'), root);
  writeFileSync(join(first, 'mark'), '');
  expect(await installEngine(packageWith('#!/bin/sh\n'), root)).toBe(first);
  expect(readdirSync(first)).toContain('mark');
});

test('a copy with a file cut short is made anew', async () => {
  const root = freshRoot();
  const copy = await installEngine(packageWith('#!/bin/sh\n'), root);
  truncateSync(join(copy, 'lib', 'libpq.so.5.18'));
  await installEngine(packageWith('#!/bin/sh\n'), root);
  expect(readFileSync(join(copy, 'lib', 'libpq.so.5'), 'utf8')).toBe('library');
  expect(readdirSync(root)).toHaveLength(1);
});

test('two desks that start at once end up with one copy', async () => {
  const root = freshRoot();
  const engine = packageWith('#!/bin/sh\n');
  const [one, other] = await Promise.all([installEngine(engine, root), installEngine(engine, root)]);
  expect(one).toBe(other);
  expect(readdirSync(root)).toHaveLength(1);
});

test.each([
  ['#!/no/such/loader\n', 'this system has no glibc, as Alpine Linux has none'],
  ['#!/bin/sh\nkill -ILL $$\n', 'this processor lacks instructions it needs'],
  [
    '#!/bin/sh\necho "postgres: error while loading shared libraries: libstdc++.so.6: cannot open" >&2\nexit 127\n',
    'error while loading shared libraries: libstdc++.so.6: cannot open',
  ],
])('binaries that do not run here are refused in one sentence that names --database-url', async (program, why) => {
  const root = freshRoot();
  await expect(installEngine(packageWith(program), root)).rejects.toThrow(
    `The embedded PostgreSQL does not run here (${why}): give --database-url with a PostgreSQL of your own.`,
  );
  expect(readdirSync(root)).toEqual([]);
});

function packageWith(postgres: string): EnginePackage {
  const nativeDir = join(mkdtempSync(join(base, 'package-')), 'native');
  mkdirSync(join(nativeDir, 'bin'), { recursive: true });
  mkdirSync(join(nativeDir, 'lib', 'pkgconfig'), { recursive: true });
  writeFileSync(join(nativeDir, 'bin', 'postgres'), postgres);
  chmodSync(join(nativeDir, 'bin', 'postgres'), 0o700);
  writeFileSync(join(nativeDir, 'lib', 'libpq.so.5.18'), 'library');
  writeFileSync(join(nativeDir, 'lib', 'libpq.a'), 'for compilers');
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
  writeFileSync(join(nativeDir, 'pg-symlinks.json'), JSON.stringify(links));
  return { nativeDir, version: '18.4.0', platform: 'linux-x64' };
}

function freshRoot(): string {
  return mkdtempSync(join(base, 'root-'));
}
