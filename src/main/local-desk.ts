import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { defaultDataDir } from '#adapters/storage/embedded/data-folder.ts';

const FILE = 'local-desk.json';
const localDeskFile = z.object({ url: z.string(), token: z.string() });

/** The data folder of this checkout's desk, or the one named. */
export function dataDirOf(named: string | undefined): string {
  return (
    named ??
    process.env['TWOAM_DATA'] ??
    defaultDataDir({ checkoutDir: fileURLToPath(new URL('../..', import.meta.url)) })
  );
}

/** How the command line on the desk's own machine finds it; null when no desk was started on that folder. */
export async function localDesk(dataDir: string | undefined): Promise<{ url: string; token: string } | null> {
  const text = await readFile(join(dataDirOf(dataDir), FILE), 'utf8').catch(() => null);
  const parsed = text === null ? null : localDeskFile.safeParse(JSON.parse(text));
  return parsed?.success === true ? parsed.data : null;
}

/** Leaves word of a running desk for the command line; readable by its owner only. */
export async function writeLocalDesk(dataDir: string, desk: { url: string; token: string }): Promise<void> {
  const path = join(dataDir, FILE);
  await writeFile(`${path}.new`, JSON.stringify(desk), { mode: 0o600 });
  await rename(`${path}.new`, path);
}
