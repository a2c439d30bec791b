import { Outlet, useParams } from '@tanstack/react-router';
import { queryClient } from '../../api/client';
import { unitTree } from '../../api/records';
import { useLook } from '../../app/preferences';
import { useT } from '../../i18n';
import { pb } from '../../paths';
import type { PageModule } from '../../router/page';
import { TreePanel } from './TreePanel';
import './units.css';

export const loader: PageModule['loader'] = () => queryClient.ensureQueryData(unitTree());

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.units'), to: pb.units() }];

/** The tree on the left, a unit on the right; on a phone one after the other. */
export function Page() {
  const t = useT();
  const { narrow } = useLook();
  const { unitId } = useParams({ strict: false }) as { unitId?: string };
  if (narrow) return unitId ? <Outlet /> : <TreePanel selected={undefined} heading />;
  return (
    <div className="units">
      <aside className="units-tree" aria-label={t('unit.tree')}>
        <TreePanel selected={unitId} />
      </aside>
      <div className="units-detail">
        <Outlet />
      </div>
    </div>
  );
}
