import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PublishAnswer, Publisher } from '#app/ports/publisher.ts';
import { isSafePath } from '../safe-path.ts';

/** Says that a folder is ours: no other is ever written to. */
const MARK = '.twoam-status-page';

/**
 * Publishes to a folder of the desk's machine, for a web server there. Each file is replaced as a whole, the first page
 * last. A folder that holds anything of somebody else's is refused.
 */
export function folderPublisher({ path: root }: { path: string }): Publisher {
  return {
    async publish({ changed, gone }): Promise<PublishAnswer> {
      if (![...changed.map(({ path }) => path), ...gone].every(isSafePath))
        return { outcome: 'failed', why: 'A file of the page has a name that is not safe to write.' };
      try {
        if (!(await isOurs(root)))
          return {
            outcome: 'failed',
            why: `The folder ${root} holds something else. Name an empty folder, or one that does not exist yet.`,
          };
        for (const file of changed) await replace(join(root, file.path), file.body);
        for (const path of gone) await rm(join(root, path), { force: true });
        return { outcome: 'published', proof: `${changed.length} files written to ${root}.` };
      } catch (error) {
        return { outcome: 'failed', why: `The folder ${root} cannot be written to (${codeOf(error)}).` };
      }
    },
  };
}

async function isOurs(root: string): Promise<boolean> {
  await mkdir(root, { recursive: true });
  const names = await readdir(root);
  if (names.includes(MARK)) return true;
  if (names.length > 0) return false;
  await writeFile(join(root, MARK), 'The desk publishes its status page here.\n');
  return true;
}

/** Readers get the old file or the new one, never half of one. */
async function replace(path: string, body: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const fresh = join(dirname(path), `.${randomUUID()}.new`);
  try {
    await writeFile(fresh, body, { flag: 'wx', mode: 0o644 });
    await rename(fresh, path);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}
