import { fen, month as monthText } from '@zhibu/format';
import type { BoardRow } from '../../api/dues';
import type { Rows } from '../../api/paging';
import { useI18n } from '../../i18n';
import { byChannel, sumsOf } from './state';

interface SummaryProps {
  rows: Rows<BoardRow>;
  /** Some of them are still being fetched. */
  coming: boolean;
  month: string;
}

/** What the month comes to, of everybody; of those who are shown only where a unit is too large to be fetched whole. */
export function Summary({ rows, coming, month }: SummaryProps) {
  const { t, locale } = useI18n();
  if (rows.rows.length === 0) return null;
  if (coming)
    return (
      <p className="dues-sum" role="status">
        {t('dues.adding')}
      </p>
    );
  const sums = sumsOf(rows.rows);
  const money = (amount: number) => fen(amount, locale);
  const parts = [
    ...(rows.more ? [t('dues.sumSome', { n: rows.rows.length })] : []),
    t('dues.sum', {
      month: monthText(`${month}-01`, locale),
      owed: money(sums.owed),
      paid: money(sums.paid),
      open: money(sums.open),
    }),
    ...byChannel(rows.rows).map(([channel, amount]) => `${t(`channel.${channel}`)} ${money(amount)}`),
    ...(sums.unfixed > 0 ? [t('dues.unfixed', { n: sums.unfixed })] : []),
  ];
  return (
    <p className="dues-sum" role="status">
      {parts.join(locale === 'en' ? '; ' : '；')}
    </p>
  );
}
