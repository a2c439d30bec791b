import { Checkbox, Form, Select } from 'antd';
import { TextField } from '../../forms/fields';
import { type Bounds, NumberField } from '../../forms/NumberField';
import { type T, useT, word } from '../../i18n';
import { ROLES } from '../../words/roles';
import { ColourField } from './ColourField';
import { BOUNDS, type NumberSection } from './values';

export function IdentityFields() {
  const t = useT();
  return (
    <>
      <div className="form-grid">
        <TextField name="name" label={t('settings.name')} required max={120} />
        <TextField
          name="short_name"
          label={t('settings.shortName')}
          required
          max={40}
          help={t('settings.shortNameHelp')}
        />
        <TextField
          name="help_phone"
          label={t('settings.helpPhone')}
          max={40}
          inputMode="tel"
          help={t('settings.helpPhoneHelp')}
        />
        <Form.Item name="locale" label={t('settings.locale')} extra={t('settings.localeHelp')}>
          <Select
            options={[
              { value: 'zh-CN', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        </Form.Item>
      </div>
      <ColourField />
    </>
  );
}

/** The bounds of a number, and what there is to say about it. */
function about(t: T, field: string, { min, max }: Bounds): string {
  const help = word(t, 'settingsHelp', field);
  return help === field ? t('settings.between', { min, max }) : t('settings.betweenHelp', { min, max, help });
}

/** A section of numbers, each with its unit and its bounds. What lies beyond them is refused, not changed. */
export function NumberFields({ section }: { section: NumberSection }) {
  const t = useT();
  return (
    <div className="form-grid">
      {Object.entries(BOUNDS[section]).map(([field, bounds]) => {
        const optional = 'optional' in bounds;
        return (
          <NumberField
            key={field}
            name={[section, field]}
            label={word(t, 'settings', `${section}.${field}`)}
            bounds={bounds}
            required={!optional}
            help={about(t, `${section}.${field}`, bounds)}
            suffix={word(t, 'settingsUnit', `${section}.${field}`)}
            placeholder={optional ? t('settings.never') : undefined}
          />
        );
      })}
    </div>
  );
}

export function SingleField() {
  const t = useT();
  return (
    <Form.Item name="single_admin_session" valuePropName="checked" extra={t('settings.singleHelp')}>
      <Checkbox>{t('settings.single')}</Checkbox>
    </Form.Item>
  );
}

export function TotpFields() {
  const t = useT();
  const options = ROLES.map((role) => ({
    value: role,
    label: word(t, 'role', role),
    disabled: role === 'tenant_admin',
  }));
  return (
    <Form.Item name={['totp', 'required_roles']} label={t('settings.totpRoles')} extra={t('settings.totpHelp')}>
      <Checkbox.Group options={options} className="checks" />
    </Form.Item>
  );
}
