import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, cp, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { makeFolder } from './data-folder.ts';
import { doesNotRunHere } from './engine-package.ts';
import type { EnginePackage } from './engine-package.ts';
import { serverEnvironment } from './server-environment.ts';

const run = promisify(execFile);
const manifestName = 'manifest.json';
const abandonedAfterMs = 60 * 60 * 1000;

type Manifest = Record<string, number>;

/**
 * Copies the engine out of node_modules, so that an `npm ci` under a running server cannot wound it,
 * and returns the folder of the copy; a complete copy of the same version is used again.
 */
export async function installEngine(engine: EnginePackage, engineRoot: string): Promise<string> {
  const target = join(engineRoot, `postgresql-${engine.version}-${engine.platform}`);
  if (await isComplete(target)) return target;

  await makeFolder(engineRoot, 0o755);
  await removeAbandonedCopies(engineRoot);
  const draft = `${target}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await copyEngine(engine.nativeDir, draft);
    await assertItRuns(draft);
    await publish(draft, target);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return target;
}

async function copyEngine(nativeDir: string, draft: string): Promise<void> {
  await cp(nativeDir, draft, { recursive: true, verbatimSymlinks: true, filter: isNeededToServe });
  await restoreSymlinks(nativeDir, draft);
  const manifest: Manifest = {};
  await chmod(draft, 0o755);
  for (const entry of await readdir(draft, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const { size, mode } = await stat(path);
    // Whatever umask npm ran under: the server's user must be able to read and run the copy.
    await chmod(path, mode & 0o100 ? 0o755 : 0o644);
    if (entry.isFile()) manifest[relative(draft, path)] = size;
  }
  const listing = join(draft, manifestName);
  await writeFile(listing, JSON.stringify(manifest));
  await chmod(listing, 0o644);
}

function isNeededToServe(source: string): boolean {
  return !source.endsWith('.a') && !['pgxs', 'pkgconfig', 'include'].includes(basename(source));
}

/** npm packages cannot hold symlinks, so this one lists them in a file and leaves them to an install script. */
async function restoreSymlinks(nativeDir: string, draft: string): Promise<void> {
  const listed = join(nativeDir, 'pg-symlinks.json');
  if (!existsSync(listed)) return;
  const links = JSON.parse(await readFile(listed, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(draft, relative('native', target));
    if (existsSync(link)) continue;
    await symlink(relative(dirname(target), source), link);
  }
}

async function assertItRuns(draft: string): Promise<void> {
  try {
    await run(join(draft, 'bin', 'postgres'), ['--version'], { env: serverEnvironment(), cwd: '/' });
  } catch (cause) {
    throw doesNotRunHere(whyItDoesNotRun(cause as ExecFailure, draft), { cause });
  }
}

interface ExecFailure {
  readonly code?: string | number | null;
  readonly signal?: string | null;
  readonly stderr?: string;
}

function whyItDoesNotRun({ code, signal, stderr }: ExecFailure, draft: string): string {
  if (code === 'ENOENT') return 'this system has no glibc, as Alpine Linux has none';
  if (code === 'EACCES') return `no program may be run from ${dirname(draft)}`;
  if (signal === 'SIGILL') return 'this processor lacks instructions it needs';
  const complaint = stderr?.trim().split('\n').at(-1);
  return complaint?.replace(/^\S*postgres: /, '') || `${code ?? signal}`;
}

async function publish(draft: string, target: string): Promise<void> {
  if (existsSync(target) && !(await isComplete(target))) {
    await rename(target, `${draft}.damaged.tmp`);
    await rm(`${draft}.damaged.tmp`, { recursive: true, force: true });
  }
  try {
    await rename(draft, target);
  } catch (error) {
    if (!(await isComplete(target))) throw error;
  }
}

/** Sizes are compared because a power cut after the rename can leave files empty. */
async function isComplete(target: string): Promise<boolean> {
  try {
    const manifest = JSON.parse(await readFile(join(target, manifestName), 'utf8')) as Manifest;
    const checks = Object.entries(manifest).map(async ([file, size]) => (await stat(join(target, file))).size === size);
    return (await Promise.all(checks)).every(Boolean);
  } catch {
    return false;
  }
}

async function removeAbandonedCopies(engineRoot: string): Promise<void> {
  for (const name of await readdir(engineRoot)) {
    if (!name.endsWith('.tmp')) continue;
    const path = join(engineRoot, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > abandonedAfterMs) await rm(path, { recursive: true, force: true });
  }
}
