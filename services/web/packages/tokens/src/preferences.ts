/** Text sizes: 16, 20, 24 and 30 px. From `large` on it is the elder mode with larger targets and calmer pages. */
export const SIZES = ['normal', 'large', 'larger', 'largest'] as const;
export type Size = (typeof SIZES)[number];

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // the choice then lasts as long as the page
  }
}

export const size = (): Size => SIZES.find((s) => s === read('zhibu.size')) ?? 'normal';

export function setSize(next: Size): void {
  document.documentElement.dataset.size = next;
  write('zhibu.size', next);
}

export const theme = (): Theme => THEMES.find((t) => t === read('zhibu.theme')) ?? 'system';

export function setTheme(next: Theme): void {
  write('zhibu.theme', next);
  const dark = next === 'dark' || (next === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}
