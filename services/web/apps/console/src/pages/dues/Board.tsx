import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type BoardPage, type BoardRow, board } from '../../api/dues';
import { useRows } from '../../api/paging';
import { useI18n } from '../../i18n';
import { Action } from '../../kit/Action';
import { Empty } from '../../kit/Empty';
import { DataTable } from '../../table/DataTable';
import { boardColumns } from './columns';
import { AssessDrawer, HistoryDrawer, PayDrawer, PayMonthDrawer } from './drawers';
import { Sources } from './RuleNote';
import { Summary } from './Summary';
import { stateOf } from './state';
import { useWhole } from './useWhole';

/** The rules behind the amounts and the signs of a month; every page of the board carries them. */
function useRestsOn(unit: string, month: string): BoardPage['rests_on'] {
  const { data } = useInfiniteQuery(board(unit, month));
  const first = data?.pages[0] as BoardPage | undefined;
  return first?.rests_on ?? [];
}

/** Who owes what in a month, who has paid, and who is behind. */
export function Board({ unit, month }: { unit: string; month: string }) {
  const { t, locale } = useI18n();
  const rows = useRows(board(unit, month));
  const coming = useWhole(rows);
  const restsOn = useRestsOn(unit, month);
  const [assessing, setAssessing] = useState<BoardRow>();
  const [paying, setPaying] = useState<BoardRow>();
  const [shown, setShown] = useState<BoardRow>();
  const [together, setTogether] = useState(false);
  const columns = useMemo(
    () => boardColumns({ t, locale, onAssess: setAssessing, onPay: setPaying, onHistory: setShown }),
    [t, locale],
  );
  const open = useMemo(() => rows.rows.filter((row) => stateOf(row) === 'isOpen'), [rows.rows]);
  return (
    <>
      <div className="dues-head">
        <Summary rows={rows} coming={coming} month={month} />
        <Action
          type="primary"
          needs="dues.record"
          blocked={open.length === 0 ? t('dues.payNobody') : undefined}
          onClick={() => setTogether(true)}
        >
          {t('dues.payMonth')}
        </Action>
      </div>
      <DataTable
        label={t('nav.dues')}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.member_id}
        tall
        empty={<Empty title={t('dues.none')}>{t('dues.noneWhy')}</Empty>}
      />
      <details className="below-table">
        <summary>{t('dues.rule')}</summary>
        <Sources rules={restsOn} />
      </details>
      <AssessDrawer row={assessing} month={month} onClose={() => setAssessing(undefined)} />
      <PayDrawer row={paying} month={month} onClose={() => setPaying(undefined)} />
      <PayMonthDrawer open={together} rows={open} month={month} onClose={() => setTogether(false)} />
      <HistoryDrawer row={shown} onClose={() => setShown(undefined)} />
    </>
  );
}
