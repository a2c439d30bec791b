import { useInfiniteQuery } from '@tanstack/react-query';
import { dateTime } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import { Button } from 'antd';
import { useMemo } from 'react';
import { type LogEntry, type LogFilter, operatorLog, operators } from '../api/operator';
import { useRows } from '../api/paging';
import { type T, useI18n } from '../i18n';
import { DayFilter } from '../kit/DayFilter';
import { Empty } from '../kit/Empty';
import { countActive, Filters } from '../kit/Filters';
import { Page, Panel } from '../kit/Page';
import { SelectFilter } from '../kit/SelectFilter';
import { partsText } from '../pages/audit/values';
import { Go } from '../router/go';
import { useFilters } from '../router/useFilters';
import type { Column } from '../table/columns';
import { DataTable } from '../table/DataTable';
import { ACTIONS, actionText } from './logActions';
import { pp } from './paths';
import { TenantPicker } from './TenantPicker';

interface Search extends LogFilter, Record<string, unknown> {}

const filterOf = ({ operator, tenant, action, from, to }: Search): LogFilter => ({
  ...(operator && { operator }),
  ...(tenant && { tenant }),
  ...(action && { action }),
  ...(from && { from }),
  ...(to && { to }),
});

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Numbers of records are for machines. */
const readable = (detail: LogEntry['detail']): object =>
  Object.fromEntries(Object.entries(detail ?? {}).filter(([, value]) => !ID.test(String(value))));

const columns = (t: T, locale: Locale): Column<LogEntry>[] => [
  { key: 'at', title: t('log.at'), width: 210, pinned: true, render: (line) => dateTime(line.at, locale) },
  { key: 'who', title: t('log.who'), width: 150, render: (line) => line.operator_name ?? t('log.system') },
  {
    key: 'action',
    title: t('log.action'),
    width: 170,
    render: (line) => actionText(t, line.action),
  },
  {
    key: 'on',
    title: t('log.on'),
    width: 220,
    grow: true,
    render: (line) => {
      if (line.tenant_id && line.tenant_name) return <Go to={pp.organisation(line.tenant_id)}>{line.tenant_name}</Go>;
      return line.about_name ?? line.tenant_id ?? '—';
    },
  },
  { key: 'why', title: t('log.why'), width: 200, grow: true, render: (line) => line.why ?? '—' },
  {
    key: 'detail',
    title: t('log.detail'),
    width: 240,
    grow: true,
    render: (line) => partsText({ t, locale, subject: 'deed' }, readable(line.detail)),
  },
];

/** What operators did. Nothing here can be altered or removed. */
export function Log() {
  const { t, locale } = useI18n();
  const { filters, set, clear } = useFilters<Search>();
  const filter = filterOf(filters);
  const rows = useRows(operatorLog(filter));
  const people = useInfiniteQuery(operators()).data?.pages.flatMap((page) => page.items) ?? [];
  const shown = useMemo(() => columns(t, locale), [t, locale]);
  const put = (change: Partial<Search>) => set(change);
  return (
    <Page title={t('operators.log')} lead={t('log.lead')}>
      <Panel flush>
        <Filters active={countActive(filter)}>
          <SelectFilter
            label={t('log.who')}
            value={filters.operator}
            options={people.map((of) => ({ value: of.id, label: of.display_name }))}
            onChange={(operator) => put({ operator } as Partial<Search>)}
          />
          <TenantPicker
            className="pick"
            label={t('entry.tenant')}
            value={filters.tenant}
            onChange={(tenant) => put({ tenant } as Partial<Search>)}
          />
          <SelectFilter
            label={t('log.action')}
            value={filters.action}
            options={ACTIONS.map((action) => ({ value: action, label: actionText(t, action) }))}
            onChange={(action) => put({ action } as Partial<Search>)}
          />
          <DayFilter label={t('log.from')} value={filters.from} onChange={(from) => put({ from } as Partial<Search>)} />
          <DayFilter label={t('log.to')} value={filters.to} onChange={(to) => put({ to } as Partial<Search>)} />
          {Object.keys(filter).length > 0 && <Button onClick={clear}>{t('common.clearFilters')}</Button>}
        </Filters>
        <DataTable
          label={t('operators.log')}
          rows={rows}
          columns={shown}
          rowKey={(line) => line.id}
          empty={<Empty title={t('log.none')} />}
        />
      </Panel>
    </Page>
  );
}
