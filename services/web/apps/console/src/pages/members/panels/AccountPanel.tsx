import { SendOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { dateTime } from '@zhibu/format';
import { useState } from 'react';
import { accountOfMember } from '../../../api/identity';
import type { Member } from '../../../api/records';
import { useI18n, useT } from '../../../i18n';
import { Action, useMay } from '../../../kit/Action';
import { Facts } from '../../../kit/Facts';
import { Panel } from '../../../kit/Page';
import { RoleScope } from '../../../kit/RoleScope';
import { pb } from '../../../paths';
import { Go } from '../../../router/go';
import { AccountSign } from '../../accounts/AccountSign';
import { InviteDrawer } from '../../invitations/drawers';

function Invite({ of }: { of: Member }) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  return (
    <>
      <p className="quiet panel-text">{t('member.noAccount')}</p>
      <Action needs="accounts.invite" icon={<SendOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t('member.openAccount')}
      </Action>
      <InviteDrawer open={open} invitee={of} onClose={() => setOpen(false)} />
    </>
  );
}

/** The way to what the member agreed to, for those who may look it up. */
function Consents({ of }: { of: Member }) {
  const t = useT();
  const { allowed } = useMay('settings.configure');
  if (!allowed) return null;
  return (
    <p className="panel-text">
      <Go to={pb.privacy({ tab: 'consents', member: of.id })}>{t('member.consents')}</Go>
    </p>
  );
}

/** Whether the member can log in, and an invitation where not. */
export function AccountPanel({ of }: { of: Member }) {
  const { t, locale } = useI18n();
  const { allowed, why } = useMay('accounts.view');
  const { data, isPending } = useQuery({ ...accountOfMember(of.id), enabled: allowed });
  return (
    <Panel
      title={t('account.one')}
      extra={data && <Go to={pb.accounts({ account: data.id })}>{t('member.manageAccount')}</Go>}
    >
      {!allowed && <p className="quiet">{why}</p>}
      {allowed && isPending && <p className="quiet">{t('common.loading')}</p>}
      {data === null && <Invite of={of} />}
      {data && (
        <Facts
          facts={[
            { label: t('account.state'), value: <AccountSign account={data} /> },
            { label: t('account.lastLogin'), value: dateTime(data.last_login_at, locale) || t('account.never') },
            {
              label: t('account.roles'),
              wide: true,
              value: data.roles.map((role) => (
                <div key={role.id}>
                  <RoleScope role={role.role} unit={role.unit_name} />
                </div>
              )),
            },
          ]}
        />
      )}
      <Consents of={of} />
    </Panel>
  );
}
