import { call } from '@zhibu/api';
import { Checkbox, Form } from 'antd';
import { api } from '../../../api/client';
import { type Member, R } from '../../../api/records';
import { DateField } from '../../../forms/DateField';
import { DrawerForm } from '../../../forms/DrawerForm';
import { TextField } from '../../../forms/fields';
import { bodyOf } from '../../../forms/patch';
import { useAction } from '../../../forms/useAction';
import { useT } from '../../../i18n';
import { UnitPicker } from '../../../kit/UnitPicker';

const STALE = [R.floating, R.members] as const;

interface Values {
  where_to: string;
  since: string | null;
  contact: string;
  inflow_unit_id: string | null;
  abroad: boolean;
  expected_until: string | null;
  changed: boolean;
  roams: boolean;
}

const EMPTY: Values = {
  where_to: '',
  since: null,
  contact: '',
  inflow_unit_id: null,
  abroad: false,
  expected_until: null,
  changed: false,
  roams: false,
};

/** What the paper a stay needs follows from; what was not ticked is not told. */
const stayOf = ({ expected_until, changed, roams }: Values) => ({
  ...(expected_until && { expected_until }),
  ...(changed && { changed }),
  ...(roams && { fixed_place: false }),
});

/** Enters that a member goes away. */
export function FloatingDrawer({ of, open, onClose }: { of: Member; open: boolean; onClose: () => void }) {
  const t = useT();
  const begin = useAction({
    run: (values: Values) => {
      const { abroad } = values;
      const body = { member_id: of.id, where_to: values.where_to.trim(), since: values.since ?? '', abroad };
      const { contact, inflow_unit_id } = bodyOf({ contact: values.contact, inflow_unit_id: values.inflow_unit_id });
      return call(
        api.POST('/api/records/floating-spells', {
          body: { ...body, ...stayOf(values), ...(contact && { contact }), ...(inflow_unit_id && { inflow_unit_id }) },
        }),
      );
    },
    stale: STALE,
    done: t('register.floatingBegun'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open={open}
      title={t('register.floatingNew', { name: of.name })}
      onClose={onClose}
      initial={EMPTY}
      onSubmit={(values) => begin.mutate({ ...EMPTY, ...values })}
      submitError={begin.error}
      loading={begin.isPending}
    >
      <TextField name="where_to" label={t('register.whereTo')} required max={200} help={t('register.whereToHelp')} />
      <DateField name="since" label={t('register.since')} required past />
      <DateField name="expected_until" label={t('register.expectedUntil')} help={t('register.expectedUntilHelp')} />
      <Form.Item name="changed" valuePropName="checked">
        <Checkbox>{t('register.changed')}</Checkbox>
      </Form.Item>
      <Form.Item name="roams" valuePropName="checked">
        <Checkbox>{t('register.roams')}</Checkbox>
      </Form.Item>
      <Form.Item name="abroad" valuePropName="checked" extra={t('register.abroadHelp')}>
        <Checkbox>{t('register.abroad')}</Checkbox>
      </Form.Item>
      <TextField name="contact" label={t('register.contact')} max={100} />
      <Form.Item name="inflow_unit_id" label={t('register.inflow')} extra={t('register.inflowHelp')}>
        <UnitPicker allowClear />
      </Form.Item>
    </DrawerForm>
  );
}
