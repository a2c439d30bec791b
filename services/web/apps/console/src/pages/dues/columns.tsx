import { date, fen, month as monthText } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import type { BoardRow } from '../../api/dues';
import { type T, word } from '../../i18n';
import { Action } from '../../kit/Action';
import { Sign } from '../../kit/Sign';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { Column } from '../../table/columns';
import { FLAG_TONES, stateOf, TONES } from './state';

interface BoardColumns {
  t: T;
  locale: Locale;
  onAssess: (row: BoardRow) => void;
  onPay: (row: BoardRow) => void;
  onHistory: (row: BoardRow) => void;
}

function Paid({ row, t, locale }: { row: BoardRow; t: T; locale: Locale }) {
  const state = stateOf(row);
  return (
    <span className="two-lines">
      <span>
        <Sign tone={TONES[state]}>{t(`dues.${state}`)}</Sign>
      </span>
      {row.paid && <span className="quiet">{t('dues.paidOn', { day: date(row.paid.paid_on, locale) })}</span>}
      {row.paid_elsewhere && (
        <span className="quiet">{t('dues.letterOn', { day: date(row.paid_elsewhere.letter_on, locale) })}</span>
      )}
    </span>
  );
}

function Behind({ row, t, locale }: { row: BoardRow; t: T; locale: Locale }) {
  const { flag, months, amount } = row.arrears;
  if (months.length === 0) return <span className="quiet">{t('dues.behindNone')}</span>;
  return (
    <span className="two-lines">
      <span>
        <Sign tone={FLAG_TONES[flag]}>{word(t, 'arrears', flag)}</Sign>
      </span>
      <span className="quiet">{t('dues.behindWhat', { months: months.length, amount: fen(amount, locale) })}</span>
    </span>
  );
}

export function boardColumns({ t, locale, onAssess, onPay, onHistory }: BoardColumns): Column<BoardRow>[] {
  return [
    {
      key: 'member',
      title: t('field.name'),
      width: 100,
      pinned: true,
      render: (row) => <Go to={pb.member(row.member_id)}>{row.member_name}</Go>,
    },
    { key: 'unit', title: t('field.unit_id'), width: 130, grow: true, wideOnly: true, render: (row) => row.unit_name },
    {
      key: 'owed',
      title: t('dues.owed'),
      width: 150,
      render: (row) =>
        row.owed === null || row.owed === undefined ? (
          <span className="quiet">{row.paid_elsewhere ? t('dues.noneHere') : t('dues.isUnfixed')}</span>
        ) : (
          <span className="two-lines">
            <strong className="number">{fen(row.owed, locale)}</strong>
            <span className="quiet">
              {word(t, 'payer', row.assessment?.payer)}
              {row.assessment?.lowered && ` · ${t('dues.lowered')}`}
            </span>
          </span>
        ),
    },
    {
      key: 'state',
      title: t('dues.state'),
      width: 170,
      render: (row) => <Paid row={row} t={t} locale={locale} />,
    },
    {
      key: 'paidTo',
      title: t('dues.paidTo'),
      width: 110,
      render: (row) => (row.paid_to ? monthText(`${row.paid_to}-01`, locale) : t('dues.paidToNone')),
    },
    {
      key: 'behind',
      title: t('dues.behind'),
      width: 190,
      grow: true,
      render: (row) => <Behind row={row} t={t} locale={locale} />,
    },
    {
      key: 'actions',
      title: t('common.actions'),
      quiet: true,
      width: 232,
      align: 'end',
      render: (row) => (
        <span className="row-actions">
          <Action size="small" needs="dues.record" onClick={() => onAssess(row)}>
            {t('dues.assess')}
          </Action>
          {row.assessment && (
            <Action size="small" needs="dues.record" onClick={() => onPay(row)}>
              {t('dues.pay')}
            </Action>
          )}
          <Action size="small" onClick={() => onHistory(row)}>
            {t('dues.history')}
          </Action>
        </span>
      ),
    },
  ];
}
