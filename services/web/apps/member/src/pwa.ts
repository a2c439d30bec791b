let waiting: ServiceWorker | null = null;
const listeners = new Set<() => void>();

/** Whether a newer version waits; it is taken on the person's tap only, never under their hands. */
export const updateReady = {
  get: (): boolean => waiting !== null,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

function found(worker: ServiceWorker | null): void {
  waiting = worker;
  for (const listener of listeners) listener();
}

export function applyUpdate(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting?.postMessage('take-over');
}

/** A service worker is a help, not a need: where there is none (WeChat, plain http) everything works online. */
export function watchForUpdates(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  addEventListener('load', async () => {
    try {
      const registration = await navigator.serviceWorker.register('/sw.js');
      if (registration.waiting) found(registration.waiting);
      registration.addEventListener('updatefound', () => {
        const worker = registration.installing;
        worker?.addEventListener('statechange', () => {
          // without a controller this is the first visit, not an update
          if (worker.state === 'installed' && navigator.serviceWorker.controller) found(worker);
        });
      });
    } catch {
      // refused by the browser's settings
    }
  });
}

/** Leaves nothing of this person on the device: what was kept for offline use, and the worker that keeps it. */
export async function forgetDevice(): Promise<void> {
  try {
    for (const key of await caches.keys()) await caches.delete(key);
    for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
    sessionStorage.clear();
  } catch {
    // neither exists on plain http
  }
}
