import { fen, month as monthText } from '@zhibu/format';
import type { BoardRow } from '../../api/dues';
import type { Rows } from '../../api/paging';
import { useI18n } from '../../i18n';
import { byChannel, sumsOf } from './state';

/** What the month comes to, of everybody who is shown. */
export function Summary({ rows, month }: { rows: Rows<BoardRow>; month: string }) {
  const { t, locale } = useI18n();
  if (rows.rows.length === 0) return null;
  const sums = sumsOf(rows.rows);
  const money = (amount: number) => fen(amount, locale);
  const parts = [
    t('dues.sum', {
      month: monthText(`${month}-01`, locale),
      owed: money(sums.owed),
      paid: money(sums.paid),
      open: money(sums.open),
    }),
    ...byChannel(rows.rows).map(([channel, amount]) => `${t(`channel.${channel}`)} ${money(amount)}`),
    ...(sums.unfixed > 0 ? [t('dues.unfixed', { n: sums.unfixed })] : []),
    ...(rows.more ? [t('dues.sumSome', { n: rows.rows.length })] : []),
  ];
  return (
    <p className="dues-sum" role="status">
      {parts.join(locale === 'en' ? '; ' : '；')}
    </p>
  );
}
