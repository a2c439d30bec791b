import { EditOutlined, PlusOutlined } from '@ant-design/icons';
import { useState } from 'react';
import type { UnitDetail } from '../../api/records';
import { useT } from '../../i18n';
import { Action } from '../../kit/Action';
import { DissolveDrawer, MergeDrawer, MoveDrawer, UnitDrawer } from './drawers';

type Doing = 'none' | 'edit' | 'create' | 'move' | 'merge' | 'dissolve';

/** What can be done to a unit. The server says what is in reach; what is not says so. */
export function UnitActions({ unit }: { unit: UnitDetail }) {
  const t = useT();
  const [doing, setDoing] = useState<Doing>('none');
  const close = () => setDoing('none');
  const closed = unit.state === 'active' ? undefined : t('unit.isClosed');
  const top = unit.parent_id === null ? t('unit.isTop') : undefined;
  const reach = (action: UnitDetail['actions'][number]) =>
    unit.actions.includes(action) ? undefined : t('unit.outOfReach');
  const childless = unit.allowed_children.length === 0 ? t('unit.noChildren') : undefined;
  return (
    <>
      <Action
        needs="units.update"
        blocked={closed ?? reach('update')}
        icon={<EditOutlined aria-hidden />}
        onClick={() => setDoing('edit')}
      >
        {t('common.edit')}
      </Action>
      <Action
        needs="units.manage"
        blocked={closed ?? reach('create') ?? childless}
        icon={<PlusOutlined aria-hidden />}
        onClick={() => setDoing('create')}
      >
        {t('unit.addBelow')}
      </Action>
      <Action needs="units.manage" blocked={closed ?? top ?? reach('move')} onClick={() => setDoing('move')}>
        {t('unit.move')}
      </Action>
      <Action needs="units.manage" blocked={closed ?? top ?? reach('merge')} onClick={() => setDoing('merge')}>
        {t('unit.merge')}
      </Action>
      <Action
        needs="units.manage"
        danger
        blocked={closed ?? top ?? reach('dissolve')}
        onClick={() => setDoing('dissolve')}
      >
        {t('unit.dissolve')}
      </Action>
      <UnitDrawer open={doing === 'edit'} unit={unit} onClose={close} />
      <UnitDrawer open={doing === 'create'} parent={unit} onClose={close} />
      <MoveDrawer open={doing === 'move'} unit={unit} onClose={close} />
      <MergeDrawer open={doing === 'merge'} unit={unit} onClose={close} />
      <DissolveDrawer open={doing === 'dissolve'} unit={unit} onClose={close} />
    </>
  );
}
