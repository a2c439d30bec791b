import { dateTime } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import type { Invitation } from '../../api/identity';
import type { Delivery } from '../../api/notifications';
import { type T, useT } from '../../i18n';
import { Action } from '../../kit/Action';
import { RoleScope } from '../../kit/RoleScope';
import { Sign, type Tone } from '../../kit/Sign';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { Column } from '../../table/columns';
import { DeliverySign } from '../deliveries/DeliverySign';

const TONES: Record<Invitation['state'], Tone> = {
  pending: 'wait',
  redeemed: 'good',
  revoked: 'plain',
  expired: 'warn',
};

function InvitationSign({ state }: { state: Invitation['state'] }) {
  const t = useT();
  return <Sign tone={TONES[state]}>{t(`invitation.${state}`)}</Sign>;
}

export interface RowActions {
  resend: (invitation: Invitation) => void;
  revoke: (invitation: Invitation) => void;
  letter: (invitation: Invitation) => Delivery | undefined;
}

/** A redeemed or revoked invitation is history; the others can be sent again or taken back. */
const isOpen = ({ state }: Invitation) => state === 'pending' || state === 'expired';

export const invitationColumns = (t: T, locale: Locale, actions: RowActions): Column<Invitation>[] => [
  {
    key: 'name',
    title: t('account.name'),
    width: 140,
    pinned: true,
    render: (i) => (i.member_id ? <Go to={pb.member(i.member_id)}>{i.display_name}</Go> : i.display_name),
  },
  { key: 'email', title: t('account.email'), width: 200, render: (i) => i.email_masked },
  {
    key: 'role',
    title: t('role.role'),
    width: 240,
    grow: true,
    render: (i) => <RoleScope role={i.role} unit={i.unit_name} />,
  },
  { key: 'state', title: t('account.state'), width: 120, render: (i) => <InvitationSign state={i.state} /> },
  {
    key: 'letter',
    title: t('invitation.letter'),
    width: 120,
    render: (i) => {
      const letter = actions.letter(i);
      return letter ? <DeliverySign delivery={letter} /> : <span className="quiet">—</span>;
    },
  },
  { key: 'expires', title: t('invitation.expires'), width: 210, render: (i) => dateTime(i.expires_at, locale) },
  {
    key: 'actions',
    title: t('common.actions'),
    quiet: true,
    width: 170,
    align: 'end',
    render: (i) =>
      isOpen(i) && (
        <span className="row-actions">
          <Action size="small" needs="accounts.invite" onClick={() => actions.resend(i)}>
            {t('invitation.resend')}
          </Action>
          <Action size="small" needs="accounts.invite" onClick={() => actions.revoke(i)}>
            {t('invitation.revoke')}
          </Action>
        </span>
      ),
  },
];
