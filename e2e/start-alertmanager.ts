import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';

/** A real Alertmanager that groups by alert name and story and tells one hook. */
export interface Alertmanager {
  /** Sends alerts to its API, as Prometheus does. */
  post(alerts: PostedAlert[]): Promise<void>;
  close(): Promise<void>;
}

/** An alert as API v2 takes it; without an end it fires for `resolve_timeout`. */
export interface PostedAlert {
  labels: Record<string, string>;
  annotations?: Record<string, string>;
  startsAt?: string;
  endsAt?: string;
}

/** Debian's program, or the one that upstream ships; null where neither is installed. */
export function findAlertmanager(): string | null {
  for (const program of ['prometheus-alertmanager', 'alertmanager']) {
    try {
      execFileSync(program, ['--version'], { stdio: 'ignore' });
      return program;
    } catch {
      continue;
    }
  }
  return null;
}

/** Starts it in a folder of its own, alone in its cluster, and waits until it is ready. */
export async function startAlertmanager(program: string, hookUrl: string): Promise<Alertmanager> {
  const folder = await mkdtemp(join(tmpdir(), 'twoam-alertmanager-'));
  const config = join(folder, 'alertmanager.yml');
  await writeFile(config, configFor(hookUrl));
  const address = `127.0.0.1:${await freePort()}`;
  const child = spawn(
    program,
    [
      `--config.file=${config}`,
      `--storage.path=${join(folder, 'data')}`,
      `--web.listen-address=${address}`,
      '--cluster.listen-address=',
      '--log.level=error',
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const ended = once(child, 'exit');
  const close = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await expect.poll(() => isReady(`http://${address}/-/ready`), { timeout: 20_000 }).toBe(true);
  } catch (error) {
    await close();
    throw error;
  }
  return { post: (alerts) => postAlerts(`http://${address}/api/v2/alerts`, alerts), close };
}

/** JSON is YAML; the times are short because the test waits for them. */
function configFor(hookUrl: string): string {
  return JSON.stringify({
    global: { resolve_timeout: '5m' },
    route: {
      receiver: 'desk',
      group_by: ['alertname', 'story'],
      group_wait: '200ms',
      group_interval: '500ms',
      repeat_interval: '1h',
    },
    receivers: [{ name: 'desk', webhook_configs: [{ url: hookUrl, send_resolved: true, max_alerts: 0 }] }],
  });
}

async function isReady(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url);
    return answer.ok;
  } catch {
    return false;
  }
}

async function postAlerts(url: string, alerts: PostedAlert[]): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(alerts),
  });
  if (!answer.ok) throw new Error(`Alertmanager answered ${answer.status}: ${await answer.text()}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
