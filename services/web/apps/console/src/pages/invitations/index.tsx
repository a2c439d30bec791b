import { PlusOutlined } from '@ant-design/icons';
import { call } from '@zhibu/api';
import { useMemo, useState } from 'react';
import { api, queryClient } from '../../api/client';
import { I, type Invitation, invitations } from '../../api/identity';
import { deliveries, N } from '../../api/notifications';
import { useRows } from '../../api/paging';
import { useAction } from '../../forms/useAction';
import { useConfirm } from '../../forms/useConfirm';
import { useI18n } from '../../i18n';
import { Action, useMay } from '../../kit/Action';
import { Empty } from '../../kit/Empty';
import { Page as Frame, Panel } from '../../kit/Page';
import { StateChoice } from '../../kit/StateChoice';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { DataTable } from '../../table/DataTable';
import { invitationColumns } from './columns';
import { letterOf } from './delivery';
import { InviteDrawer } from './drawers';

interface Search extends Record<string, unknown> {
  state?: Invitation['state'];
}

const STATES = ['all', 'pending', 'expired', 'redeemed', 'revoked'] as const;

const filterOf = ({ state }: Search) => ({ ...(state && { state }) });

export const loader = ({ search }: { search: Search }) => {
  void queryClient.prefetchInfiniteQuery(invitations(filterOf(search)));
};

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.invitations') }];

function useInvitationCalls() {
  const { t } = useI18n();
  const confirm = useConfirm();
  const stale = [I.invitations, N.deliveries];
  const resend = useAction({
    run: (id: string) => call(api.POST('/api/identity/invitations/{id}/resend', { params: { path: { id } } })),
    stale,
    done: t('invitation.resent'),
  });
  const revoke = useAction({
    run: (id: string) => call(api.DELETE('/api/identity/invitations/{id}', { params: { path: { id } } })),
    stale,
    done: t('invitation.wasRevoked'),
  });
  return {
    resend: (invitation: Invitation) => resend.mutate(invitation.id),
    revoke: (invitation: Invitation) =>
      confirm({
        title: t('invitation.revokeAsk', { name: invitation.display_name }),
        effects: [t('invitation.revokeEffect')],
        ok: t('invitation.revoke'),
        danger: true,
        run: () => revoke.mutateAsync(invitation.id),
      }),
  };
}

export function Page() {
  const { t, locale } = useI18n();
  const { filters, set } = useFilters<Search>();
  const rows = useRows(invitations(filterOf(filters)));
  const seesLetters = useMay('deliveries.view').allowed;
  const letters = useRows({ ...deliveries(), enabled: seesLetters });
  const [inviting, setInviting] = useState(false);
  const calls = useInvitationCalls();
  const letter = (invitation: Invitation) => letterOf(invitation, rows.rows, letters.rows);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the calls are the same with every render
  const columns = useMemo(
    () => invitationColumns(t, locale, { ...calls, letter }),
    [t, locale, rows.rows, letters.rows],
  );
  return (
    <Frame
      title={t('nav.invitations')}
      lead={t('invitation.lead')}
      actions={
        <Action
          type="primary"
          needs="accounts.invite"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => setInviting(true)}
        >
          {t('invitation.new')}
        </Action>
      }
    >
      <Panel flush>
        <div className="filters">
          <StateChoice
            label={t('account.state')}
            value={filters.state ?? 'all'}
            states={STATES}
            called={(state) => t(`invitation.${state}`)}
            onChange={(state) => set({ state: state === 'all' ? undefined : state } as Partial<Search>)}
          />
          {seesLetters && <Go to={pb.deliveries()}>{t('invitation.allLetters')}</Go>}
        </div>
        <DataTable
          label={t('nav.invitations')}
          rows={rows}
          columns={columns}
          rowKey={(invitation) => invitation.id}
          empty={<Empty title={t('invitation.none')}>{t('invitation.noneWhy')}</Empty>}
        />
      </Panel>
      <InviteDrawer open={inviting} onClose={() => setInviting(false)} />
    </Frame>
  );
}
