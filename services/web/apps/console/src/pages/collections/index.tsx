import { PlusOutlined } from '@ant-design/icons';
import { useMemo } from 'react';
import { queryClient } from '../../api/client';
import { type Collection, collections } from '../../api/collections';
import { useRows } from '../../api/paging';
import { useI18n } from '../../i18n';
import { Action } from '../../kit/Action';
import { Empty } from '../../kit/Empty';
import { Page as Frame, Panel } from '../../kit/Page';
import { TabLinks } from '../../kit/TabLinks';
import { pb } from '../../paths';
import { useGo } from '../../router/go';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { DataTable } from '../../table/DataTable';
import { collectionColumns } from './columns';

interface Search extends Record<string, unknown> {
  state?: Collection['state'];
}

const STATES = ['sent', 'draft', 'closed'] as const satisfies readonly Collection['state'][];

const filterOf = ({ state }: Search) => ({ state: state ?? 'sent' });

export const loader = ({ search }: { search: Search }) => {
  void queryClient.prefetchInfiniteQuery(collections(filterOf(search)));
};

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.collections') }];

/** Forms from above that are to be filled in, and those that were sent from here. */
export function Page() {
  const { t, locale } = useI18n();
  const { filters } = useFilters<Search>();
  const go = useGo();
  const { state } = filterOf(filters);
  const rows = useRows(collections({ state }));
  const columns = useMemo(() => collectionColumns(t, locale), [t, locale]);
  return (
    <Frame
      title={t('nav.collections')}
      lead={t('collection.lead')}
      actions={
        <Action
          type="primary"
          needs="collections.create"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => go(pb.collectionNew())}
        >
          {t('collection.new')}
        </Action>
      }
    >
      <TabLinks
        label={t('nav.collections')}
        tabs={STATES.map((one) => ({
          to: pb.collections({ state: one }),
          label: t(`collectionState.${one}`),
          current: one === state,
        }))}
      />
      <Panel flush>
        <DataTable
          label={t('nav.collections')}
          rows={rows}
          columns={columns}
          rowKey={(one) => one.id}
          tall
          empty={<Empty title={t('collection.none')} />}
        />
      </Panel>
    </Frame>
  );
}
