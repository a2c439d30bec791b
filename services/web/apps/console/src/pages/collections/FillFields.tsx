import { Button, Form, Radio, Select } from 'antd';
import type { Field, FieldColumn } from '../../api/collections';
import { DateField } from '../../forms/DateField';
import { TextField } from '../../forms/fields';
import { useT } from '../../i18n';
import { useClear } from '../../kit/useClear';
import { YuanField } from '../dues/fields';

interface ValueFieldProps {
  name: (string | number)[];
  of: Pick<Field, 'label' | 'kind' | 'required' | 'help' | 'choices'> | FieldColumn;
}

/** Where one value is written. */
function ValueField({ name, of }: ValueFieldProps) {
  const t = useT();
  const clear = useClear();
  const help = 'help' in of ? of.help : undefined;
  const common = { name, label: of.label, required: Boolean(of.required), help };
  const rules = [{ required: Boolean(of.required), message: t('form.required', { label: of.label }) }];
  switch (of.kind) {
    case 'number':
      return (
        <TextField
          {...common}
          max={13}
          inputMode="numeric"
          pattern={/^\s*-?\d{1,12}\s*$/}
          patternText={t('collection.wholeNumber')}
        />
      );
    case 'money':
      return <YuanField {...common} />;
    case 'date':
      return <DateField {...common} />;
    case 'choice':
      return (
        <Form.Item name={name} label={of.label} extra={help} rules={rules}>
          <Select allowClear={clear} options={(of.choices ?? []).map((value) => ({ value, label: value }))} />
        </Form.Item>
      );
    case 'yes_no':
      return (
        <Form.Item name={name} label={of.label} extra={help} rules={rules}>
          <Radio.Group
            options={[
              { value: true, label: t('collection.yes') },
              { value: false, label: t('collection.no') },
            ]}
          />
        </Form.Item>
      );
    default:
      return <TextField {...common} max={2000} rows={2} />;
  }
}

function TableField({ of }: { of: Field }) {
  const t = useT();
  return (
    <fieldset className="collection-field">
      <legend>{of.label}</legend>
      {of.help && <p className="quiet">{of.help}</p>}
      <Form.List name={of.key}>
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <div key={key} className="collection-column">
                {(of.columns ?? []).map((column) => (
                  <ValueField key={column.key} name={[name, column.key]} of={column} />
                ))}
                <Button onClick={() => remove(name)}>{t('collection.removeRow', { n: name + 1 })}</Button>
              </div>
            ))}
            <Button onClick={() => add({})}>{t('collection.addRow')}</Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

/** Everything a unit is asked for. */
export function FillFields({ fields }: { fields: readonly Field[] }) {
  return fields.map((field) =>
    field.kind === 'table' ? (
      <TableField key={field.key} of={field} />
    ) : (
      <ValueField key={field.key} name={[field.key]} of={field} />
    ),
  );
}
