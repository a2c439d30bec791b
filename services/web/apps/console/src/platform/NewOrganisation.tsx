import { Form, Select } from 'antd';
import { create, O, type OrganisationIn } from '../api/operator';
import { DrawerForm } from '../forms/DrawerForm';
import { TextField } from '../forms/fields';
import { LanguageField } from '../forms/LanguageField';
import { useAction } from '../forms/useAction';
import { useKeyOf } from '../forms/useKey';
import { useI18n, word } from '../i18n';
import { Notice } from '../kit/Notice';

export const KINDS = ['agency', 'enterprise', 'community', 'association'] as const;

type Values = Pick<OrganisationIn, 'slug' | 'name' | 'kind' | 'admin_name' | 'admin_email' | 'locale'>;

const EMPTY = { slug: '', name: '', kind: 'agency', admin_name: '', admin_email: '' } as const;

/** Sets an organisation up and invites its first administrator. */
export function NewOrganisation({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t, locale } = useI18n();
  const keyOf = useKeyOf(open);
  const action = useAction({
    run: (values: Values) => {
      const body = { ...values, slug: values.slug.trim().toLowerCase() };
      return create(body, keyOf(body));
    },
    stale: [O.tenants, O.runs],
    done: (made) => t('org.created', { name: made.name }),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open={open}
      title={t('org.new')}
      onClose={onClose}
      initial={{ ...EMPTY, locale }}
      onSubmit={(values) => action.mutate(values)}
      submitError={action.error}
      loading={action.isPending}
      submitLabel={t('org.new')}
    >
      <Notice tone="info">{t('org.newWhat')}</Notice>
      <TextField name="name" label={t('org.name')} required max={120} />
      <TextField name="slug" label={t('org.slug')} required max={40} help={t('org.slugHelp')} />
      <Form.Item name="kind" label={t('org.kind')} rules={[{ required: true }]}>
        <Select options={KINDS.map((kind) => ({ value: kind, label: word(t, 'tenantKind', kind) }))} />
      </Form.Item>
      <TextField name="admin_name" label={t('org.adminName')} required max={80} />
      <TextField
        name="admin_email"
        label={t('org.adminEmail')}
        required
        max={254}
        type="email"
        help={t('org.adminEmailHelp')}
      />
      <LanguageField />
    </DrawerForm>
  );
}
