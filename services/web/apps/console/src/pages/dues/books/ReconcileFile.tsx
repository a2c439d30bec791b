import { useQuery } from '@tanstack/react-query';
import { call } from '@zhibu/api';
import { date, fen, month as monthText } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { type Line, type Reconciliation, reconciliation } from '../../../api/books';
import { api } from '../../../api/client';
import { D } from '../../../api/dues';
import type { Rows } from '../../../api/paging';
import { useAction } from '../../../forms/useAction';
import { useKeyHeader } from '../../../forms/useKey';
import { type T, useI18n, word } from '../../../i18n';
import { Action } from '../../../kit/Action';
import { Sign, type Tone } from '../../../kit/Sign';
import { Failed } from '../../../layouts/states';
import type { Column } from '../../../table/columns';
import { DataTable } from '../../../table/DataTable';
import { useOpening } from '../useOpening';
import { countsText } from './counts';
import { AsideDrawer, ChooseDrawer } from './drawers';

function toneOf(line: Line): Tone {
  if (line.state === 'accepted') return 'good';
  if (line.state === 'set_aside') return 'plain';
  return line.doubt ? 'warn' : 'info';
}

/** Who paid for which months, or why that is not certain. */
function For({ of, t, locale }: { of: Line; t: T; locale: Locale }) {
  const [first, last] = [of.months[0], of.months.at(-1)];
  const one = (month: string) => monthText(`${month}-01`, locale);
  const months =
    first && last && (first === last ? one(first) : t('dues.fromTo', { first: one(first), last: one(last) }));
  return (
    <span className="two-lines">
      <span>{of.member_name ?? word(t, 'rowDoubt', of.doubt)}</span>
      <span className="quiet">{[months, of.reason].filter(Boolean).join(' · ')}</span>
    </span>
  );
}

interface LineColumns {
  t: T;
  locale: Locale;
  onAccept: (line: Line) => void;
  onChoose: (line: Line) => void;
  onAside: (line: Line) => void;
}

function columnsOf({ t, locale, onAccept, onChoose, onAside }: LineColumns): Column<Line>[] {
  return [
    {
      key: 'payer',
      title: t('reconcile.payer'),
      width: 170,
      grow: true,
      pinned: true,
      render: (row) => (
        <span className="two-lines">
          <span>{row.payer}</span>
          <span className="quiet">{row.remark}</span>
        </span>
      ),
    },
    {
      key: 'amount',
      title: t('reconcile.amount'),
      width: 120,
      render: (row) => <strong className="number">{fen(row.amount, locale)}</strong>,
    },
    { key: 'day', title: t('reconcile.day'), width: 160, render: (row) => date(row.paid_on, locale) },
    {
      key: 'for',
      title: t('reconcile.for'),
      width: 200,
      grow: true,
      render: (row) => <For {...{ of: row, t, locale }} />,
    },
    {
      key: 'state',
      title: t('reconcile.state'),
      width: 140,
      render: (row) => <Sign tone={toneOf(row)}>{word(t, 'lineState', row.state)}</Sign>,
    },
    {
      key: 'actions',
      title: t('common.actions'),
      quiet: true,
      width: 200,
      align: 'end',
      render: (row) =>
        row.state === 'open' && (
          <span className="row-actions">
            {row.doubt ? (
              <Action size="small" needs="dues.reconcile" onClick={() => onChoose(row)}>
                {t('reconcile.choose')}
              </Action>
            ) : (
              <Action size="small" type="primary" needs="dues.reconcile" onClick={() => onAccept(row)}>
                {t('reconcile.accept')}
              </Action>
            )}
            <Action size="small" needs="dues.reconcile" onClick={() => onAside(row)}>
              {t('reconcile.away')}
            </Action>
          </span>
        ),
    },
  ];
}

/** As many lines as one request takes. */
const MOST = 200;

function useAccept(run: string) {
  const { t } = useI18n();
  const [times, setTimes] = useState(0);
  const key = useKeyHeader(times);
  return useAction({
    run: (ids: string[]) => {
      const body = { lines: ids.map((line_id) => ({ line_id })) };
      return call(
        api.POST('/api/records/dues/reconciliations/{id}/accept', { params: { path: { id: run } }, body, ...key }),
      );
    },
    stale: [D],
    done: (_, ids) => t('reconcile.acceptedDone', { n: ids.length }),
    onDone: () => setTimes((before) => before + 1),
  });
}

/** A whole file as the table takes its rows. */
const rowsOf = (run: Reconciliation): Rows<Line> => ({
  rows: run.lines,
  total: run.lines.length,
  loading: false,
  stale: false,
  error: null,
  more: false,
  loadingMore: false,
  loadMore: () => undefined,
  retry: () => undefined,
});

function File({ run, onBack }: { run: Reconciliation; onBack: () => void }) {
  const { t, locale } = useI18n();
  const [choosing, setChoosing] = useState<Line>();
  const [putting, setPutting] = useState<Line>();
  const accept = useAccept(run.id);
  const { mutate } = accept;
  const columns = useMemo(
    () => columnsOf({ t, locale, onAccept: (line) => mutate([line.id]), onChoose: setChoosing, onAside: setPutting }),
    [t, locale, mutate],
  );
  const rows = useMemo(() => rowsOf(run), [run]);
  const matched = run.lines.filter((line) => line.state === 'open' && !line.doubt).slice(0, MOST);
  const chosen = useOpening(choosing !== undefined);
  const put = useOpening(putting !== undefined);
  return (
    <>
      <div className="dues-head">
        <span className="two-lines">
          <strong>{t('reconcile.lines', { name: run.file_name })}</strong>
          <span role="status">{countsText(t, run.counts)}</span>
        </span>
        <span className="row-actions">
          <Button onClick={onBack}>{t('reconcile.back')}</Button>
          <Action
            type="primary"
            needs="dues.reconcile"
            loading={accept.isPending}
            blocked={matched.length === 0 ? t('reconcile.acceptNone') : undefined}
            onClick={() => mutate(matched.map((line) => line.id))}
          >
            {t('reconcile.acceptAll', { n: matched.length })}
          </Action>
        </span>
      </div>
      <DataTable
        label={t('reconcile.lines', { name: run.file_name })}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        tall
      />
      <ChooseDrawer key={`choose-${chosen}`} run={run} line={choosing} onClose={() => setChoosing(undefined)} />
      <AsideDrawer key={`aside-${put}`} run={run} line={putting} onClose={() => setPutting(undefined)} />
    </>
  );
}

/** One file: what fits is accepted with one press, what does not is looked at line by line. */
export function ReconcileFile({ id, onBack }: { id: string; onBack: () => void }) {
  const { t } = useI18n();
  const { data, error, refetch } = useQuery(reconciliation(id));
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  return data ? <File run={data} onBack={onBack} /> : <p role="status">{t('common.loading')}</p>;
}
