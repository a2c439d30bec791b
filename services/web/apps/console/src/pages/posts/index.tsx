import { PlusOutlined } from '@ant-design/icons';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { queryClient } from '../../api/client';
import { posts } from '../../api/records';
import { useT } from '../../i18n';
import { Action } from '../../kit/Action';
import { DayFilter } from '../../kit/DayFilter';
import { Empty } from '../../kit/Empty';
import { countActive, Filters } from '../../kit/Filters';
import { Page as Frame, Panel } from '../../kit/Page';
import { UnitFilter } from '../../kit/UnitFilter';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { AppointDrawer } from './drawers';
import { PostTable } from './PostTable';
import { today } from './term';

interface Search extends Record<string, unknown> {
  unit?: string;
  on?: string;
  expiring?: boolean;
}

const filterOf = ({ unit, on }: Search) => ({ on: on ?? today(), ...(unit && { unit_id: unit }) });

export const loader = ({ search }: { search: Search }) => {
  void queryClient.prefetchInfiniteQuery(posts(filterOf(search)));
};

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.posts') }];

/** Who holds which post, today or on any day, and whose term runs out. */
export function Page() {
  const t = useT();
  const { filters, set } = useFilters<Search>();
  const [appointing, setAppointing] = useState(false);
  return (
    <Frame
      title={t('nav.posts')}
      lead={t('post.lead')}
      actions={
        <Action
          type="primary"
          needs="posts.appoint"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => setAppointing(true)}
        >
          {t('post.appoint')}
        </Action>
      }
    >
      <Panel flush>
        <Filters active={countActive(filters)}>
          <UnitFilter
            label={t('post.unit')}
            value={filters.unit}
            onChange={(unit) => set({ unit } as Partial<Search>)}
          />
          <DayFilter label={t('post.onDay')} value={filters.on} onChange={(on) => set({ on } as Partial<Search>)} />
          <Checkbox
            checked={filters.expiring ?? false}
            onChange={(event) => set({ expiring: event.target.checked } as Partial<Search>)}
          >
            {t('post.expiring')}
          </Checkbox>
        </Filters>
        <PostTable
          options={posts(filterOf(filters))}
          expiring={filters.expiring ?? false}
          empty={<Empty title={t(filters.expiring ? 'post.noneExpiring' : 'post.none')} />}
        />
      </Panel>
      <AppointDrawer open={appointing} onClose={() => setAppointing(false)} />
    </Frame>
  );
}
