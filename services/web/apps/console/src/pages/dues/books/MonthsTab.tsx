import { useQuery } from '@tanstack/react-query';
import { call } from '@zhibu/api';
import { date, fen, month as monthText } from '@zhibu/format';
import { type BookMonth, type Books, months } from '../../../api/books';
import { api } from '../../../api/client';
import { D } from '../../../api/dues';
import { useAction } from '../../../forms/useAction';
import { useConfirm } from '../../../forms/useConfirm';
import { useI18n, word } from '../../../i18n';
import { Action } from '../../../kit/Action';
import { Empty } from '../../../kit/Empty';
import { ScrollX } from '../../../kit/ScrollX';
import { Sign } from '../../../kit/Sign';
import { Failed } from '../../../layouts/states';
import { thisMonth } from '../months';
import { YearStep } from './YearStep';

function State({ of }: { of: BookMonth }) {
  const { t, locale } = useI18n();
  const settled = of.state === 'settled';
  return (
    <span className="two-lines">
      <span>
        <Sign tone={settled ? 'good' : 'wait'}>{word(t, 'bookMonth', of.state)}</Sign>
      </span>
      {of.closed_at && <span className="quiet">{t('months.closedOn', { day: date(of.closed_at, locale) })}</span>}
    </span>
  );
}

/** How the dues of members came. */
function Channels({ of }: { of: BookMonth }) {
  const { t, locale } = useI18n();
  if (of.collected.length === 0) return null;
  const parts = of.collected.map(({ channel, amount }) => `${word(t, 'channel', channel)} ${fen(amount, locale)}`);
  return <span className="quiet">{parts.join(' · ')}</span>;
}

interface RowProps {
  of: BookMonth;
  onClose: (month: BookMonth) => void;
}

function Row({ of, onClose }: RowProps) {
  const { t, locale } = useI18n();
  const { figures } = of;
  const amounts = [
    figures.opening,
    figures.receipts,
    figures.remitted,
    figures.allocated_out,
    figures.used,
    figures.balance,
  ];
  return (
    <tr>
      <th scope="row">{monthText(`${of.month}-01`, locale)}</th>
      {amounts.map((amount, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns of the table have a fixed order
        <td key={at}>
          {at === 1 ? (
            <span className="two-lines">
              <span>{fen(amount, locale)}</span>
              <Channels of={of} />
            </span>
          ) : (
            fen(amount, locale)
          )}
        </td>
      ))}
      <td className="plain-words">
        <State of={of} />
      </td>
      <td className="plain-words">
        {of.state !== 'settled' && (
          <Action size="small" needs="dues.record" blocked={of.stops[0]?.detail} onClick={() => onClose(of)}>
            {t('months.close')}
          </Action>
        )}
      </td>
    </tr>
  );
}

function useClose(unit: string) {
  const { t, locale } = useI18n();
  const confirm = useConfirm();
  const close = useAction({
    run: (month: string) =>
      call(api.POST('/api/records/dues/units/{id}/months', { params: { path: { id: unit } }, body: { month } })),
    stale: [D],
    done: t('months.closed'),
  });
  return (of: BookMonth) => {
    confirm({
      title: t('months.closeTitle', { month: monthText(`${of.month}-01`, locale) }),
      effects: [t('months.closeWhat', { amount: fen(of.figures.balance, locale) })],
      ok: t('months.close'),
      danger: true,
      run: () => close.mutateAsync(of.month),
    });
  };
}

interface MonthsTabProps {
  books: Books;
  year: number;
  onYear: (year: number) => void;
}

/** The months of a year, what they came to, and which is closed next. */
export function MonthsTab({ books, year, onYear }: MonthsTabProps) {
  const { t } = useI18n();
  const { data, error, refetch } = useQuery(months(books.unit_id, year));
  const ask = useClose(books.unit_id);
  const heads = ['opening', 'receipts', 'up', 'down', 'used', 'balance'] as const;
  return (
    <>
      <div className="dues-head">
        <h2 className="dues-part">{t('months.title', { year: String(year) })}</h2>
        <YearStep year={year} last={Number(thisMonth().slice(0, 4))} onChange={onYear} />
      </div>
      <p className="books-text">{t('months.lead')}</p>
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {data?.months.length === 0 && <Empty title={t('months.none')} />}
      {data && data.months.length > 0 && (
        <ScrollX label={t('months.title', { year: String(year) })}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('months.month')}</th>
                {heads.map((name) => (
                  <th key={name} scope="col">
                    {t(`months.${name}`)}
                  </th>
                ))}
                <th scope="col" className="plain-words">
                  {t('months.state')}
                </th>
                <th scope="col" className="plain-words">
                  <span className="sr">{t('common.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data.months.map((of) => (
                <Row key={of.month} of={of} onClose={ask} />
              ))}
            </tbody>
          </table>
        </ScrollX>
      )}
    </>
  );
}
