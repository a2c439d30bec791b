import { DownloadOutlined } from '@ant-design/icons';
import { useMemo } from 'react';
import { saveFile } from '../../api/files';
import { type Rows, useRows } from '../../api/paging';
import { type ImportRow, type ImportRun, importRows } from '../../api/records';
import { useAction } from '../../forms/useAction';
import { type T, useT, word } from '../../i18n';
import { Action } from '../../kit/Action';
import { Empty } from '../../kit/Empty';
import { Panel } from '../../kit/Page';
import { TabLinks } from '../../kit/TabLinks';
import { pb, type RowState } from '../../paths';
import type { Column } from '../../table/columns';
import { DataTable } from '../../table/DataTable';
import { type FindingLine, findingLines } from './findings';

const STATES: readonly RowState[] = ['refused', 'warned', 'good'];

const columnsOf = (t: T, state: RowState): Column<FindingLine>[] => [
  {
    key: 'line',
    title: t('import.line'),
    width: 80,
    pinned: true,
    align: 'end',
    render: (line) => <span className="number">{line.line}</span>,
  },
  {
    key: 'name',
    title: t('import.name'),
    width: 160,
    grow: state === 'good',
    render: (line) => line.name ?? <span className="quiet">—</span>,
  },
  ...(state === 'good'
    ? []
    : ([
        // a heading of the file, or the field where the file has no such column
        {
          key: 'column',
          title: t('import.column'),
          width: 160,
          render: (line) => (line.column ? word(t, 'importField', line.column) : '—'),
        },
        {
          key: 'reason',
          title: t('import.reason'),
          width: 360,
          grow: true,
          render: (line) => <span title={line.detail ?? undefined}>{line.detail}</span>,
        },
        {
          key: 'value',
          title: t('import.value'),
          width: 220,
          render: (line) => (line.value ? <span className="code">{line.value}</span> : '—'),
        },
      ] satisfies Column<FindingLine>[])),
];

/** The first list there is something in: what was refused comes first, since it is work. */
function firstState(run: ImportRun): RowState {
  if (run.rows_refused > 0) return 'refused';
  return run.rows_warned > 0 ? 'warned' : 'good';
}

/** The file row by row: what was refused and why, what to look at, what is good. */
export function Results({ run, chosen }: { run: ImportRun; chosen: RowState | undefined }) {
  const t = useT();
  const state = chosen ?? firstState(run);
  const rows = useRows<ImportRow>(importRows(run.id, state));
  const lines = useMemo<Rows<FindingLine>>(() => ({ ...rows, rows: findingLines(rows.rows), total: null }), [rows]);
  const columns = useMemo(() => columnsOf(t, state), [t, state]);
  const counts: Record<RowState, number> = {
    refused: run.rows_refused,
    warned: run.rows_warned,
    good: run.rows_good - run.rows_warned,
  };
  const save = useAction({
    run: () => saveFile(`/api/records/imports/${run.id}/refused.xlsx`, `${t('import.refused')}.xlsx`),
  });
  return (
    <Panel
      flush
      title={t('import.results')}
      extra={
        <Action
          icon={<DownloadOutlined aria-hidden />}
          blocked={run.rows_refused === 0 ? t('import.noneRefused') : undefined}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          {t('import.refusedFile')}
        </Action>
      }
    >
      <TabLinks
        label={t('import.results')}
        tabs={STATES.map((name) => ({
          to: pb.import(run.id, { rows: name }),
          label: t(`import.${name}`),
          count: counts[name],
          current: name === state,
        }))}
      />
      <DataTable
        label={t(`import.${state}`)}
        rows={lines}
        columns={columns}
        rowKey={(line) => line.key}
        empty={<Empty title={t(`import.noRows.${state}`)} />}
      />
    </Panel>
  );
}
