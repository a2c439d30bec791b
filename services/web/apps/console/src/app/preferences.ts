import { type Size, setSize as saveSize, setTheme as saveTheme, size, type Theme, theme } from '@zhibu/tokens';
import { useSyncExternalStore } from 'react';

/**
 * Text size and theme of this device, how wide its window is and whether fingers touch it: what the look of the console
 * depends on.
 */
export interface Look {
  size: Size;
  theme: Theme;
  dark: boolean;
  narrow: boolean;
  coarse: boolean;
}

const NARROW = matchMedia('(max-width: 767px)');
const COARSE = matchMedia('(pointer: coarse)');
const DARK = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

function read(): Look {
  const chosen = theme();
  const dark = chosen === 'dark' || (chosen === 'system' && DARK.matches);
  return { size: size(), theme: chosen, dark, narrow: NARROW.matches, coarse: COARSE.matches };
}

let look = read();

function changed(): void {
  look = read();
  for (const listener of listeners) listener();
}

NARROW.addEventListener('change', changed);
COARSE.addEventListener('change', changed);
DARK.addEventListener('change', changed);

export function setSize(next: Size): void {
  saveSize(next);
  changed();
}

export function setTheme(next: Theme): void {
  saveTheme(next);
  changed();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useLook = (): Look => useSyncExternalStore(subscribe, () => look);
