import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { fakeDeskPlugin } from './src/web/testing/fake-desk-plugin.ts';

/** Where the real desk answers while pages are developed. */
const desk = process.env['TWOAM_URL'] ?? 'http://127.0.0.1:4002';
const faked = process.env['FAKE_DESK'] === '1';

export default defineConfig({
  root: 'src/web',
  base: '/',
  plugins: [react(), ...(faked ? [fakeDeskPlugin()] : [])],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
  },
  server: faked ? {} : { proxy: { '/api': desk, '/status': desk, '/hooks': desk } },
});
