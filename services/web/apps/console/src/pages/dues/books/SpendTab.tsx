import { date, fen } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import { useMemo, useState } from 'react';
import { type Books, type Spending, spendings } from '../../../api/books';
import { useRows } from '../../../api/paging';
import { type T, useI18n, word } from '../../../i18n';
import { Action } from '../../../kit/Action';
import { Empty } from '../../../kit/Empty';
import { PaperLink } from '../../../kit/PaperLink';
import { Sign } from '../../../kit/Sign';
import type { Column } from '../../../table/columns';
import { DataTable } from '../../../table/DataTable';
import { useOpening } from '../useOpening';
import { SpendDrawer } from './drawers';

function columnsOf(t: T, locale: Locale): Column<Spending>[] {
  return [
    {
      key: 'subject',
      title: t('spend.subject'),
      width: 200,
      grow: true,
      pinned: true,
      render: (row) => (
        <span className="two-lines">
          <span>
            {row.subject} {row.void && <Sign tone="bad">{t('spend.void')}</Sign>}
          </span>
          <span className="quiet">{word(t, 'purpose', row.purpose)}</span>
        </span>
      ),
    },
    {
      key: 'amount',
      title: t('spend.sum'),
      width: 120,
      render: (row) => <strong className="number">{fen(row.amount, locale)}</strong>,
    },
    { key: 'day', title: t('spend.day'), width: 160, render: (row) => date(row.spent_on, locale) },
    {
      key: 'decision',
      title: t('spend.decision'),
      width: 240,
      grow: true,
      render: (row) => (
        <span className="two-lines">
          <span>{row.decision}</span>
          <span className="quiet">{date(row.decided_on, locale)}</span>
        </span>
      ),
    },
    {
      key: 'voucher',
      title: t('spend.voucher'),
      width: 150,
      render: (row) => <PaperLink of={row.voucher_id}>{row.voucher_title}</PaperLink>,
    },
  ];
}

/** What dues were spent on, who decided it, and the paper that proves it. */
export function SpendTab({ books }: { books: Books }) {
  const { t, locale } = useI18n();
  const rows = useRows(spendings(books.unit_id));
  const [adding, setAdding] = useState(false);
  const columns = useMemo(() => columnsOf(t, locale), [t, locale]);
  const opened = useOpening(adding);
  return (
    <>
      <div className="dues-head">
        <h2 className="dues-part">{t('dues.tab.spend')}</h2>
        <Action type="primary" needs="dues.record" onClick={() => setAdding(true)}>
          {t('spend.add')}
        </Action>
      </div>
      <DataTable
        label={t('dues.tab.spend')}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        tall
        empty={<Empty title={t('spend.none')}>{t('spend.noneWhy')}</Empty>}
      />
      <SpendDrawer key={opened} open={adding} unit={books.unit_id} onClose={() => setAdding(false)} />
    </>
  );
}
