import { useMutation, useQuery } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { call, LOGIN } from '@zhibu/api';
import { App } from 'antd';
import { useEffect } from 'react';
import { api, queryClient } from '../api/client';
import { operator } from '../api/operator';
import { problemText } from '../api/problems';
import { useT } from '../i18n';
import { TabLinks } from '../kit/TabLinks';
import { LookMenu } from '../layouts/LookMenu';
import { OfflineBanner } from '../layouts/OfflineBanner';
import { SignOutButton } from '../layouts/SignOutButton';
import { Go } from '../router/go';
import { PLATFORM_NAV, platformEntry } from './nav';
import { pp } from './paths';
import { SignupsLink } from './SignupsLink';
import './platform.css';
import './signups.css';

function SignOut() {
  const t = useT();
  const { message } = App.useApp();
  const signOut = useMutation({
    mutationFn: () => call(api.DELETE('/api/identity/operator/session')),
    onSuccess: () => {
      queryClient.clear();
      location.assign(LOGIN);
    },
    onError: (error) => void message.error(problemText(t, error)),
  });
  return <SignOutButton busy={signOut.isPending} onClick={() => signOut.mutate()} />;
}

function Menu() {
  const t = useT();
  const current = useRouterState({ select: (state) => platformEntry(state.location.pathname) });
  const tabs = PLATFORM_NAV.map(({ to, label }) => ({ to, label: t(label), current: to === current }));
  return <TabLinks label={t('operators.nav')} tabs={tabs} />;
}

/** What stands around the operators' pages. */
export function Shell() {
  const t = useT();
  const { data } = useQuery(operator());
  const current = useRouterState({ select: (state) => platformEntry(state.location.pathname) });
  const entry = PLATFORM_NAV.find(({ to }) => to === current);
  const title = `${t(entry?.label ?? 'platform.title')} · ${t('platform.name')}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className="frame platform">
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <header className="bar">
        <Go to={pp.organisations()} className="brand">
          <span className="brand-mark" aria-hidden>
            {t('platform.name').slice(0, 1)}
          </span>
          <span className="brand-text">
            <strong>{t('platform.name')}</strong>
            {data && <small>{t('platform.who', { name: data.display_name })}</small>}
          </span>
        </Go>
        <div className="bar-tools">
          <SignupsLink />
          <LookMenu remembers={false} />
          <SignOut />
        </div>
      </header>
      <Menu />
      <OfflineBanner />
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
