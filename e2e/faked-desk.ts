import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';
import type { InlineConfig } from 'vite';
import { fakeDeskPlugin } from '../src/web/testing/fake-desk-plugin.ts';

export interface FakedDesk {
  address: string;
  close(): Promise<void>;
}

/** Builds the desk's pages and serves them before the fake desk, for looking at pages in every state. */
export async function startFakedDesk(): Promise<FakedDesk> {
  const outDir = await mkdtemp(join(tmpdir(), 'twoam-pages-'));
  const shared: InlineConfig = {
    root: resolve(import.meta.dirname, '../src/web'),
    configFile: false,
    logLevel: 'error',
    plugins: [react(), fakeDeskPlugin()],
    build: { outDir, emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0 },
  };
  await build(shared);
  const server = await preview({ ...shared, preview: { port: 0, host: '127.0.0.1' } });
  const address = server.resolvedUrls?.local[0]?.replace(/\/$/, '');
  if (address === undefined) throw new Error('The faked desk says no address.');
  return {
    address,
    close: async () => {
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
