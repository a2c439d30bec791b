import { useQuery } from '@tanstack/react-query';
import type { Principal } from '@zhibu/api';
import { dateTime } from '@zhibu/format';
import { useEffect, useState } from 'react';
import { session } from '../api/identity';
import { useI18n, useT } from '../i18n';
import { Facts } from '../kit/Facts';
import { Notice } from '../kit/Notice';
import { Page as Frame, Panel } from '../kit/Page';
import { LookMenu } from '../layouts/LookMenu';
import { OfflineBanner } from '../layouts/OfflineBanner';
import { SignOutButton } from '../layouts/SignOutButton';
import { useSignOut } from '../layouts/UserMenu';
import { Exports, OrderExport } from '../pages/data/Exports';
import '../platform/platform.css';

function SignOut() {
  const signOut = useSignOut();
  return <SignOutButton busy={signOut.isPending} onClick={() => signOut.mutate()} />;
}

/** Why the organisation is out of use, and until when its data can be taken out. */
function Why({ of }: { of: Principal }) {
  const { t, locale } = useI18n();
  const closing = of.tenant.state === 'closing';
  const until = of.closed?.closes_at;
  const facts = [
    { label: t('data.closedReason'), value: of.closed?.reason, wide: true },
    ...(until ? [{ label: t('data.deletedOn'), value: dateTime(until, locale) }] : []),
  ];
  return (
    <>
      <Notice tone={closing ? 'bad' : 'warn'} title={t(closing ? 'data.isClosing' : 'data.isSuspended')}>
        {t(closing ? 'data.closingWhat' : 'data.suspendedWhat')}
      </Notice>
      <Panel>
        <Facts facts={facts} />
      </Panel>
    </>
  );
}

/** The only page of an organisation that is suspended or being closed: the reason, the dates, and the export. */
export function Leave() {
  const t = useT();
  const { data } = useQuery(session());
  const [ordering, order] = useState(false);
  const title = t('data.leave');
  const name = data?.tenant.name ?? '';
  useEffect(() => {
    document.title = `${title} · ${name}`;
  }, [title, name]);
  if (!data) return null;
  return (
    <div className="frame platform">
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <header className="bar">
        <span className="brand">
          <span className="brand-mark" aria-hidden>
            {[...name][0]}
          </span>
          <span className="brand-text">
            <strong>{name}</strong>
          </span>
        </span>
        <div className="bar-tools">
          <LookMenu remembers={false} />
          <SignOut />
        </div>
      </header>
      <OfflineBanner />
      <main id="main" tabIndex={-1}>
        <Frame title={title} actions={<OrderExport onClick={() => order(true)} />}>
          <Why of={data} />
          <Exports ordering={ordering} onOrdered={() => order(false)} />
        </Frame>
      </main>
    </div>
  );
}
