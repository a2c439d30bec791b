import { PlusOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { posts, type UnitDetail } from '../../api/records';
import { DayInput } from '../../forms/DateField';
import { useT } from '../../i18n';
import { Action } from '../../kit/Action';
import { Empty } from '../../kit/Empty';
import { Panel } from '../../kit/Page';
import { useFilters } from '../../router/useFilters';
import { AppointDrawer } from '../posts/drawers';
import { PostTable } from '../posts/PostTable';
import { today } from '../posts/term';

/** Who holds or held the posts of this unit, today or on a day of the past. */
export function PostsTab({ unit, on }: { unit: UnitDetail; on: string | undefined }) {
  const t = useT();
  const { set } = useFilters<{ on?: string }>();
  const [appointing, setAppointing] = useState(false);
  const closed = unit.state === 'active' ? undefined : t('unit.isClosed');
  const reach = unit.actions.includes('appoint') ? undefined : t('unit.outOfReach');
  return (
    <>
      <div className="as-on">
        <label htmlFor="posts-on">{t('unit.asOnLabel')}</label>
        <div className="as-on-day">
          <DayInput
            id="posts-on"
            past
            placeholder={t('common.today')}
            value={on ?? null}
            onChange={(day) => set({ on: day ?? undefined } as { on?: string })}
          />
        </div>
        <Action
          type="primary"
          needs="posts.appoint"
          blocked={closed ?? reach}
          icon={<PlusOutlined aria-hidden />}
          onClick={() => setAppointing(true)}
        >
          {t('post.appoint')}
        </Action>
      </div>
      <Panel flush>
        <PostTable
          options={posts({ unit_id: unit.id, on: on ?? today() })}
          without="unit"
          empty={<Empty title={t('post.none')} />}
        />
      </Panel>
      <AppointDrawer open={appointing} unit={unit} onClose={() => setAppointing(false)} />
    </>
  );
}
