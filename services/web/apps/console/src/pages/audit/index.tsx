import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { type AuditEntry, type AuditFilter, type AuditSource, audit } from '../../api/audit';
import { queryClient } from '../../api/client';
import { useRows } from '../../api/paging';
import { DayInput } from '../../forms/DateField';
import { useI18n } from '../../i18n';
import { AccountPicker } from '../../kit/AccountPicker';
import { Choice } from '../../kit/Choice';
import { Empty } from '../../kit/Empty';
import { countActive, Filters } from '../../kit/Filters';
import { Page as Frame, Panel } from '../../kit/Page';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { DataTable } from '../../table/DataTable';
import { auditColumns } from './columns';
import { EntryDrawer } from './EntryDrawer';
import { WordFilter } from './WordFilter';
import { ACTIONS, SUBJECTS } from './words';

interface Search extends AuditFilter, Record<string, unknown> {
  source?: AuditSource;
}

const filterOf = ({ action, actor, subject, from, to }: Search): AuditFilter => ({
  ...(action && { action }),
  ...(actor && { actor }),
  ...(subject && { subject }),
  ...(from && { from }),
  ...(to && { to }),
});

export const loader = ({ search }: { search: Search }) => {
  void queryClient.prefetchInfiniteQuery(audit(search.source ?? 'identity', filterOf(search)));
};

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.audit') }];

/** Who did what, when and why; with what it changed. Nothing here can be altered or removed. */
export function Page() {
  const { t, locale } = useI18n();
  const { filters, set, clear } = useFilters<Search>();
  const source = filters.source ?? 'identity';
  const rows = useRows(audit(source, filterOf(filters)));
  const [open, setOpen] = useState<AuditEntry>();
  const columns = useMemo(() => auditColumns(t, locale, setOpen), [t, locale]);
  const filtered = Object.keys(filterOf(filters)).length > 0;
  return (
    <Frame title={t('nav.audit')} lead={t('audit.lead')}>
      <Panel flush>
        <Filters
          active={countActive(filterOf(filters))}
          first={
            <Choice<AuditSource>
              quiet
              label={t('audit.source')}
              value={source}
              options={[
                { value: 'identity', label: t('audit.identity') },
                { value: 'records', label: t('audit.records') },
              ]}
              onChange={(next) => set({ source: next, action: undefined, subject: undefined } as Partial<Search>)}
            />
          }
        >
          <div className="pick">
            <AccountPicker
              placeholder={t('audit.actor')}
              value={filters.actor ?? null}
              onChange={(actor) => set({ actor: actor ?? undefined } as Partial<Search>)}
            />
          </div>
          <WordFilter
            label={t('audit.action')}
            group="auditAction"
            words={ACTIONS[source]}
            value={filters.action}
            onChange={(action) => set({ action } as Partial<Search>)}
          />
          <WordFilter
            label={t('audit.subject')}
            group="auditSubject"
            words={SUBJECTS[source]}
            value={filters.subject}
            onChange={(subject) => set({ subject } as Partial<Search>)}
          />
          <div className="pick">
            <DayInput
              aria-label={t('audit.from')}
              placeholder={t('audit.from')}
              value={filters.from ?? null}
              onChange={(from) => set({ from: from ?? undefined } as Partial<Search>)}
            />
          </div>
          <div className="pick">
            <DayInput
              aria-label={t('audit.to')}
              placeholder={t('audit.to')}
              value={filters.to ?? null}
              onChange={(to) => set({ to: to ?? undefined } as Partial<Search>)}
            />
          </div>
          {filtered && <Button onClick={clear}>{t('common.clearFilters')}</Button>}
        </Filters>
        <DataTable
          label={t('nav.audit')}
          rows={rows}
          columns={columns}
          rowKey={(entry) => String(entry.seq)}
          onOpen={setOpen}
          empty={<Empty title={t('audit.none')} />}
        />
      </Panel>
      <EntryDrawer entry={open} onClose={() => setOpen(undefined)} />
    </Frame>
  );
}
