import { LockOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { session } from '../api/identity';
import { may } from '../app/access';
import { usePractises } from '../app/practice';
import { useT, word } from '../i18n';
import { Go } from '../router/go';
import { activeEntry, NAV, type NavItem } from './entries';

function Entry({ item, current, onGo }: { item: NavItem; current: boolean; onGo?: (() => void) | undefined }) {
  const t = useT();
  const { data } = useQuery(session());
  const locked = item.needs !== undefined && data !== undefined && !may(data, item.needs);
  const why = locked ? t('access.missing', { what: word(t, 'permission', item.needs) }) : undefined;
  return (
    <Go
      to={item.to}
      className={locked ? 'nav-entry locked' : 'nav-entry'}
      aria-current={current ? 'page' : undefined}
      title={why}
      onClick={() => onGo?.()}
    >
      <span aria-hidden>{item.icon}</span>
      <span className="nav-label">{t(item.label)}</span>
      {locked && (
        <>
          <LockOutlined aria-hidden className="nav-lock" />
          <span className="sr">{why}</span>
        </>
      )}
    </Go>
  );
}

export function Nav({ onGo }: { onGo?: () => void }) {
  const t = useT();
  const practises = usePractises();
  const active = useRouterState({ select: (state) => activeEntry(state.location.pathname) });
  return (
    <nav className="nav" aria-label={t('nav.label')}>
      {NAV.map((group) => (
        <div key={group.label ?? 'top'} className="nav-group">
          {group.label && <p className="nav-heading">{t(group.label)}</p>}
          <ul>
            {group.items
              .filter((item) => practises(item.area))
              .map((item) => (
                <li key={item.to}>
                  <Entry item={item} current={active === item.to} onGo={onGo} />
                </li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
