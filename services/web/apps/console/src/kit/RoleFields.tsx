import { Form, Select } from 'antd';
import { useT, word } from '../i18n';
import { placeOf, ROLES } from '../words/roles';
import { UnitPicker } from './UnitPicker';

/** The unit a role reaches; a role of the whole organisation has none, some roles are never without. */
function Scope() {
  const t = useT();
  const place = placeOf(Form.useWatch<string | null>('role'));
  if (place === 'whole') return <p className="quiet">{t('role.wholeOnly')}</p>;
  const required = place === 'unit';
  return (
    <Form.Item
      name="unit_id"
      label={t('role.unit')}
      extra={t(required ? 'role.unitNeeded' : 'role.unitHelp')}
      rules={[{ required, message: t('form.required', { label: t('role.unit') }) }]}
    >
      <UnitPicker allowClear={!required} {...(!required && { placeholder: t('common.wholeOrganisation') })} />
    </Form.Item>
  );
}

/** A role with what it means, and where it is held. */
export function RoleFields() {
  const t = useT();
  return (
    <>
      <Form.Item
        name="role"
        label={t('role.role')}
        rules={[{ required: true, message: t('form.required', { label: t('role.role') }) }]}
      >
        <Select
          options={ROLES.map((role) => ({
            value: role,
            label: word(t, 'role', role),
            what: word(t, 'roleWhat', role),
          }))}
          optionRender={(option) => (
            <span className="explained">
              {option.data.label}
              <small className="quiet">{option.data.what}</small>
            </span>
          )}
        />
      </Form.Item>
      <Scope />
    </>
  );
}
