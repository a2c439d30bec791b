import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { queryClient } from '../../api/client';
import { session } from '../../api/identity';
import { useRows } from '../../api/paging';
import { unitTree } from '../../api/records';
import { type TransferView, transfers } from '../../api/transfers';
import { useI18n } from '../../i18n';
import { Action, useMay } from '../../kit/Action';
import { Empty } from '../../kit/Empty';
import { Page as Frame, Panel } from '../../kit/Page';
import { RuleBasis } from '../../kit/RuleBasis';
import { TabLinks } from '../../kit/TabLinks';
import { pb } from '../../paths';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { DataTable } from '../../table/DataTable';
import { transferColumns } from './columns';
import { IncomingDrawer, IntakeDrawer, OpenDrawer } from './drawers';
import { recordsLetters } from './letters';
import './transfers.css';

interface Search extends Record<string, unknown> {
  view?: TransferView;
}

const VIEWS = ['waiting', 'under_way', 'overdue', 'done'] as const satisfies readonly TransferView[];

const viewOf = ({ view }: Search): TransferView => view ?? 'waiting';

export const loader = ({ search }: { search: Search }) => {
  void queryClient.prefetchQuery(unitTree());
  void queryClient.prefetchInfiniteQuery(transfers({ view: viewOf(search) }));
};

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.transfers') }];

/** Why somebody does not record a letter from elsewhere, although the person opens transfers. */
function useNoLetters(): string | undefined {
  const { t } = useI18n();
  const { data: units } = useQuery(unitTree());
  const { data: principal } = useQuery(session());
  if (!units || !principal || recordsLetters(units, principal.roles)) return undefined;
  return t('transfer.committeeRecords');
}

/** Transfers out of and into the reader's part of the organisation, first what waits for the reader. */
export function Page() {
  const { t, locale } = useI18n();
  const { filters } = useFilters<Search>();
  const view = viewOf(filters);
  const rows = useRows(transfers({ view }));
  const columns = useMemo(() => transferColumns(t, locale), [t, locale]);
  // the limit of all of them is of one rule
  const late = rows.rows.find((one) => one.overdue)?.overdue;
  const [opened, open] = useState<'out' | 'in' | 'intake'>();
  const close = () => open(undefined);
  const noLetters = useNoLetters();
  const { allowed: configures } = useMay('settings.configure');
  return (
    <Frame
      title={t('nav.transfers')}
      lead={t('transfer.lead')}
      actions={
        <>
          {configures && <Action onClick={() => open('intake')}>{t('transfer.intake')}</Action>}
          <Action needs="transfers.open" blocked={noLetters} onClick={() => open('in')}>
            {t('transfer.incoming')}
          </Action>
          <Action type="primary" needs="transfers.open" icon={<PlusOutlined aria-hidden />} onClick={() => open('out')}>
            {t('transfer.open')}
          </Action>
        </>
      }
    >
      <TabLinks
        label={t('nav.transfers')}
        tabs={VIEWS.map((one) => ({
          to: pb.transfers({ view: one }),
          label: t(`transferView.${one}`),
          count: one === view ? rows.total : null,
          current: one === view,
        }))}
      />
      <Panel flush>
        <DataTable
          label={t('nav.transfers')}
          rows={rows}
          columns={columns}
          rowKey={(one) => one.id}
          tall
          empty={<Empty title={t(`transferNone.${view}`)} />}
        />
        {late && (
          <p className="below-table">
            <RuleBasis {...late.basis} />
          </p>
        )}
      </Panel>
      <OpenDrawer open={opened === 'out'} onClose={close} />
      <IntakeDrawer open={opened === 'intake'} onClose={close} />
      <IncomingDrawer open={opened === 'in'} onClose={close} />
    </Frame>
  );
}
