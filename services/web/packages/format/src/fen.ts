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

/** Yuan as people type them, in fen: `45`, `45.5`, `1,234.50`. Nothing where it is no amount of whole fen. */
export function yuanToFen(text: string): number | undefined {
  const match = /^(\d{1,11})(?:\.(\d{1,2}))?$/.exec(text.trim().replace(/[,，\s]/g, ''));
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : undefined;
}

/** Fen as one types them: 1234.50. */
export const fenToYuan = (amount: number): string =>
  `${Math.trunc(amount / 100)}.${(amount % 100).toString().padStart(2, '0')}`;
