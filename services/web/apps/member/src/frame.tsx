import type { Principal } from '@zhibu/api';
import { type ReactNode, useSyncExternalStore } from 'react';
import { Link, useLocation } from 'wouter';
import { Announcements } from './announcements';
import { Button, Icon, type IconName } from './kit';
import { hasOffice } from './people';
import { applyUpdate, updateReady } from './pwa';
import { type Key, t } from './words';

const PLACES: { to: string; icon: IconName; key: Extract<Key, `nav.${'home' | 'record' | 'branch' | 'account'}`> }[] = [
  { to: '/', icon: 'home', key: 'nav.home' },
  { to: '/record', icon: 'record', key: 'nav.record' },
  { to: '/branch', icon: 'branch', key: 'nav.branch' },
  { to: '/account', icon: 'me', key: 'nav.account' },
];

function useOnline(): boolean {
  return useSyncExternalStore(
    (changed) => {
      addEventListener('online', changed);
      addEventListener('offline', changed);
      return () => {
        removeEventListener('online', changed);
        removeEventListener('offline', changed);
      };
    },
    () => navigator.onLine,
    () => true,
  );
}

function Banners() {
  const online = useOnline();
  const ready = useSyncExternalStore(updateReady.subscribe, updateReady.get, () => false);
  return (
    <>
      <div role="status">
        {!online && (
          <p className="banner warn">
            <Icon name="offline" />
            {t('common.offline')}
          </p>
        )}
      </div>
      {ready && (
        <p className="banner info">
          {t('common.update')}
          <Button look="text" onClick={applyUpdate}>
            {t('common.update_now')}
          </Button>
        </p>
      )}
    </>
  );
}

function Logo({ tenant }: { tenant: Principal['tenant'] }) {
  const name = tenant.short_name || tenant.name;
  return (
    <Link href="/" className="logo">
      {tenant.logo_url ? (
        <img src={tenant.logo_url} alt="" width="32" height="32" />
      ) : (
        <span className="monogram" aria-hidden="true">
          {[...name][0]}
        </span>
      )}
      <span>{tenant.name}</span>
    </Link>
  );
}

function Navigation() {
  const [here] = useLocation();
  return (
    <nav className="places" aria-label={t('nav.label')}>
      {PLACES.map(({ to, icon, key }) => {
        const current = to === '/' ? here === '/' : here === to || here.startsWith(`${to}/`);
        return (
          <Link key={to} href={to} aria-current={current ? 'page' : undefined}>
            <Icon name={icon} />
            <span>{t(key)}</span>
          </Link>
        );
      })}
    </nav>
  );
}

/** The head in the organisation's colour, the four places, the banners; the pages themselves are calm and neutral. */
export function Frame({ principal, children }: { principal: Principal; children: ReactNode }) {
  return (
    <>
      <a className="skip" href="#main">
        {t('nav.skip')}
      </a>
      <header className="head">
        <div className="head-in">
          <Logo tenant={principal.tenant} />
          {hasOffice(principal) && (
            <a className="to-console" href="/console/">
              <Icon name="console" />
              {t('nav.console')}
            </a>
          )}
        </div>
      </header>
      <Navigation />
      <Banners />
      <Announcements />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
