import { defineConfig } from 'vitest/config';
import { preact } from './tools/vite/index.ts';

const english = {
  // built into an address by the config of the static pages
  name: 'virtual-english',
  resolveId: (source: string) => (source === 'virtual:english' ? '\0english' : undefined),
  load: (id: string) => (id === '\0english' ? 'export default "data:application/json,{}"' : undefined),
};

export default defineConfig({
  plugins: [english],
  test: {
    environment: 'happy-dom',
    environmentOptions: { happyDOM: { url: 'http://alpha.localhost/' } },
    env: { TZ: 'America/New_York' },
    setupFiles: ['./tools/vitest.setup.ts'],
    restoreMocks: true,
    // a browser and all modules for each file take ten times as long as what is tested in them
    pool: 'threads',
    isolate: false,
    projects: [
      {
        extends: true,
        test: { name: 'shared', include: ['packages/*/src/**/*.test.ts', 'tools/**/*.test.ts', 'codegen/*.test.ts'] },
      },
      { extends: true, test: { name: 'site', include: ['apps/site/**/*.test.ts'] } },
      { extends: true, test: { name: 'login', include: ['apps/login/**/*.test.ts'] } },
      {
        extends: true,
        resolve: { alias: preact },
        test: {
          name: 'member',
          include: ['apps/member/**/*.test.{ts,tsx}'],
          server: { deps: { inline: [/wouter/, /@tanstack\/react-query/, /use-sync-external-store/] } },
        },
      },
      { extends: true, test: { name: 'console', include: ['apps/console/**/*.test.{ts,tsx}'] } },
    ],
  },
});
