const KEY = 'zhibu.brand';

/** Relative luminance by WCAG 2.1. */
function luminance(colour: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** Contrast of two `#rrggbb` colours, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

/** White where it can be read on the colour, else near-black. */
export const inkOn = (colour: string): string => (contrast(colour, '#ffffff') >= 4.5 ? '#ffffff' : '#1b1f24');

/** Paints the tenant's colour and remembers it, so that the next page has it before the first answer of the server. */
export function applyBrand(colour: string | null | undefined): void {
  if (!colour || !/^#[0-9a-f]{6}$/i.test(colour)) return;
  const style = document.documentElement.style;
  style.setProperty('--brand', colour);
  style.setProperty('--brand-ink', inkOn(colour));
  try {
    localStorage.setItem(KEY, colour);
  } catch {
    // painted for this page only
  }
}
