import { defineConfig } from 'vite';
import { mockApi, prepaint, TARGET } from '../../tools/vite/index.ts';
import { english, pages } from './vite/pages.ts';

const PAGES = [
  '',
  'totp/',
  'enrol/',
  'password/',
  'invitation/',
  'operator-invitation/',
  'operator-entry/',
  'forgot/',
  'reset/',
  'privacy/',
];

export default defineConfig({
  base: '/login/',
  plugins: [pages(), english(), prepaint(), mockApi()],
  server: process.env.ZHIBU_API ? { proxy: { '/api': { target: process.env.ZHIBU_API, changeOrigin: false } } } : {},
  build: {
    outDir: '../../dist/login',
    emptyOutDir: true,
    manifest: true,
    target: TARGET,
    assetsInlineLimit: 0,
    modulePreload: false,
    rollupOptions: {
      input: PAGES.map((page) => `${page}index.html`),
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          // apart, a few lines cost more in files than in letters
          groups: [{ name: 'links', test: /src\/(flow|link|new-password)\.ts$/ }],
        },
      },
    },
  },
});
