import { ApartmentOutlined } from '@ant-design/icons';
import { usePrefetched } from '../../api/prefetched';
import { unitTree } from '../../api/records';
import { useT } from '../../i18n';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { PageModule } from '../../router/page';
import { tops } from '../../units/tree';

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.units') }];

/** Before a unit is chosen: where the tree begins. */
export function Page() {
  const t = useT();
  const first = tops(usePrefetched(unitTree()));
  return (
    <div className="panel">
      <div className="state">
        <ApartmentOutlined aria-hidden className="state-icon" />
        <h1>{t('unit.start')}</h1>
        <p>{t('unit.startWhy')}</p>
        <ul className="start-list">
          {first.map((unit) => (
            <li key={unit.id}>
              <Go to={pb.unit(unit.id)} className="as-button">
                {unit.name}
              </Go>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
