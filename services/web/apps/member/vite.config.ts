import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { mockApi, preact, prepaint, TARGET } from '../../tools/vite/index.ts';

export default defineConfig({
  plugins: [
    prepaint(),
    mockApi(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'sw.ts',
      injectRegister: false,
      manifest: false,
      injectManifest: {
        rollupFormat: 'iife',
        globPatterns: ['assets/**/*.{js,css,svg}', 'icon*.{svg,png}', 'manifest.webmanifest'],
      },
    }),
  ],
  resolve: { alias: preact },
  server: process.env.ZHIBU_API ? { proxy: { '/api': { target: process.env.ZHIBU_API, changeOrigin: false } } } : {},
  build: {
    outDir: '../../dist/member',
    emptyOutDir: true,
    manifest: true,
    target: TARGET,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
