import { date, fen } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import { useMemo, useState } from 'react';
import { type Books, type Extra, extras } from '../../../api/books';
import { useRows } from '../../../api/paging';
import { type T, useI18n, word } from '../../../i18n';
import { Action } from '../../../kit/Action';
import { Empty } from '../../../kit/Empty';
import { PdfButton } from '../../../kit/PdfButton';
import { Sign } from '../../../kit/Sign';
import type { Column } from '../../../table/columns';
import { DataTable } from '../../../table/DataTable';
import { useOpening } from '../useOpening';
import { ExtraDrawer } from './drawers';

function columnsOf(t: T, locale: Locale): Column<Extra>[] {
  return [
    { key: 'member', title: t('extra.member'), width: 110, pinned: true, render: (row) => row.member_name },
    {
      key: 'amount',
      title: t('extra.sum'),
      width: 130,
      render: (row) => (
        <span className="two-lines">
          <strong className="number">{fen(row.amount, locale)}</strong>
          <span className="quiet">{row.capitals}</span>
        </span>
      ),
    },
    {
      key: 'kind',
      title: t('extra.kind'),
      width: 180,
      grow: true,
      render: (row) => (
        <span className="two-lines">
          <span>{word(t, 'extraKind', row.kind)}</span>
          <span className="quiet">{row.campaign ?? ''}</span>
        </span>
      ),
    },
    { key: 'fund', title: t('extra.fund'), width: 130, render: (row) => word(t, 'fund', row.fund) },
    { key: 'day', title: t('extra.day'), width: 160, render: (row) => date(row.paid_on, locale) },
    {
      key: 'receipt',
      title: t('extra.receipt'),
      width: 190,
      render: (row) => (
        <span className="two-lines">
          <span className="number">{row.serial}</span>
          {row.void ? (
            <Sign tone="bad">{t('extra.void')}</Sign>
          ) : (
            <span className="quiet">
              {row.collector} · {row.code}
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'pdf',
      title: t('common.pdf'),
      width: 110,
      render: (row) => <PdfButton path={`/api/records/dues/extras/${row.id}/receipt.pdf`} name={row.serial} small />,
    },
  ];
}

/** What members gave beyond monthly dues, with the receipts. A wrong one is taken back in the ledger. */
export function ExtrasTab({ books }: { books: Books }) {
  const { t, locale } = useI18n();
  const rows = useRows(extras(books.unit_id));
  const [adding, setAdding] = useState(false);
  const columns = useMemo(() => columnsOf(t, locale), [t, locale]);
  const opened = useOpening(adding);
  return (
    <>
      <div className="dues-head">
        <h2 className="dues-part">{t('dues.tab.extras')}</h2>
        <Action type="primary" needs="dues.record" onClick={() => setAdding(true)}>
          {t('extra.add')}
        </Action>
      </div>
      <DataTable
        label={t('dues.tab.extras')}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        tall
        empty={<Empty title={t('extra.none')}>{t('extra.noneWhy')}</Empty>}
      />
      <ExtraDrawer key={opened} open={adding} unit={books.unit_id} onClose={() => setAdding(false)} />
    </>
  );
}
