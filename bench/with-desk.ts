import pino from 'pino';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiClient, type Call } from '#contract/client.ts';
import { startDesk } from '#main/desk.ts';

/** Measures a desk of the sample company on a database of its own, by what its API takes. */
export async function withDesk<T>(databaseUrl: string, measure: (call: Call) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'twoam-bench-desk-'));
  const desk = await startDesk({
    databaseUrl,
    dataDir,
    host: '127.0.0.1',
    port: 0,
    publicUrl: null,
    sample: true,
    trustProxy: false,
    webDir: dataDir,
    version: 'bench',
    secret: undefined,
    metricsToken: null,
    log: pino({ level: 'error' }),
  });
  try {
    const token = await desk.localToken(null);
    return await measure(apiClient({ baseUrl: desk.url, token, fetch: (url, init) => fetch(url, init) }));
  } finally {
    await desk.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
