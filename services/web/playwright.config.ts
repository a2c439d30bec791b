import { defineConfig } from '@playwright/test';

// Journeys through the real system. `tests/journeys/run.sh` starts one and says where it is.
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const desktop = { viewport: { width: 1440, height: 900 } };

// No page lives long enough for the code the optimising compiler makes of it.
const args =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking ' +
  '--disable-component-update --disable-sync --js-flags=--no-opt';

// Every page is seen in both sizes, both languages, both themes and the elder mode, as those meet who use it most;
// ZHIBU_LOOKS=all shows every look in both sizes, and every page to an association.
const all = process.env.ZHIBU_LOOKS === 'all';
const looks = (few: RegExp) => (all ? {} : { grep: few });

// `run.sh time` gives these a deployment of their own: there is one clock in a deployment, and they move it.
const timeGoesBy = process.env.ZHIBU_DEMO_CLOCK !== undefined;

export default defineConfig({
  testDir: '../../tests/journeys',
  // runs that go side by side empty each their own
  outputDir: timeGoesBy ? '../../tests/journeys/test-results' : 'test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  reporter: 'list',
  timeout: 180_000,
  expect: { timeout: 15_000 },
  use: {
    browserName: 'chromium',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    actionTimeout: 30_000,
    navigationTimeout: 30_000,
    // a trace of every step costs as much as the steps: ask for it when something is sought
    trace: process.env.ZHIBU_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: args.split(' ') },
  },
  projects: [
    { name: 'arrival', testMatch: 'arrival.ts', use: desktop },
    {
      name: 'journeys',
      testMatch: [
        'main.spec.ts',
        'entry.spec.ts',
        'platform.spec.ts',
        'moves.spec.ts',
        'keyboard.spec.ts',
        'signup.spec.ts',
        'files.spec.ts',
        'dues.spec.ts',
        'dues-year.spec.ts',
        'development.spec.ts',
        'exchange.spec.ts',
        'transfers.spec.ts',
        'elections.spec.ts',
        'collections.spec.ts',
        'statistics.spec.ts',
        'cadres.spec.ts',
        'overview.spec.ts',
        'month.spec.ts',
        'talks.spec.ts',
        'hand-over.spec.ts',
        'portability.spec.ts',
        'privacy.spec.ts',
        'governing.spec.ts',
        'operators.spec.ts',
        ...(all ? ['association.spec.ts'] : []),
      ],
      dependencies: ['arrival'],
      use: desktop,
    },
    {
      name: 'phone',
      testMatch: 'pages.spec.ts',
      dependencies: ['arrival'],
      use: phone,
      ...looks(/ in zh-elder$/),
    },
    {
      name: 'desktop',
      testMatch: 'pages.spec.ts',
      dependencies: ['arrival'],
      use: desktop,
      ...looks(/ in en-dark$/),
    },
    { name: 'time', testMatch: 'time.spec.ts', use: desktop },
    // it goes on from where the clock stands then: two that move it cannot go side by side
    { name: 'closing', testMatch: 'closing.spec.ts', dependencies: ['time'], use: desktop },
  ].filter(({ name }) => ['time', 'closing'].includes(name) === timeGoesBy),
});
