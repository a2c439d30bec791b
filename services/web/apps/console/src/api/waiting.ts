/** Waits so many milliseconds, unless it is called off. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });

/** Browsers say for certain only that there is no network. */
export const isOnline = (): boolean => navigator.onLine !== false;

/** Waits until the browser says that there is a network again, unless it is called off. */
export const backOnline = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const leave = () => {
      removeEventListener('online', back);
      signal.removeEventListener('abort', stop);
    };
    const back = () => {
      leave();
      resolve();
    };
    const stop = () => {
      leave();
      reject(signal.reason);
    };
    addEventListener('online', back);
    signal.addEventListener('abort', stop);
  });
