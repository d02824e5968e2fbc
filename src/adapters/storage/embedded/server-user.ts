import { execFile } from 'node:child_process';
import { chmod, readFile, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { isRoot } from './data-folder.ts';
import type { DataFolder } from './data-folder.ts';
import { EmbeddedError } from './embedded-error.ts';

const run = promisify(execFile);

/** The user PostgreSQL runs as. */
export interface ServerUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** In this order; a machine that wants the data apart from every other service adds a user `twoam`. */
const unprivilegedNames = ['twoam', 'postgres', '_postgres', 'nobody'];

/**
 * Picks the user the server runs as, since PostgreSQL refuses root: ourselves, or as root the owner of the data
 * that is there, or the first unprivileged user this machine knows.
 */
export async function chooseServerUser(folder: DataFolder): Promise<ServerUser> {
  const users = await readPasswd();
  const owner = await ownerOf(folder.cluster);
  if (!isRoot()) return ourselves(folder, owner, users);

  const keeper = users.find((user) => user.uid === owner && user.uid !== 0);
  if (keeper) return keeper;
  for (const name of unprivilegedNames) {
    const user = users.find((candidate) => candidate.name === name && candidate.uid !== 0);
    if (user) return user;
  }
  throw new EmbeddedError(
    'no-server-user',
    'PostgreSQL does not run as root and this machine has no user to run it as: add one with `useradd --system twoam`, or give --database-url.',
  );
}

function ourselves(folder: DataFolder, owner: number | undefined, users: readonly ServerUser[]): ServerUser {
  try {
    const { username, uid, gid } = userInfo();
    if (owner === undefined || owner === uid) return { name: username, uid, gid };
  } catch (cause) {
    throw new EmbeddedError(
      'user-without-name',
      `PostgreSQL needs a user with a name, and user id ${process.getuid?.()} has none on this machine: add it (in a container image: RUN useradd --uid ${process.getuid?.()} twoam), or give --database-url.`,
      { cause },
    );
  }
  const name = users.find((user) => user.uid === owner)?.name ?? `with id ${owner}`;
  throw new EmbeddedError(
    'data-of-another-user',
    `The data in ${folder.root} belongs to the user ${name}: run the desk as that user or as root, or give another folder with --data DIR.`,
  );
}

/** As root, lets the server's user pass through the data folder to its own part of it. */
export async function letPass(folder: DataFolder, user: ServerUser): Promise<void> {
  if (!isRoot()) return;
  const { uid, mode } = await stat(folder.root);
  if (uid !== user.uid) await chmod(folder.root, mode | 0o011);
}

/** Refuses a folder the server's user cannot reach, and names the first folder on the way that stops it. */
export async function assertReachable(path: string, user: ServerUser): Promise<void> {
  if (!isRoot()) return;
  const way: string[] = [];
  for (let at = path; at !== dirname(at); at = dirname(at)) way.unshift(at);
  const script = 'for d in "$@"; do [ -x "$d" ] || { printf %s "$d"; exit; }; done';
  const { uid, gid } = user;
  const { stdout: closed } = await run('/bin/sh', ['-c', script, 'sh', ...way], { uid, gid, cwd: '/' });
  if (closed === '') return;
  throw new EmbeddedError(
    'data-unreachable',
    `The database runs as the user ${user.name}, who may not enter ${closed}: choose a folder elsewhere with --data DIR, such as one under /var/lib/twoam, or allow it with chmod o+x ${closed}.`,
  );
}

async function ownerOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).uid;
  } catch {
    return undefined;
  }
}

async function readPasswd(): Promise<ServerUser[]> {
  const listing = await run('getent', ['passwd']).then(
    ({ stdout }) => stdout,
    () => readFile('/etc/passwd', 'utf8'),
  );
  return listing.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}
