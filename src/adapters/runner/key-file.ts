import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { RunnerError } from './runner-error.ts';

/** Who a runner is: its name on the desk, where that is, and the key that never leaves this machine. */
export interface Identity {
  name: string;
  url: string;
  key: KeyObject;
}

const file = z.object({ name: z.string(), url: z.string(), privateKey: z.string() });
const FILE = 'runner.json';

/** A new Ed25519 key pair; the public half as the desk keeps it. */
export function newKey(): { key: KeyObject; publicKey: string } {
  const { privateKey } = generateKeyPairSync('ed25519');
  return {
    key: privateKey,
    publicKey: createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64'),
  };
}

/** Makes the folder, which only its owner may enter, and refuses one that belongs to an enrolled runner. */
export async function prepareFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const known = await readFile(join(folder, FILE), 'utf8').catch(() => null);
  if (known !== null)
    throw new RunnerError(`${folder} belongs to a runner that is enrolled already. Choose another folder with --data.`);
}

/** Writes who the runner is, readable by its owner only; whole or not at all. */
export async function writeIdentity(folder: string, { name, url, key }: Identity): Promise<void> {
  const privateKey = key.export({ format: 'pem', type: 'pkcs8' }).toString();
  const fresh = join(folder, `${FILE}.new`);
  await writeFile(fresh, JSON.stringify({ name, url, privateKey }), { mode: 0o600, flag: 'w', flush: true });
  await rename(fresh, join(folder, FILE));
}

/** Reads who the runner is; refuses a key that others on the machine could read. */
export async function readIdentity(folder: string): Promise<Identity> {
  const path = join(folder, FILE);
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) throw new RunnerError(`No runner is enrolled in ${folder}. Do it with \`twoam runner enrol\`.`);
  const { mode } = await stat(path);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new RunnerError(`Others may read ${path}, which holds the runner’s key. Do: chmod 600 ${path}`);
  const parsed = file.safeParse(readJson(text));
  if (!parsed.success) throw new RunnerError(`${path} cannot be read. Enrol the runner again in another folder.`);
  return { name: parsed.data.name, url: parsed.data.url, key: createPrivateKey(parsed.data.privateKey) };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
