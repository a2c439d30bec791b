import { PlusOutlined } from '@ant-design/icons';
import { call } from '@zhibu/api';
import { date } from '@zhibu/format';
import { useState } from 'react';
import { api } from '../../api/client';
import { type Account, type Assignment, I } from '../../api/identity';
import { useAction } from '../../forms/useAction';
import { useConfirm } from '../../forms/useConfirm';
import { useI18n, word } from '../../i18n';
import { Action } from '../../kit/Action';
import { RoleScope } from '../../kit/RoleScope';
import { GrantDrawer } from '../roles/drawers';

/** Takes a role away; said beforehand that it works at once. */
export function useRevoke(): (assignment: Assignment, name: string) => void {
  const { t } = useI18n();
  const confirm = useConfirm();
  const revoke = useAction({
    run: (id: string) => call(api.DELETE('/api/identity/assignments/{id}', { params: { path: { id } } })),
    stale: [I.assignments, I.accounts],
    done: t('role.revoked'),
  });
  return (assignment, name) =>
    confirm({
      title: t('role.revokeAsk', { name, role: word(t, 'role', assignment.role) }),
      effects: [t('role.revokeEffect', { unit: assignment.unit_name ?? t('common.wholeOrganisation') })],
      ok: t('role.revoke'),
      danger: true,
      run: () => revoke.mutateAsync(assignment.id),
    });
}

export function AccountRoles({ account }: { account: Account }) {
  const { t, locale } = useI18n();
  const [granting, setGranting] = useState(false);
  const revoke = useRevoke();
  return (
    <section>
      <div className="account-head">
        <h2>{t('account.roles')}</h2>
        <Action size="small" needs="roles.assign" icon={<PlusOutlined aria-hidden />} onClick={() => setGranting(true)}>
          {t('role.grant')}
        </Action>
      </div>
      {account.roles.length === 0 && <p className="quiet">{t('role.none')}</p>}
      <ul className="account-roles">
        {account.roles.map((assignment) => (
          <li key={assignment.id}>
            <div>
              <RoleScope role={assignment.role} unit={assignment.unit_name} />
              {assignment.to && (
                <small className="quiet">{t('role.until', { day: date(assignment.to, locale) })}</small>
              )}
            </div>
            <Action size="small" needs="roles.assign" onClick={() => revoke(assignment, account.display_name)}>
              {t('role.revoke')}
            </Action>
          </li>
        ))}
      </ul>
      <GrantDrawer open={granting} account={account} onClose={() => setGranting(false)} />
    </section>
  );
}
