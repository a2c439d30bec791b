import { useQuery } from '@tanstack/react-query';
import { dateTime } from '@zhibu/format';
import { Drawer } from 'antd';
import { type Account, account } from '../../api/identity';
import { useLook } from '../../app/preferences';
import { useI18n } from '../../i18n';
import { Facts } from '../../kit/Facts';
import { Failed, Loading } from '../../layouts/states';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import { AccountActions } from './AccountActions';
import { AccountRoles } from './AccountRoles';
import { AccountSign } from './AccountSign';
import './accounts.css';

function Details({ of }: { of: Account }) {
  const { t, locale } = useI18n();
  return (
    <div className="account">
      <Facts
        facts={[
          { label: t('account.state'), value: <AccountSign account={of} /> },
          { label: t('account.userName'), value: of.user_name },
          { label: t('account.email'), value: of.email_masked },
          { label: t('account.phone'), value: of.phone_masked },
          { label: t('account.totp'), value: of.totp_enabled ? t('account.totpOn') : t('account.totpOff') },
          { label: t('account.lastLogin'), value: dateTime(of.last_login_at, locale) || t('account.never') },
          {
            label: t('account.member'),
            value: of.member_id ? (
              <Go to={pb.member(of.member_id)}>{t('account.openMember')}</Go>
            ) : (
              t('account.noMember')
            ),
          },
        ]}
      />
      <AccountRoles account={of} />
      <AccountActions account={of} />
    </div>
  );
}

/** One account: who it is, what it may, and what can be done about it. */
export function AccountDrawer({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const { t } = useI18n();
  const { narrow } = useLook();
  const { data, error, refetch } = useQuery({ ...account(id ?? ''), enabled: id !== undefined });
  return (
    <Drawer
      open={id !== undefined}
      onClose={onClose}
      title={data?.display_name ?? t('account.one')}
      size={narrow ? '100%' : 560}
    >
      {data ? <Details of={data} /> : error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />}
    </Drawer>
  );
}
