import { useEffect, useState, useSyncExternalStore } from 'react';
import { Icon } from './icon';

let message = '';
let serial = 0;
const listeners = new Set<() => void>();

/** Says once that something worked; for six seconds, and to screen readers. */
export function toast(text: string): void {
  message = text;
  serial += 1;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function Toasts() {
  const current = useSyncExternalStore(
    subscribe,
    () => serial,
    () => serial,
  );
  const [gone, setGone] = useState(0);
  useEffect(() => {
    if (current === 0) return;
    const timer = setTimeout(() => setGone(current), 6000);
    return () => clearTimeout(timer);
  }, [current]);
  return (
    <div className="toasts" role="status">
      {current > gone && (
        <p className="toast">
          <Icon name="check" />
          {message}
        </p>
      )}
    </div>
  );
}
