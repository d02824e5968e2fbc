import { createHash } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { chmod, mkdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { EmbeddedError } from './embedded-error.ts';

/** The files of one desk's data folder. */
export interface DataFolder {
  readonly root: string;
  /** PostgreSQL's own data directory. */
  readonly cluster: string;
  readonly passwordFile: string;
  readonly portFile: string;
  readonly logFile: string;
  readonly lockFile: string;
  /** Says who holds the lock. */
  readonly holderFile: string;
}

/** Who asks, and from which environment; given in tests, else taken from this process. */
export interface DataFolderOwner {
  readonly isRoot: boolean;
  readonly home: string;
  readonly xdgDataHome: string | undefined;
}

const rootBase = '/var/lib/twoam';

/** The data folder when no `--data` is given: one per checkout, and for root where the database's user can reach it. */
export function defaultDataDir(options: { checkoutDir: string; owner?: DataFolderOwner }): string {
  const checkout = realpathSync(options.checkoutDir);
  const id = createHash('sha256').update(checkout).digest('hex').slice(0, 8);
  const name = basename(checkout).replace(/[^\w.-]/g, '_') || 'desk';
  return join(baseDir(options.owner), `${name}-${id}`);
}

/** Where copies of the PostgreSQL binaries live, shared by all data folders of this user. */
export function defaultEngineRoot(owner?: DataFolderOwner): string {
  return join(baseDir(owner), 'engine');
}

function baseDir(owner: DataFolderOwner = thisProcess()): string {
  if (owner.isRoot) return rootBase;
  const { xdgDataHome, home } = owner;
  const dataHome = xdgDataHome && isAbsolute(xdgDataHome) ? xdgDataHome : join(home, '.local', 'share');
  return join(dataHome, 'twoam');
}

function thisProcess(): DataFolderOwner {
  return { isRoot: isRoot(), home: homedir(), xdgDataHome: process.env['XDG_DATA_HOME'] };
}

/** True when this process may change user and owner of files. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Creates the folder when it is not there. */
export async function openDataFolder(dataDir: string): Promise<DataFolder> {
  const path = resolve(dataDir);
  try {
    await makeFolder(path, isRoot() ? 0o711 : 0o700);
    return filesIn(realpathSync(path));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new EmbeddedError(
      'data-unreachable',
      `The data folder ${path} cannot be created or opened (${code ?? String(cause)}): give a folder this user can write with --data DIR.`,
      { cause },
    );
  }
}

/** Names the files of a data folder without touching the disk. */
export function filesIn(root: string): DataFolder {
  return {
    root,
    cluster: join(root, 'postgres'),
    passwordFile: join(root, 'postgres-password'),
    portFile: join(root, 'postgres-port'),
    logFile: join(root, 'postgres.log'),
    lockFile: join(root, 'desk.lock'),
    holderFile: join(root, 'desk.json'),
  };
}

/** Like `mkdir -p`, but the modes hold whatever the umask is; folders that exist keep theirs. */
export async function makeFolder(path: string, mode: number): Promise<void> {
  try {
    await mkdir(path, { mode });
    await chmod(path, mode);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return;
    if (code !== 'ENOENT' || existsSync(dirname(path))) throw error;
    await makeFolder(dirname(path), isRoot() ? 0o755 : 0o700);
    await makeFolder(path, mode);
  }
}
