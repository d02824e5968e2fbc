import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';

const checkout = path.resolve(import.meta.dirname, '..');
const built = path.join(checkout, 'dist/web');
const stamp = path.join(checkout, 'dist/web.sources');

/** What the pages of the desk are made from. */
const sources = ['src/web/**/*', 'src/contract/**/*.ts', 'src/core/**/*.ts', 'vite.config.ts', 'package-lock.json'];

/** Builds the desk's pages into dist/web when their sources changed since the last time. */
async function buildDesk(): Promise<void> {
  const fingerprint = fingerprintOf(sources);
  if (fingerprint === builtFrom()) return;
  console.error('Building the pages of the desk.');
  const fresh = path.join(checkout, `dist/web-${process.pid}`);
  try {
    await build({ configFile: path.join(checkout, 'vite.config.ts'), logLevel: 'warn', build: { outDir: fresh } });
    replaceFolder(built, fresh);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  writeFileSync(stamp, fingerprint);
}

function fingerprintOf(patterns: string[]): string {
  const hash = createHash('sha256');
  const files = globSync(patterns, { cwd: checkout, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
  for (const file of files)
    hash.update(path.relative(checkout, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function builtFrom(): string | undefined {
  try {
    readFileSync(path.join(built, 'index.html'));
    return readFileSync(stamp, 'utf8');
  } catch {
    return undefined;
  }
}

/** A desk that runs on the old pages never finds the folder half-filled. */
function replaceFolder(folder: string, fresh: string): void {
  const old = `${fresh}-old`;
  mkdirSync(folder, { recursive: true });
  renameSync(folder, old);
  renameSync(fresh, folder);
  rmSync(old, { recursive: true, force: true });
}

await buildDesk().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  console.error('The pages of the desk could not be built, for the reason above.');
  process.exitCode = 1;
});
