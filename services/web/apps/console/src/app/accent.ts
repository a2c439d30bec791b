import { contrast } from '@zhibu/tokens';

const DARK_SURFACE = '#1a1e24';
const DARK_INK = '#1b1f24';

const mixWithWhite = (colour: string, share: number): string =>
  `#${[1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
    .map((channel) => Math.round(channel + (255 - channel) * share))
    .map((channel) => channel.toString(16).padStart(2, '0'))
    .join('')}`;

/**
 * The organisation's colour as it may be used for text, lines and filled buttons. On white it stays what it is (its
 * contrast was checked when it was saved); on the dark ground it is lightened until it can be read, with dark ink on it.
 */
export function accentOn(brand: string, dark: boolean): { accent: string; ink: string } {
  if (!dark) return { accent: brand, ink: contrast(brand, '#ffffff') >= 4.5 ? '#ffffff' : DARK_INK };
  let share = 0;
  let accent = brand;
  while (contrast(accent, DARK_SURFACE) < 7 && share < 1) {
    share += 0.05;
    accent = mixWithWhite(brand, share);
  }
  return { accent, ink: DARK_INK };
}
