import { call } from '@zhibu/api';
import { Form } from 'antd';
import { api } from '../../api/client';
import { I, type InvitationIn, session } from '../../api/identity';
import { N } from '../../api/notifications';
import { usePrefetched } from '../../api/prefetched';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { LanguageField } from '../../forms/LanguageField';
import { bodyOf } from '../../forms/patch';
import { useAction } from '../../forms/useAction';
import { useKeyHeader } from '../../forms/useKey';
import { useT } from '../../i18n';
import { MemberPicker } from '../../kit/MemberPicker';
import { RoleFields } from '../../kit/RoleFields';
import { placeOf } from '../../words/roles';

interface Values {
  member_id: string | null;
  display_name: string;
  email: string;
  phone: string;
  role: string;
  unit_id: string | null;
  locale: 'zh-CN' | 'en';
}

/** Whom to invite, where the drawer is opened beside a member. */
export interface Invitee {
  id: string;
  name: string;
  unit_id: string;
}

function toBody(values: Values): InvitationIn {
  const { member_id, phone, unit_id, ...rest } = values;
  return {
    ...rest,
    display_name: values.display_name.trim(),
    email: values.email.trim(),
    ...bodyOf({ member_id, phone }),
    unit_id: placeOf(values.role) === 'whole' ? null : unit_id,
  };
}

function Person({ invitee }: { invitee: Invitee | undefined }) {
  const t = useT();
  const form = Form.useFormInstance<Values>();
  if (invitee) return null;
  return (
    <Form.Item name="member_id" label={t('invitation.member')} extra={t('invitation.memberHelp')}>
      <MemberPicker
        onChange={(id, name, unitId) => {
          form.setFieldValue('member_id', id);
          if (name && !form.getFieldValue('display_name')) form.setFieldValue('display_name', name);
          // a member reaches the own branch; where another role is held is for whoever invites to say
          if (unitId && form.getFieldValue('role') === 'member') form.setFieldValue('unit_id', unitId);
        }}
      />
    </Form.Item>
  );
}

interface InviteDrawerProps {
  open: boolean;
  onClose: () => void;
  invitee?: Invitee | undefined;
}

/** Invites somebody by mail: a member of the roster, or somebody else who works here. */
export function InviteDrawer({ open, onClose, invitee }: InviteDrawerProps) {
  const t = useT();
  // the letter is the organisation's, whatever whoever sends it reads the console in
  const { locale } = usePrefetched(session()).tenant;
  const key = useKeyHeader(open);
  const invite = useAction({
    run: (body: InvitationIn) => call(api.POST('/api/identity/invitations', { body, ...key })),
    stale: [I.invitations, I.accounts, N.deliveries],
    done: (_, body) => t('invitation.sent', { name: body.display_name }),
    onDone: onClose,
    inForm: true,
  });
  const initial: Values = {
    member_id: invitee?.id ?? null,
    display_name: invitee?.name ?? '',
    email: '',
    phone: '',
    role: 'member',
    unit_id: invitee?.unit_id ?? null,
    locale,
  };
  return (
    <DrawerForm
      open={open}
      title={invitee ? t('invitation.newFor', { name: invitee.name }) : t('invitation.new')}
      onClose={onClose}
      initial={initial}
      onSubmit={(values) => invite.mutate(toBody({ ...initial, ...values }))}
      submitError={invite.error}
      loading={invite.isPending}
      submitLabel={t('invitation.send')}
    >
      <Person invitee={invitee} />
      <TextField name="display_name" label={t('account.name')} required max={80} />
      <TextField
        name="email"
        label={t('account.email')}
        required
        max={254}
        type="email"
        inputMode="email"
        pattern={/^\s*\S+@\S+\.\S+\s*$/}
        patternText={t('invitation.emailForm')}
        help={t('invitation.emailHelp')}
      />
      <TextField name="phone" label={t('account.phone')} max={20} inputMode="tel" help={t('invitation.phoneHelp')} />
      <RoleFields />
      <LanguageField />
    </DrawerForm>
  );
}
