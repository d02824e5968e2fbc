import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { PublishAnswer, Publisher } from '#app/ports/publisher.ts';
import { MINUTE_MS } from '#core/shared/instant.ts';
import { isSafePath } from '../safe-path.ts';

export interface RsyncTarget {
  host: string;
  port: number;
  user: string;
  path: string;
  knownHosts: string;
}

const LONGEST_MS = 2 * MINUTE_MS;
const LONGEST_REASON = 400;

/**
 * Publishes by rsync over SSH. Only hosts of the given `known_hosts` are trusted, no configuration of the machine's is
 * read, and no shell is asked. Nothing is deleted there: pages that are no longer linked to stay as they were.
 */
export function rsyncPublisher(target: RsyncTarget, privateKey: string): Publisher {
  return {
    async publish({ all }): Promise<PublishAnswer> {
      if (!all.every(({ path }) => isSafePath(path)))
        return { outcome: 'failed', why: 'A file of the page has a name that is not safe to send.' };
      const dir = await mkdtemp(join(tmpdir(), 'twoam-rsync-'));
      try {
        // rsync splits the command of -e at spaces itself.
        if (dir.includes(' '))
          return { outcome: 'failed', why: 'The folder for temporary files has a space in its name.' };
        await writeFile(join(dir, 'key'), `${privateKey.trim()}\n`, { mode: 0o600 });
        await writeFile(join(dir, 'known_hosts'), `${target.knownHosts.trim()}\n`, { mode: 0o600 });
        for (const { path, body } of all) {
          const file = join(dir, 'site', path);
          await mkdir(dirname(file), { recursive: true });
          await writeFile(file, body);
        }
        return await run(argumentsOf(target, dir), target.host, all.length);
      } finally {
        await rm(dir, { recursive: true, force: true });
      }
    },
  };
}

function argumentsOf({ host, port, user, path }: RsyncTarget, dir: string): string[] {
  const ssh = [
    'ssh -F none -oBatchMode=yes -oStrictHostKeyChecking=yes -oIdentitiesOnly=yes -oConnectTimeout=15',
    `-oUserKnownHostsFile=${dir}/known_hosts -oGlobalKnownHostsFile=/dev/null -i ${dir}/key -p ${port}`,
  ].join(' ');
  // Delayed updates put all files into place at the end, together.
  const how = ['-rlt', '--checksum', '--delay-updates', '--protect-args', '--chmod=D755,F644', '--timeout=60'];
  return [...how, '-e', ssh, '--', `${dir}/site/`, `${user}@${host}:${path.replace(/\/*$/, '/')}`];
}

function run(args: string[], host: string, files: number): Promise<PublishAnswer> {
  return new Promise((resolve) => {
    const child = spawn('rsync', args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: LONGEST_MS,
      env: { PATH: process.env['PATH'] ?? '' },
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (said.length < 10_000) said += text;
    });
    child.on('error', () =>
      resolve({ outcome: 'failed', why: 'rsync cannot be started. Install rsync and ssh on the desk’s machine.' }),
    );
    child.on('close', (code) => {
      if (code === 0) return resolve({ outcome: 'published', proof: `${files} files are up to date on ${host}.` });
      resolve({ outcome: 'failed', why: `rsync to ${host} failed: ${reason(said, code)}` });
    });
  });
}

/** The first line that says something, on one line and without the temporary folder. */
function reason(said: string, code: number | null): string {
  const line = said.split('\n').find((text) => text.trim() !== '') ?? `it ended with status ${code ?? 'none'}`;
  return line
    .replaceAll(/\/\S*twoam-rsync-[A-Za-z0-9]+/g, '')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_REASON);
}
