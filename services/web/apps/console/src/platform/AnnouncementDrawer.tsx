import { Checkbox, Form, Select } from 'antd';
import { O, publish } from '../api/operator';
import { DateField } from '../forms/DateField';
import { DrawerForm } from '../forms/DrawerForm';
import { TextField } from '../forms/fields';
import { useAction } from '../forms/useAction';
import { useKeyOf } from '../forms/useKey';
import { useT, word } from '../i18n';
import { Choice } from '../kit/Choice';
import { type AnnouncementValues, toInput } from './announcementValues';
import { KINDS } from './NewOrganisation';
import { TenantPicker } from './TenantPicker';

const SEVERITIES = ['info', 'warning', 'urgent'] as const;

const EMPTY: AnnouncementValues = {
  severity: 'info',
  title_zh: '',
  title_en: '',
  text_zh: '',
  text_en: '',
  from: null,
  until: null,
  audience: 'all',
  kinds: [],
  at_login: false,
};

function Audience({ value = 'all', onChange }: { value?: 'all' | 'kinds' | 'tenant'; onChange?: (v: string) => void }) {
  const t = useT();
  return (
    <Choice
      quiet
      label={t('announce.audience')}
      value={value}
      options={[
        { value: 'all', label: t('announce.everybody') },
        { value: 'kinds', label: t('announce.someKinds') },
        { value: 'tenant', label: t('announce.oneTenant') },
      ]}
      onChange={(next) => onChange?.(next)}
    />
  );
}

export function AnnouncementDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useT();
  const keyOf = useKeyOf(open);
  const action = useAction({
    run: (values: AnnouncementValues) => {
      const body = toInput(values);
      return publish(body, keyOf(body));
    },
    stale: [O.announcements],
    done: t('announce.published'),
    onDone: onClose,
    inForm: true,
  });
  const needed = (label: string) => [{ required: true, message: t('form.required', { label }) }];
  return (
    <DrawerForm<AnnouncementValues>
      open={open}
      title={t('announce.new')}
      onClose={onClose}
      initial={EMPTY}
      onSubmit={(values) => action.mutate(values)}
      submitError={action.error}
      loading={action.isPending}
      submitLabel={t('announce.new')}
      wide
    >
      <Form.Item name="severity" label={t('announce.severity')}>
        <Select options={SEVERITIES.map((value) => ({ value, label: word(t, 'severity', value) }))} />
      </Form.Item>
      <TextField name="title_zh" label={t('announce.titleZh')} required max={120} />
      <TextField name="text_zh" label={t('announce.textZh')} required max={2000} rows={3} />
      <TextField name="title_en" label={t('announce.titleEn')} required max={120} />
      <TextField name="text_en" label={t('announce.textEn')} required max={2000} rows={3} />
      <DateField name="from" label={t('announce.from')} required />
      <DateField name="until" label={t('announce.until')} required />
      <Form.Item name="audience" label={t('announce.audience')}>
        <Audience />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(a, b) => a.audience !== b.audience}>
        {(form) => {
          const audience = form.getFieldValue('audience') as AnnouncementValues['audience'];
          if (audience === 'kinds') {
            const options = KINDS.map((kind) => ({ value: kind, label: word(t, 'tenantKind', kind) }));
            return (
              <Form.Item name="kinds" label={t('announce.kinds')} rules={needed(t('announce.kinds'))}>
                <Select mode="multiple" options={options} />
              </Form.Item>
            );
          }
          if (audience !== 'tenant') return null;
          return (
            <Form.Item name="tenant_id" label={t('announce.tenant')} rules={needed(t('announce.tenant'))}>
              <TenantPicker />
            </Form.Item>
          );
        }}
      </Form.Item>
      <Form.Item name="at_login" valuePropName="checked">
        <Checkbox>{t('announce.atLogin')}</Checkbox>
      </Form.Item>
    </DrawerForm>
  );
}
