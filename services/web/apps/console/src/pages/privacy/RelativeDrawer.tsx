import { call } from '@zhibu/api';
import { Checkbox, Form } from 'antd';
import { api } from '../../api/client';
import { type ErasureItem, P } from '../../api/privacy';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { tidy } from '../../forms/patch';
import { useAction } from '../../forms/useAction';
import { useT, word } from '../../i18n';
import { MemberPicker } from '../../kit/MemberPicker';

interface Values {
  member_id: string | undefined;
  subject_name: string;
  items: ErasureItem[];
  note: string;
  applicant: string;
  relation: string;
}

const EMPTY: Values = { member_id: undefined, subject_name: '', items: [], note: '', applicant: '', relation: '' };
const ITEMS: readonly ErasureItem[] = [
  'member_contact',
  'member_address',
  'member_circumstances',
  'photo',
  'files',
  'account',
  'archive',
];

/** Writes down what somebody asks for who has no account: a relative of the deceased, an old comrade. */
export function RelativeDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useT();
  const record = useAction({
    run: ({ note, member_id, ...values }: Values) =>
      call(
        api.POST('/api/identity/privacy/erasures', {
          body: { ...values, member_id: member_id ?? null, account_id: null, note: tidy(note) as string | null },
        }),
      ),
    stale: [P.erasures, P.overview],
    done: t('privacy.recorded'),
    onDone: onClose,
    inForm: true,
  });
  const required = (label: string) => [{ required: true, message: t('form.required', { label }) }];
  return (
    <DrawerForm<Values>
      open={open}
      title={t('privacy.record')}
      onClose={onClose}
      initial={EMPTY}
      onSubmit={(values) => record.mutate(values)}
      submitError={record.error}
      loading={record.isPending}
    >
      <Form.Item name="member_id" label={t('privacy.member')} rules={required(t('privacy.member'))}>
        <MemberPicker />
      </Form.Item>
      <TextField name="subject_name" label={t('privacy.subject')} required max={80} />
      <Form.Item name="items" label={t('privacy.items')} rules={required(t('privacy.items'))}>
        <Checkbox.Group
          className="checks"
          options={ITEMS.map((item) => ({ value: item, label: word(t, 'erase', item) }))}
        />
      </Form.Item>
      <TextField name="applicant" label={t('privacy.applicant')} required max={80} />
      <TextField name="relation" label={t('privacy.relation')} required max={40} help={t('privacy.relationHelp')} />
      <TextField name="note" label={t('correction.note')} max={500} rows={3} />
    </DrawerForm>
  );
}
