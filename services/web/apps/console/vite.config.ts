import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { mockApi, prepaint, TARGET } from '../../tools/vite/index.ts';
import { styleNonce } from './vite/nonce.ts';

export default defineConfig({
  base: '/console/',
  plugins: [styleNonce(), react(), prepaint(), mockApi('@zhibu/mock/console', 'createConsoleMock')],
  server: { port: 5175, proxy: process.env.ZHIBU_API ? { '/api': process.env.ZHIBU_API } : {} },
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    manifest: true,
    target: TARGET,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
});
