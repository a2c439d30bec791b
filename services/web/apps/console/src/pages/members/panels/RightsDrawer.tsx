import { call, type Input } from '@zhibu/api';
import { Form, Select } from 'antd';
import { api } from '../../../api/client';
import { E } from '../../../api/elections';
import { type Member, R } from '../../../api/records';
import { DateField } from '../../../forms/DateField';
import { DrawerForm } from '../../../forms/DrawerForm';
import { TextField } from '../../../forms/fields';
import { useAction } from '../../../forms/useAction';
import { useT } from '../../../i18n';

type Body = Input<'/api/records/rights-suspensions', 'post'>;

const KINDS: readonly Body['kind'][] = ['under_observation', 'suspended'];
const STALE = [R.rights, E] as const;

interface Values {
  kind: Body['kind'] | null;
  doc_no: string;
  decided_on: string | null;
  since: string | null;
  until: string | null;
}

const EMPTY: Values = { kind: null, doc_no: '', decided_on: null, since: null, until: null };

/** Enters that the rights of a member rest, with the paper that says so. */
export function RightsDrawer({ of, open, onClose }: { of: Member; open: boolean; onClose: () => void }) {
  const t = useT();
  const begin = useAction({
    run: (values: Values) =>
      call(api.POST('/api/records/rights-suspensions', { body: { ...values, member_id: of.id } as Body })),
    stale: STALE,
    done: t('register.rightsBegun'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open={open}
      title={t('register.rightsNew', { name: of.name })}
      onClose={onClose}
      initial={EMPTY}
      onSubmit={(values) => begin.mutate(values)}
      submitError={begin.error}
      loading={begin.isPending}
    >
      <p className="drawer-text">{t('register.rightsWhat')}</p>
      <Form.Item
        name="kind"
        label={t('register.rightsKind')}
        rules={[{ required: true, message: t('form.required', { label: t('register.rightsKind') }) }]}
      >
        <Select options={KINDS.map((value) => ({ value, label: t(`rightsRest.${value}`) }))} />
      </Form.Item>
      <TextField name="doc_no" label={t('register.docNo')} required max={100} />
      <DateField name="decided_on" label={t('register.decidedOn')} required past />
      <DateField name="since" label={t('register.rightsSince')} required past />
      <DateField name="until" label={t('register.rightsUntil')} help={t('register.rightsUntilHelp')} />
    </DrawerForm>
  );
}
