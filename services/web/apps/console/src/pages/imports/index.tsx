import { PlusOutlined } from '@ant-design/icons';
import { dateTime } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import { useMemo } from 'react';
import { queryClient } from '../../api/client';
import { useRows } from '../../api/paging';
import { type ImportRun, imports } from '../../api/records';
import { type T, useI18n } from '../../i18n';
import { Action } from '../../kit/Action';
import { Empty } from '../../kit/Empty';
import { Page as Frame, Panel } from '../../kit/Page';
import { pb } from '../../paths';
import { Go, useGo } from '../../router/go';
import type { PageModule } from '../../router/page';
import type { Column } from '../../table/columns';
import { DataTable } from '../../table/DataTable';
import { ImportSign } from './ImportSign';

export const loader: PageModule['loader'] = () => {
  void queryClient.prefetchInfiniteQuery(imports());
};

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.imports') }];

const columnsOf = (t: T, locale: Locale): Column<ImportRun>[] => [
  {
    key: 'file',
    title: t('import.file'),
    width: 240,
    grow: true,
    pinned: true,
    render: (run) => <Go to={pb.import(run.id)}>{run.file_name}</Go>,
  },
  { key: 'kind', title: t('import.kind'), width: 110, render: (run) => t(`import.kind.${run.kind}`) },
  { key: 'state', title: t('account.state'), width: 130, render: (run) => <ImportSign state={run.state} /> },
  {
    key: 'read',
    title: t('import.read'),
    width: 90,
    align: 'end',
    render: (run) => <span className="number">{run.rows_read}</span>,
  },
  {
    key: 'refused',
    title: t('import.refused'),
    width: 90,
    align: 'end',
    render: (run) => <span className="number">{run.rows_refused}</span>,
  },
  { key: 'at', title: t('import.at'), width: 210, render: (run) => dateTime(run.created_at, locale) },
];

/** Every file that was brought in, and where it stands. */
export function Page() {
  const { t, locale } = useI18n();
  const go = useGo();
  const rows = useRows(imports());
  const columns = useMemo(() => columnsOf(t, locale), [t, locale]);
  const start = (
    <Action type="primary" needs="imports.run" icon={<PlusOutlined aria-hidden />} onClick={() => go(pb.importNew())}>
      {t('import.new')}
    </Action>
  );
  return (
    <Frame title={t('nav.imports')} lead={t('import.lead')} actions={start}>
      <Panel flush>
        <DataTable
          label={t('nav.imports')}
          rows={rows}
          columns={columns}
          rowKey={(run) => run.id}
          onOpen={(run) => go(pb.import(run.id))}
          empty={
            <Empty title={t('import.none')} action={start}>
              {t('import.noneWhy')}
            </Empty>
          }
        />
      </Panel>
    </Frame>
  );
}
