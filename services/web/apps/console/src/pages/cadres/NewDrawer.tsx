import { Form } from 'antd';
import { C, type CadreIn, create } from '../../api/cadres';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { useAction } from '../../forms/useAction';
import { useKey } from '../../forms/useKey';
import { useT } from '../../i18n';
import { MemberPicker } from '../../kit/MemberPicker';
import { UnitPicker } from '../../kit/UnitPicker';
import { pb } from '../../paths';
import { useGo } from '../../router/go';

interface Values {
  unit_id: string | null;
  member_id: string | null;
  name: string;
  id_no: string;
}

const EMPTY: Values = { unit_id: null, member_id: null, name: '', id_no: '' };

/** Puts somebody on the register: a member, or by name. The rest is filled in on the record. */
export function NewDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useT();
  const go = useGo();
  const key = useKey(open);
  const save = useAction({
    run: (body: CadreIn) => create(body, key),
    stale: [C],
    done: t('cadre.created'),
    onDone: (made) => {
      onClose();
      go(pb.cadre(made.id));
    },
    inForm: true,
  });
  const submit = (values: Values) =>
    save.mutate({
      unit_id: values.unit_id ?? '',
      member_id: values.member_id,
      name: values.name.trim(),
      id_no: values.id_no.trim() || null,
    });
  const unit = t('cadre.unit');
  return (
    <DrawerForm<Values>
      open={open}
      title={t('cadre.new')}
      onClose={onClose}
      initial={EMPTY}
      onSubmit={(values) => submit({ ...EMPTY, ...values })}
      submitError={save.error}
      loading={save.isPending}
      submitLabel={t('cadre.enter')}
    >
      <p className="drawer-text">{t('cadre.newWhat')}</p>
      <Form.Item name="unit_id" label={unit} rules={[{ required: true, message: t('form.required', { label: unit }) }]}>
        <UnitPicker />
      </Form.Item>
      <Form.Item name="member_id" label={t('cadre.member')} extra={t('cadre.memberHelp')}>
        <MemberPicker />
      </Form.Item>
      <TextField name="name" label={t('cadre.name')} max={50} help={t('cadre.nameHelp')} />
      <TextField name="id_no" label={t('cadre.idNo')} max={18} />
    </DrawerForm>
  );
}
