// Reports, for a phone on a slow line (Slow 4G, a quarter of this CPU), what the first load of each face costs: largest
// contentful paint, script time, bytes. Only reported: milliseconds depend on the machine, budgets.json does not.
import { chromium } from '@playwright/test';
import { serve } from './serve.mjs';

const PAGES = [
  ['login', '/login/'],
  ['member home', '/'],
  ['member record', '/record'],
];
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6e6 / 8) * 0.9,
  uploadThroughput: (750e3 / 8) * 0.9,
};

const site = await serve();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
});

/** Watches the largest paint from the page's first moment; the last entry counts. */
function watchPaint() {
  window.largest = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.largest = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
}

async function measure(path) {
  site.use({});
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.addInitScript(watchPaint);
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Performance.enable');
  await cdp.send('Network.emulateNetworkConditions', SLOW_4G);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  let bytes = 0;
  cdp.on('Network.loadingFinished', (event) => {
    bytes += event.encodedDataLength;
  });
  await page.goto(site.origin + path);
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(300);
  const { metrics } = await cdp.send('Performance.getMetrics');
  const script = metrics.find((m) => m.name === 'ScriptDuration')?.value ?? 0;
  const paint = await page.evaluate(() => window.largest);
  await context.close();
  return `LCP ${(paint / 1000).toFixed(2)} s · scripts ${Math.round(script * 1000)} ms · ${(bytes / 1024).toFixed(1)} KB`;
}

for (const [name, path] of PAGES) console.log(`${name.padEnd(14)} ${await measure(path)}`);
await browser.close();
await site.close();
