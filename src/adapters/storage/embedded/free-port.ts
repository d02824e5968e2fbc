import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { readFile, writeFile } from 'node:fs/promises';
import type { DataFolder } from './data-folder.ts';
import { EmbeddedError } from './embedded-error.ts';

/**
 * Below the ports any system hands to outgoing connections (Linux from 32768, others from 49152): in that range a
 * client that keeps trying to reach a stopped server can be given the server's own port, connect to itself and
 * keep the server from coming back.
 */
const lowest = 20_000;
const highest = 29_999;
const attempts = 50;

/** The port asked for, else the one this folder had last, else a free one; remembered in the folder. */
export async function choosePort(folder: DataFolder, wanted: number | undefined): Promise<number> {
  if (wanted !== undefined && !(await isFree(wanted))) {
    throw new EmbeddedError(
      'start-failed',
      `Port ${wanted} is used by another program: give the database another port, or none to have one chosen.`,
    );
  }
  const port = wanted ?? (await rememberedPort(folder)) ?? (await findFreePort());
  await writeFile(folder.portFile, String(port), { mode: 0o600 });
  return port;
}

/** The port this folder's server had last. */
export async function readPort(folder: DataFolder): Promise<number | undefined> {
  const port = Number(await readFile(folder.portFile, 'utf8').catch(() => ''));
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
}

async function rememberedPort(folder: DataFolder): Promise<number | undefined> {
  const port = await readPort(folder);
  return port !== undefined && (await isFree(port)) ? port : undefined;
}

async function findFreePort(): Promise<number> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const port = randomInt(lowest, highest + 1);
    if (await isFree(port)) return port;
  }
  throw new EmbeddedError(
    'start-failed',
    `No free port for the database between ${lowest} and ${highest}: give --database-url.`,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}
