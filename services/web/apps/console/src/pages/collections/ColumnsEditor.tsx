import { Button, Form } from 'antd';
import { TextField } from '../../forms/fields';
import { useT } from '../../i18n';
import { WordField } from '../dues/fields';
import { ChoicesField } from './FieldEditor';
import { FIELD_KINDS } from './look';

/** The columns of a table. */
export function ColumnsEditor({ at }: { at: number }) {
  const t = useT();
  const form = Form.useFormInstance();
  const columns = Form.useWatch(['fields', at, 'columns'], form) as { kind?: string }[] | undefined;
  const kinds = FIELD_KINDS.filter((kind) => kind !== 'table');
  return (
    <Form.List name={[at, 'columns']}>
      {(rows, { add, remove }) => (
        <div className="collection-columns">
          {rows.map(({ key, name }) => (
            <div key={key} className="collection-column">
              <TextField name={[name, 'label']} label={t('collection.columnNo', { n: name + 1 })} required max={60} />
              <WordField
                name={[name, 'kind']}
                label={t('collection.kind')}
                required
                options={kinds.map((value) => ({ value, label: t(`fieldKind.${value}`) }))}
              />
              {columns?.[name]?.kind === 'choice' && <ChoicesField name={[name, 'choices']} />}
              <Button onClick={() => remove(name)}>{t('collection.removeColumn', { n: name + 1 })}</Button>
            </div>
          ))}
          <Button onClick={() => add({ label: '', kind: 'text' })}>{t('collection.addColumn')}</Button>
        </div>
      )}
    </Form.List>
  );
}
