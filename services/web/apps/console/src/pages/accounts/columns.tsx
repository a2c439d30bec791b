import { dateTime } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import { Button } from 'antd';
import type { Account } from '../../api/identity';
import type { T } from '../../i18n';
import { RoleScope } from '../../kit/RoleScope';
import { Sign } from '../../kit/Sign';
import type { Column } from '../../table/columns';
import { AccountSign } from './AccountSign';

export const accountColumns = (t: T, locale: Locale, open: (account: Account) => void): Column<Account>[] => [
  {
    key: 'name',
    title: t('account.name'),
    width: 150,
    pinned: true,
    render: (account) => (
      <Button type="link" className="cell-link" onClick={() => open(account)}>
        {account.display_name}
      </Button>
    ),
  },
  {
    key: 'user',
    title: t('account.userName'),
    width: 130,
    wideOnly: true,
    render: (account) => account.user_name ?? '—',
  },
  {
    key: 'contact',
    title: t('account.contact'),
    width: 200,
    render: (account) => account.email_masked ?? account.phone_masked ?? '—',
  },
  {
    key: 'roles',
    title: t('account.roles'),
    width: 240,
    grow: true,
    render: (account) => {
      const [first, ...others] = account.roles;
      if (!first) return <span className="quiet">{t('role.none')}</span>;
      return (
        <>
          <RoleScope role={first.role} unit={first.unit_name} />
          {others.length > 0 && <span className="quiet"> {t('account.moreRoles', { n: others.length })}</span>}
        </>
      );
    },
  },
  { key: 'state', title: t('account.state'), width: 110, render: (account) => <AccountSign account={account} /> },
  {
    key: 'totp',
    title: t('account.totp'),
    width: 120,
    render: (account) =>
      account.totp_enabled ? <Sign tone="good">{t('account.totpOn')}</Sign> : <Sign>{t('account.totpOff')}</Sign>,
  },
  {
    key: 'seen',
    title: t('account.lastLogin'),
    width: 210,
    render: (account) => dateTime(account.last_login_at, locale) || <span className="quiet">{t('account.never')}</span>,
  },
];
