import { defineConfig } from 'vite';
import { mockApi, prepaint, TARGET } from '../../tools/vite/index.ts';
import { english, pages } from './vite/pages.ts';

const PAGES = ['', 'signup/', 'signup/status/', 'terms/'];

export default defineConfig({
  plugins: [pages(), english(), prepaint(), mockApi()],
  server: process.env.ZHIBU_API ? { proxy: { '/api': { target: process.env.ZHIBU_API, changeOrigin: false } } } : {},
  build: {
    outDir: '../../dist/site',
    emptyOutDir: true,
    manifest: true,
    target: TARGET,
    assetsInlineLimit: 0,
    modulePreload: false,
    rollupOptions: { input: PAGES.map((page) => `${page}index.html`) },
  },
});
