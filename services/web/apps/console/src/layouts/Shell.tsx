import { MenuOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { goToLogin } from '@zhibu/api';
import { Button, Drawer } from 'antd';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { session } from '../api/identity';
import { ownPrivacy } from '../api/privacy';
import { useLook } from '../app/preferences';
import { useT } from '../i18n';
import { Brand } from './Brand';
import { Crumbs } from './Crumbs';
import { LookMenu } from './LookMenu';
import { Nav } from './Nav';
import { OfflineBanner } from './OfflineBanner';
import { PlatformBanners } from './PlatformBanners';
import { QuickFind } from './QuickFind';
import { UserMenu } from './UserMenu';

const NoticeGate = lazy(async () => ({ default: (await import('../pages/privacy/NoticeGate')).NoticeGate }));

/**
 * The pages, after the notice of the organisation was read. Where that cannot be asked, nobody is kept out; an operator
 * who looks in has no account here to read it with.
 */
function AfterNotice() {
  const { data: principal } = useQuery(session());
  const visits = Boolean(principal?.visit);
  const { data, isPending } = useQuery({ ...ownPrivacy(), enabled: principal !== undefined && !visits });
  if (visits) return <Outlet />;
  if (isPending) return null;
  if (!data?.notice || data.notice.read_at) return <Outlet />;
  return (
    <Suspense>
      <NoticeGate notice={data.notice} />
    </Suspense>
  );
}

/** With every new page the reader starts at its beginning, as with a page loaded from the server. */
function useFocusOnNewPage() {
  const main = useRef<HTMLElement>(null);
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const before = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (before.current !== undefined && before.current !== pathname) main.current?.focus({ preventScroll: true });
    before.current = pathname;
  }, [pathname]);
  return main;
}

function NavDrawer() {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        type="text"
        className="bar-tool"
        icon={<MenuOutlined aria-hidden />}
        aria-label={t('nav.open')}
        aria-expanded={open}
        onClick={() => setOpen(true)}
      />
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        placement="left"
        size={300}
        title={<Brand />}
        className="nav-drawer"
      >
        <Nav onGo={() => setOpen(false)} />
        <p className="secrets">{t('shell.noSecrets')}</p>
      </Drawer>
    </>
  );
}

/** What stands around every page. */
export function Shell() {
  const t = useT();
  const main = useFocusOnNewPage();
  const { narrow } = useLook();
  const { data } = useQuery(session());
  // Half logged in: a code or a new password is still owed, and the log-in pages ask for it.
  const unfinished = data !== undefined && data.level !== 'full';
  useEffect(() => {
    if (unfinished) goToLogin();
  }, [unfinished]);
  if (unfinished) return null;
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      {!narrow && (
        <aside className="side">
          <Brand />
          <Nav />
          <p className="secrets">{t('shell.noSecrets')}</p>
        </aside>
      )}
      <div className="frame">
        <header className="bar">
          {narrow && <NavDrawer />}
          <Crumbs />
          <div className="bar-tools">
            {!narrow && <QuickFind />}
            <LookMenu />
            <UserMenu />
          </div>
        </header>
        <OfflineBanner />
        <PlatformBanners />
        <main id="main" ref={main} tabIndex={-1}>
          <AfterNotice />
        </main>
      </div>
    </div>
  );
}
