/// <reference lib="webworker" />
// The service worker: the shell and hashed files are there without a network, everything else goes to the network.
// Answers of the API are never kept: what one person may see is decided on the server, each time.
import { impersonal, isShellRequest, NAVIGATION_PATIENCE_MS } from './sw-rules';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null }[] };

const FILES = self.__WB_MANIFEST;
const SHELL = '/';
const CACHE = `zhibu-shell-${FILES.map((file) => file.revision ?? file.url).join().length}-${fingerprint()}`;

/** Changes with any file, so that each version has a cache of its own. */
function fingerprint(): string {
  let hash = 0;
  for (const { url, revision } of FILES)
    for (const c of url + revision) hash = (Math.imul(hash, 31) + c.charCodeAt(0)) | 0;
  return (hash >>> 0).toString(36);
}

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES.map((file) => new Request(file.url, { cache: file.revision ? 'reload' : 'default' })));
  await keepShell(await fetch(SHELL));
}

/** Keeps the page without the person's data the gateway may have put into it. */
async function keepShell(response: Response): Promise<void> {
  if (!response.ok || response.redirected) return;
  const html = impersonal(await response.text());
  const cache = await caches.open(CACHE);
  await cache.put(SHELL, new Response(html, { headers: response.headers }));
}

async function tidy(): Promise<void> {
  const old = (await caches.keys()).filter((key) => key.startsWith('zhibu-shell-') && key !== CACHE);
  await Promise.all(old.map((key) => caches.delete(key)));
  await self.clients.claim();
}

/** The network first, so that a new version and a lost session show at once; the kept shell when it is slow or gone. */
async function navigate(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const fresh = fetch(request).then(async (response) => {
    await keepShell(response.clone());
    return response;
  });
  const patience = new Promise<undefined>((done) => setTimeout(done, NAVIGATION_PATIENCE_MS));
  const first = await Promise.race([fresh.catch(() => undefined), patience]);
  return first ?? (await cache.match(SHELL)) ?? fresh;
}

async function kept(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(tidy()));
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const kind = isShellRequest(event.request, self.location.origin);
  if (kind === 'navigation') event.respondWith(navigate(event.request));
  else if (kind === 'file') event.respondWith(kept(event.request));
});
