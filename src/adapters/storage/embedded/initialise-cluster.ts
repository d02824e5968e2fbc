import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, lstat, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isRoot } from './data-folder.ts';
import type { DataFolder } from './data-folder.ts';
import { EmbeddedError } from './embedded-error.ts';
import type { EmbeddedLog } from './embedded-log.ts';
import { lastWords } from './last-words.ts';
import { serverEnvironment } from './server-environment.ts';
import type { ServerUser } from './server-user.ts';

const run = promisify(execFile);

/** The database role of the desk, owner of everything in the embedded server. */
export const databaseRole = 'twoam';

interface Cluster {
  readonly folder: DataFolder;
  readonly engineDir: string;
  readonly engineVersion: string;
  readonly user: ServerUser;
  readonly log: EmbeddedLog;
}

/**
 * Makes sure that the folder holds a cluster this engine can serve and returns its password; a first start that was
 * cut short leaves nothing behind, since the cluster gets its name when it is complete.
 */
export async function openCluster(cluster: Cluster): Promise<string> {
  const { folder, user } = cluster;
  await removeDrafts(folder);
  if (existsSync(folder.cluster)) {
    await assertSameVersion(folder, cluster.engineVersion);
    await takeFromRoot(folder.cluster, user);
    return readPassword(folder);
  }
  const password = await makePassword(folder);
  await initialise(cluster, password);
  return password;
}

async function initialise(cluster: Cluster, password: string): Promise<void> {
  const { folder, engineDir, user, log } = cluster;
  log.info(`Creating the database in ${folder.root}.`);
  const suffix = `${randomBytes(6).toString('hex')}.tmp`;
  const draft = `${folder.cluster}.${suffix}`;
  const passwordCopy = `${folder.passwordFile}.${suffix}`;
  await mkdir(draft, { mode: 0o700 });
  await giveTo(user, draft);
  await writeDurably(passwordCopy, `${password}\n`);
  await giveTo(user, passwordCopy);
  try {
    await runInitdb(engineDir, draft, passwordCopy, user);
    await rename(draft, folder.cluster);
    await syncFolder(folder.root);
  } finally {
    await rm(passwordCopy, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

async function runInitdb(engineDir: string, draft: string, passwordFile: string, user: ServerUser): Promise<void> {
  const options = [
    `--pgdata=${draft}`,
    `--pwfile=${passwordFile}`,
    `--username=${databaseRole}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--text-search-config=simple',
    '--data-checksums',
  ];
  const identity = isRoot() ? { uid: user.uid, gid: user.gid } : {};
  try {
    await run(join(engineDir, 'bin', 'initdb'), options, { ...identity, cwd: '/', env: serverEnvironment() });
  } catch (cause) {
    const { stderr } = cause as { stderr?: string };
    throw new EmbeddedError(
      'start-failed',
      `The database could not be created: ${lastWords(stderr ?? '') ?? String(cause)}.`,
      { cause },
    );
  }
}

async function assertSameVersion(folder: DataFolder, engineVersion: string): Promise<void> {
  const dataMajor = await readFile(join(folder.cluster, 'PG_VERSION'), 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  );
  const engineMajor = engineVersion.split('.')[0];
  if (dataMajor === engineMajor) return;
  const found = dataMajor ? `data of PostgreSQL ${dataMajor}` : 'no complete database';
  throw new EmbeddedError(
    'data-of-another-version',
    `${folder.cluster} holds ${found} and this desk runs PostgreSQL ${engineMajor}: make a backup with the desk that wrote it and restore it into a new folder given with --data DIR.`,
  );
}

/** A copy made by root, as from an archive, belongs to root, whom PostgreSQL refuses. */
async function takeFromRoot(cluster: string, user: ServerUser): Promise<void> {
  if (!isRoot() || (await lstat(cluster)).uid === user.uid) return;
  const { uid, gid } = user;
  for (const entry of await readdir(cluster, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) await chown(join(entry.parentPath, entry.name), uid, gid);
  }
  await chown(cluster, uid, gid);
}

async function makePassword(folder: DataFolder): Promise<string> {
  if (existsSync(folder.passwordFile)) return readPassword(folder);
  const password = randomBytes(24).toString('base64url');
  const draft = `${folder.passwordFile}.draft.tmp`;
  await writeDurably(draft, password);
  await rename(draft, folder.passwordFile);
  return password;
}

/** The password of the desk's database role. */
export async function readPassword(folder: DataFolder): Promise<string> {
  try {
    return await readFile(folder.passwordFile, 'utf8');
  } catch (cause) {
    throw new EmbeddedError(
      'start-failed',
      `The database's password cannot be read from ${folder.passwordFile}: put the file back, it belongs to the data beside it.`,
      { cause },
    );
  }
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes renames in it survive a power cut. */
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function giveTo(user: ServerUser, path: string): Promise<void> {
  if (isRoot()) await chown(path, user.uid, user.gid);
}

async function removeDrafts(folder: DataFolder): Promise<void> {
  for (const name of await readdir(folder.root)) {
    if (!/^postgres.*\.tmp$/.test(name)) continue;
    // The retries outlast an initdb that was orphaned while it still wrote there.
    await rm(join(folder.root, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}
