import type { Locale } from '@zhibu/i18n';

/** An amount in fen as people write it: 1,234.50元 · ¥1,234.50. Integer arithmetic only, money is never a float. */
export function fen(amount: number | bigint, locale: Locale): string {
  const value = BigInt(amount);
  const size = value < 0n ? -value : value;
  const yuan = (size / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  const text = `${yuan}.${(size % 100n).toString().padStart(2, '0')}`;
  const sign = value < 0n ? '-' : '';
  return locale === 'en' ? `${sign}¥${text}` : `${sign}${text}元`;
}
