import { createHmac, randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Keys derived from the desk's one secret; each use has its own. */
export interface Secrets {
  /** 32 bytes that encrypt channel secrets in the database. */
  encryption: Buffer;
  /** Signs session cookies. */
  session: string;
  /** Signs links that acknowledge a page. */
  acknowledge: string;
  /** Right side of every Message-ID: the same for every server of this desk, at every start. */
  messageIdHost: string;
}

/** Where the secret comes from: `TWOAM_SECRET` where several servers share one, else a file in the data folder. */
export async function readSecrets(dataDir: string, environment: string | undefined): Promise<Secrets> {
  if (environment !== undefined && environment.length < 32) {
    throw new Error(
      'TWOAM_SECRET is too short. Use at least 32 random characters, the same for every server of this desk.',
    );
  }
  const secret = environment ?? (await secretFromFile(join(dataDir, 'secret.key')));
  const derive = (use: string): Buffer => createHmac('sha256', secret).update(`twoam:${use}`).digest();
  return {
    encryption: derive('encryption'),
    session: derive('session').toString('hex'),
    acknowledge: derive('acknowledge').toString('hex'),
    messageIdHost: `${derive('message-id').toString('hex').slice(0, 16)}.twoam.invalid`,
  };
}

/** Reads the file, or makes it; of two that make it at once both read the same. */
async function secretFromFile(path: string): Promise<string> {
  const found = await readFile(path, 'utf8').catch(() => null);
  if (found !== null) return found.trim();
  await mkdir(join(path, '..'), { recursive: true });
  const fresh = `${path}.${process.pid}`;
  await writeFile(fresh, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
  await chmod(fresh, 0o600);
  await link(fresh, path).catch(() => undefined);
  await unlink(fresh);
  return (await readFile(path, 'utf8')).trim();
}
