import { useQuery } from '@tanstack/react-query';
import { date, fen, month as monthText } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import { useMemo, useState } from 'react';
import { type Books, type LedgerEntry, ledger, trialBalance } from '../../../api/books';
import { useRows } from '../../../api/paging';
import { type T, useI18n, word } from '../../../i18n';
import { Action } from '../../../kit/Action';
import { Empty } from '../../../kit/Empty';
import { ScrollX } from '../../../kit/ScrollX';
import { Sign } from '../../../kit/Sign';
import type { Column } from '../../../table/columns';
import { DataTable } from '../../../table/DataTable';
import { useOpening } from '../useOpening';
import { EntryDrawer, ReverseEntryDrawer } from './drawers';

interface LedgerColumns {
  t: T;
  locale: Locale;
  onReverse: (entry: LedgerEntry) => void;
}

function What({ of, t }: { of: LedgerEntry; t: T }) {
  return (
    <span className="two-lines">
      <span>
        {word(t, 'entryKind', of.kind)} {of.reversed_by && <Sign tone="bad">{t('ledger.reversed')}</Sign>}
      </span>
      <span className="quiet">{[of.about, of.note].filter(Boolean).join(' · ')}</span>
    </span>
  );
}

function columnsOf({ t, locale, onReverse }: LedgerColumns): Column<LedgerEntry>[] {
  const money = (amount: number | null | undefined) => (amount ? fen(amount, locale) : '');
  return [
    { key: 'day', title: t('ledger.day'), width: 160, pinned: true, render: (row) => date(row.booked_on, locale) },
    { key: 'what', title: t('ledger.what'), width: 220, grow: true, render: (row) => <What of={row} t={t} /> },
    { key: 'no', title: t('ledger.no'), width: 70, wideOnly: true, render: (row) => row.number },
    { key: 'in', title: t('ledger.in'), width: 120, align: 'end', render: (row) => money(row.money_in) },
    { key: 'out', title: t('ledger.out'), width: 120, align: 'end', render: (row) => money(row.money_out) },
    {
      key: 'balance',
      title: t('ledger.balance'),
      width: 130,
      align: 'end',
      render: (row) => <strong className="number">{fen(row.balance ?? 0, locale)}</strong>,
    },
    {
      key: 'actions',
      title: t('common.actions'),
      quiet: true,
      width: 90,
      align: 'end',
      render: (row) =>
        row.reversible && (
          <Action size="small" danger needs="dues.record" onClick={() => onReverse(row)}>
            {t('ledger.reverse')}
          </Action>
        ),
    },
  ];
}

/** All accounts up to the end of the month: debits and credits are the same, or the product is broken. */
function Trial({ unit, month }: { unit: string; month: string }) {
  const { t, locale } = useI18n();
  const { data } = useQuery(trialBalance(unit, month));
  if (!data || data.accounts.length === 0) return null;
  const money = (amount: number) => (amount ? fen(amount, locale) : '');
  return (
    <div className="books-trial">
      <h2>{t('ledger.trial')}</h2>
      <p className="quiet">
        {t('ledger.trialUntil', {
          day: date(data.until, locale),
          debits: fen(data.debits, locale),
          credits: fen(data.credits, locale),
        })}
      </p>
      <ScrollX label={t('ledger.trial')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('ledger.account')}</th>
              <th scope="col">{t('ledger.debit')}</th>
              <th scope="col">{t('ledger.credit')}</th>
            </tr>
          </thead>
          <tbody>
            {data.accounts.map((one) => (
              <tr key={one.account}>
                <th scope="row">{word(t, 'ledgerAccount', one.account)}</th>
                <td>{money(one.debit)}</td>
                <td>{money(one.credit)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('ledger.sum')}</th>
              <td>{fen(data.debits, locale)}</td>
              <td>{fen(data.credits, locale)}</td>
            </tr>
          </tfoot>
        </table>
      </ScrollX>
    </div>
  );
}

/** The ledger of a month with its running balance, and the trial balance. */
export function LedgerTab({ books, month }: { books: Books; month: string }) {
  const { t, locale } = useI18n();
  const unit = books.unit_id;
  const rows = useRows(ledger(unit, month));
  const [reversing, setReversing] = useState<LedgerEntry>();
  const [adding, setAdding] = useState(false);
  const columns = useMemo(() => columnsOf({ t, locale, onReverse: setReversing }), [t, locale]);
  const added = useOpening(adding);
  const reversed = useOpening(reversing !== undefined);
  return (
    <>
      <div className="dues-head">
        <h2 className="dues-part">{t('ledger.title', { month: monthText(`${month}-01`, locale) })}</h2>
        <Action needs="dues.record" onClick={() => setAdding(true)}>
          {t('ledger.add')}
        </Action>
      </div>
      <DataTable
        label={t('dues.tab.ledger')}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        tall
        empty={<Empty title={t('ledger.none')}>{t('ledger.noneWhy')}</Empty>}
      />
      <Trial unit={unit} month={month} />
      <EntryDrawer key={`add-${added}`} open={adding} unit={unit} onClose={() => setAdding(false)} />
      <ReverseEntryDrawer key={`reverse-${reversed}`} entry={reversing} onClose={() => setReversing(undefined)} />
    </>
  );
}
