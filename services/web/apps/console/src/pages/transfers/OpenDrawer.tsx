import { call } from '@zhibu/api';
import { Form } from 'antd';
import { api } from '../../api/client';
import { type TransferIn, X } from '../../api/transfers';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { useAction } from '../../forms/useAction';
import { useKeyHeader } from '../../forms/useKey';
import { useT } from '../../i18n';
import { MemberPicker } from '../../kit/MemberPicker';
import { pb } from '../../paths';
import { useGo } from '../../router/go';
import { type Target, TargetFields, targetOf } from './TargetFields';

interface Values extends Target {
  member_id: string | null;
  reason: string;
}

const EMPTY: Values = {
  member_id: null,
  where: 'here',
  to_unit_id: null,
  to_organisation: null,
  to_place: '',
  reason: '',
};

/** Opens a transfer on a member's behalf. */
export function OpenDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useT();
  const go = useGo();
  const key = useKeyHeader(open);
  const save = useAction({
    run: (body: TransferIn) => call(api.POST('/api/records/transfers', { body, ...key })),
    stale: [X],
    done: t('transfer.opened'),
    onDone: (made) => {
      onClose();
      go(pb.transfer(made.id));
    },
    inForm: true,
  });
  const submit = (values: Values) =>
    save.mutate({ member_id: values.member_id, reason: values.reason.trim(), apply: true, ...targetOf(values) });
  const member = t('transfer.person');
  return (
    <DrawerForm<Values>
      open={open}
      title={t('transfer.openTitle')}
      onClose={onClose}
      initial={EMPTY}
      onSubmit={(values) => submit({ ...EMPTY, ...values })}
      submitError={save.error}
      loading={save.isPending}
      submitLabel={t('transfer.apply')}
    >
      <p className="drawer-text">{t('transfer.openWhat')}</p>
      <Form.Item
        name="member_id"
        label={member}
        rules={[{ required: true, message: t('form.required', { label: member }) }]}
      >
        <MemberPicker />
      </Form.Item>
      <TargetFields />
      <TextField
        name="reason"
        label={t('transfer.reason')}
        required
        max={300}
        rows={2}
        help={t('transfer.reasonHelp')}
      />
    </DrawerForm>
  );
}
