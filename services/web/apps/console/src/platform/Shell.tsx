import { LogoutOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { call, LOGIN } from '@zhibu/api';
import { App, Button } from 'antd';
import { useEffect } from 'react';
import { api, queryClient } from '../api/client';
import { operator } from '../api/operator';
import { problemText } from '../api/problems';
import { useT } from '../i18n';
import { LookMenu } from '../layouts/LookMenu';
import { OfflineBanner } from '../layouts/OfflineBanner';
import { pb } from '../paths';
import { Go } from '../router/go';
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
  return (
    <Button
      type="text"
      className="bar-tool"
      icon={<LogoutOutlined aria-hidden />}
      loading={signOut.isPending}
      aria-label={t('nav.signOut')}
      onClick={() => signOut.mutate()}
    >
      <span className="wide-only">{t('nav.signOut')}</span>
    </Button>
  );
}

/** What stands around the operator's page. */
export function Shell() {
  const t = useT();
  const { data } = useQuery(operator());
  const title = `${t('platform.title')} · ${t('platform.name')}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className="frame platform">
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <header className="bar">
        <Go to={pb.home()} className="brand">
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
      <OfflineBanner />
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
