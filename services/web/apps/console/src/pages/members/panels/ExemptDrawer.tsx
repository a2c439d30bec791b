import { call, type Input } from '@zhibu/api';
import { Form, Select } from 'antd';
import { api } from '../../../api/client';
import { type Member, R } from '../../../api/records';
import { DateField } from '../../../forms/DateField';
import { DrawerForm } from '../../../forms/DrawerForm';
import { useAction } from '../../../forms/useAction';
import { useT } from '../../../i18n';

type Body = Input<'/api/records/attendance-exemptions', 'post'>;

const GROUNDS: readonly Body['ground'][] = ['old_age', 'illness', 'lost_mobility'];
const STALE = [R.exempt] as const;

interface Values {
  ground: Body['ground'] | null;
  agreed_on: string | null;
  since: string | null;
  until: string | null;
}

const EMPTY: Values = { ground: null, agreed_on: null, since: null, until: null };

/** Enters that a member need not come to meetings. */
export function ExemptDrawer({ of, open, onClose }: { of: Member; open: boolean; onClose: () => void }) {
  const t = useT();
  const begin = useAction({
    run: (values: Values) =>
      call(api.POST('/api/records/attendance-exemptions', { body: { ...values, member_id: of.id } as Body })),
    stale: STALE,
    done: t('register.exemptBegun'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open={open}
      title={t('register.exemptNew', { name: of.name })}
      onClose={onClose}
      initial={EMPTY}
      onSubmit={(values) => begin.mutate(values)}
      submitError={begin.error}
      loading={begin.isPending}
    >
      <p className="drawer-text">{t('register.exemptWhat')}</p>
      <Form.Item
        name="ground"
        label={t('register.ground')}
        rules={[{ required: true, message: t('form.required', { label: t('register.ground') }) }]}
      >
        <Select options={GROUNDS.map((value) => ({ value, label: t(`exemptGround.${value}`) }))} />
      </Form.Item>
      <DateField name="agreed_on" label={t('register.agreedOn')} required past />
      <DateField name="since" label={t('register.exemptSince')} required past />
      <DateField name="until" label={t('register.exemptUntil')} help={t('register.exemptUntilHelp')} />
    </DrawerForm>
  );
}
