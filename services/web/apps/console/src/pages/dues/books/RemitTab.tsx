import { date, fen, month as monthText } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import { useMemo, useState } from 'react';
import { type Books, type Remittance, remittances } from '../../../api/books';
import { useRows } from '../../../api/paging';
import { type T, useI18n, word } from '../../../i18n';
import { Action } from '../../../kit/Action';
import { Empty } from '../../../kit/Empty';
import { Facts } from '../../../kit/Facts';
import { Sign, type Tone } from '../../../kit/Sign';
import type { Column } from '../../../table/columns';
import { DataTable } from '../../../table/DataTable';
import { percent } from '../RuleNote';
import { useOpening } from '../useOpening';
import { ConfirmDrawer, RefuseDrawer, SendDrawer, ShareDrawer } from './drawers';

const TONES: Record<Remittance['state'], Tone> = { sent: 'wait', confirmed: 'good', refused: 'bad' };

/** What of its receipts the unit passes up, and how far it has. */
function Share({ books }: { books: Books }) {
  const { t, locale } = useI18n();
  const { to_remit: share } = books;
  const money = (amount: number) => fen(amount, locale);
  const set = share
    ? t('remit.shareFrom', { share: percent(share.basis_points), day: date(share.from_day, locale) })
    : t('remit.shareNone');
  return (
    <Facts
      facts={[
        { label: t('remit.to'), value: books.superior?.name ?? t('remit.toOutside') },
        { label: t('remit.share'), value: set },
        ...(share
          ? [
              { label: t('remit.receipts'), value: money(share.receipts) },
              { label: t('remit.due'), value: money(share.remit) },
              { label: t('remit.sent'), value: money(share.remitted) },
              {
                label: t('remit.outstanding'),
                value: <strong className="number">{money(share.outstanding)}</strong>,
              },
            ]
          : []),
      ]}
    />
  );
}

interface ColumnsOf {
  t: T;
  locale: Locale;
  here: string;
  onConfirm: (row: Remittance) => void;
  onRefuse: (row: Remittance) => void;
}

function What({ of, t, locale }: { of: Remittance; t: T; locale: Locale }) {
  const one = (month: string) => monthText(`${month}-01`, locale);
  const months =
    of.first_month && of.last_month && of.first_month !== of.last_month
      ? t('dues.fromTo', { first: one(of.first_month), last: one(of.last_month) })
      : of.first_month && one(of.first_month);
  return (
    <span className="two-lines">
      <span>{word(t, 'remitKind', of.kind)}</span>
      <span className="quiet">
        {[months, of.fund !== 'ordinary' && word(t, 'fund', of.fund), word(t, 'purpose', of.purpose), of.note]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </span>
  );
}

function State({ of, t, locale }: { of: Remittance; t: T; locale: Locale }) {
  const says = [of.answered_on && t('remit.answered', { day: date(of.answered_on, locale) }), of.answer];
  return (
    <span className="two-lines">
      <span>
        <Sign tone={TONES[of.state]}>{word(t, 'remitState', of.state)}</Sign>
      </span>
      <span className="quiet">{says.filter(Boolean).join(' · ')}</span>
    </span>
  );
}

function columnsOf({ t, locale, here, onConfirm, onRefuse }: ColumnsOf): Column<Remittance>[] {
  const other = (row: Remittance) =>
    row.from_unit_id === here ? (row.to_unit_name ?? t('remit.toOutside')) : row.from_unit_name;
  return [
    { key: 'unit', title: t('remit.unit'), width: 160, grow: true, pinned: true, render: other },
    {
      key: 'amount',
      title: t('remit.amount'),
      width: 120,
      render: (row) => <strong className="number">{fen(row.amount, locale)}</strong>,
    },
    {
      key: 'what',
      title: t('extra.kind'),
      width: 190,
      grow: true,
      render: (row) => <What {...{ of: row, t, locale }} />,
    },
    { key: 'day', title: t('remit.day'), width: 160, render: (row) => date(row.sent_on, locale) },
    { key: 'state', title: t('remit.state'), width: 190, render: (row) => <State {...{ of: row, t, locale }} /> },
    {
      key: 'actions',
      title: t('common.actions'),
      quiet: true,
      width: 190,
      align: 'end',
      render: (row) =>
        row.may_answer && (
          <span className="row-actions">
            <Action size="small" type="primary" needs="dues.confirm" onClick={() => onConfirm(row)}>
              {t('remit.confirm')}
            </Action>
            <Action size="small" danger needs="dues.confirm" onClick={() => onRefuse(row)}>
              {t('remit.refuse')}
            </Action>
          </span>
        ),
    },
  ];
}

interface ListProps {
  unit: string;
  direction: 'sent' | 'received';
  onConfirm: (row: Remittance) => void;
  onRefuse: (row: Remittance) => void;
}

function List({ unit, direction, onConfirm, onRefuse }: ListProps) {
  const { t, locale } = useI18n();
  const rows = useRows(remittances({ unit_id: unit, direction }));
  const columns = useMemo(
    () => columnsOf({ t, locale, here: unit, onConfirm, onRefuse }),
    [t, locale, unit, onConfirm, onRefuse],
  );
  const title = t(direction === 'sent' ? 'remit.sentList' : 'remit.receivedList');
  return (
    <>
      <h2 className="dues-part books-list">{title}</h2>
      <DataTable
        label={title}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        tall
        empty={<Empty title={t('remit.none')} />}
      />
    </>
  );
}

/** What goes up and what comes down, each confirmed on both sides. */
export function RemitTab({ books }: { books: Books }) {
  const { t } = useI18n();
  const unit = books.unit_id;
  const [sending, setSending] = useState<'remit' | 'allocate'>();
  const [setting, setSetting] = useState(false);
  const [confirming, setConfirming] = useState<Remittance>();
  const [refusing, setRefusing] = useState<Remittance>();
  const sent = useOpening(sending !== undefined);
  const set = useOpening(setting);
  const confirmed = useOpening(confirming !== undefined);
  const refused = useOpening(refusing !== undefined);
  const may = books.may_record ? undefined : t('access.missing', { what: t('permission.dues.record') });
  return (
    <>
      <div className="dues-head">
        <Share books={books} />
        <span className="row-actions">
          {books.may_set_share && (
            <Action needs="dues.record" onClick={() => setSetting(true)}>
              {t('remit.setShare')}
            </Action>
          )}
          <Action needs="dues.record" blocked={may} onClick={() => setSending('allocate')}>
            {t('remit.allocate')}
          </Action>
          <Action type="primary" needs="dues.record" blocked={may} onClick={() => setSending('remit')}>
            {t('remit.send')}
          </Action>
        </span>
      </div>
      <List unit={unit} direction="received" onConfirm={setConfirming} onRefuse={setRefusing} />
      <List unit={unit} direction="sent" onConfirm={setConfirming} onRefuse={setRefusing} />
      <SendDrawer key={`send-${sent}`} kind={sending} books={books} onClose={() => setSending(undefined)} />
      <ShareDrawer key={`share-${set}`} open={setting} books={books} onClose={() => setSetting(false)} />
      <ConfirmDrawer key={`confirm-${confirmed}`} sent={confirming} onClose={() => setConfirming(undefined)} />
      <RefuseDrawer key={`refuse-${refused}`} sent={refusing} onClose={() => setRefusing(undefined)} />
    </>
  );
}
