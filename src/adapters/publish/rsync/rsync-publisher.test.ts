import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PublishedFile, SiteChanges } from '#app/ports/publisher.ts';
import { rsyncPublisher } from './rsync-publisher.ts';

const run = promisify(execFile);
const SSHD = '/usr/sbin/sshd';
const isRoot = process.getuid?.() === 0;
const canRun = existsSync(SSHD) && existsSync('/usr/bin/rsync') && isRoot;

const file = (path: string, body = path): PublishedFile => ({ path, type: 'text/html', body });
const changes = (all: PublishedFile[]): SiteChanges => ({ all, changed: all, gone: [] });

test('what must not be sent is refused before anything is started', async () => {
  const target = {
    host: 'a.example',
    port: 22,
    user: 'web',
    path: '/srv/status',
    knownHosts: 'a.example ssh-ed25519 AAAA',
  };
  const answer = await rsyncPublisher(target, 'key').publish(changes([file('../../.ssh/authorized_keys')]));
  expect(answer).toMatchObject({ outcome: 'failed', why: expect.stringContaining('not safe') });
});

describe.skipIf(!canRun)('against a real SSH server', () => {
  let dir: string;
  let port: number;
  let server: ChildProcess;
  let privateKey: string;
  let knownHosts: string;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'twoam-sshd-'));
    for (const name of ['host', 'user'])
      await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(dir, name)]);
    port = await freePort();
    privateKey = await readFile(join(dir, 'user'), 'utf8');
    knownHosts = `[127.0.0.1]:${port} ${await readFile(join(dir, 'host.pub'), 'utf8')}`;
    await writeFile(join(dir, 'authorized_keys'), await readFile(join(dir, 'user.pub')), { mode: 0o600 });
    await mkdir('/run/sshd', { recursive: true });
    const config = [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${dir}/host`,
      `AuthorizedKeysFile ${dir}/authorized_keys`,
      'PasswordAuthentication no',
      'StrictModes no',
      'UsePAM no',
      'PidFile none',
    ];
    await writeFile(join(dir, 'sshd_config'), config.join('\n'));
    server = spawn(SSHD, ['-D', '-e', '-f', join(dir, 'sshd_config')], { stdio: 'ignore' });
    while (!(await answers(port))) await new Promise((resolve) => setImmediate(resolve));
  });
  afterAll(async () => {
    server.kill();
    await rm(dir, { recursive: true, force: true });
  });

  const target = () => ({ host: '127.0.0.1', port, user: userInfo().username, path: `${dir}/site`, knownHosts });

  test('the files stand there as they were rendered, and are replaced the next time', async () => {
    const publisher = rsyncPublisher(target(), privateKey);
    const first = await publisher.publish(changes([file('incidents/a1.html'), file('index.html', 'old')]));
    expect(first).toEqual({ outcome: 'published', proof: '2 files are up to date on 127.0.0.1.' });
    await publisher.publish(changes([file('incidents/a1.html'), file('index.html', 'new')]));
    expect(await readFile(join(dir, 'site/index.html'), 'utf8')).toBe('new');
    expect(await readFile(join(dir, 'site/incidents/a1.html'), 'utf8')).toBe('incidents/a1.html');
  });

  test('a host with another key than the known one is not spoken to', async () => {
    const other = `[127.0.0.1]:${port} ${await readFile(join(dir, 'user.pub'), 'utf8')}`;
    const answer = await rsyncPublisher({ ...target(), path: `${dir}/other`, knownHosts: other }, privateKey).publish(
      changes([file('index.html')]),
    );
    expect(answer.outcome).toBe('failed');
    expect(existsSync(join(dir, 'other'))).toBe(false);
  });

  test('a key that is not let in is a reason without the key in it', async () => {
    const answer = await rsyncPublisher(target(), await readFile(join(dir, 'host'), 'utf8')).publish(
      changes([file('index.html')]),
    );
    expect(answer).toMatchObject({ outcome: 'failed', why: expect.stringContaining('Permission denied') });
    expect(JSON.stringify(answer)).not.toMatch(/PRIVATE KEY|twoam-rsync-/);
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
}
