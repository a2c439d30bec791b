import { Button, Checkbox, Form, Input, Select } from 'antd';
import { TextField } from '../../forms/fields';
import { useT } from '../../i18n';
import { useClear } from '../../kit/useClear';
import { WordField } from '../dues/fields';
import { ColumnsEditor } from './ColumnsEditor';
import { FIELD_KINDS, KNOWN } from './look';

export interface FieldDraft {
  key?: string;
  label: string;
  kind: (typeof FIELD_KINDS)[number];
  required?: boolean;
  help?: string;
  known?: keyof typeof KNOWN;
  editable?: boolean;
  choices?: string[];
  columns?: { key?: string; label: string; kind: Exclude<FieldDraft['kind'], 'table'>; choices?: string[] }[];
}

interface FieldEditorProps {
  at: number;
  onRemove: () => void;
}

/** The choices of a field, one a line. */
export function ChoicesField({ name }: { name: (string | number)[] }) {
  const t = useT();
  const label = t('collection.choices');
  const lines = (text: string) => text.split('\n').slice(0, 100);
  return (
    <Form.Item
      name={name}
      label={label}
      extra={t('collection.choicesHelp')}
      rules={[{ required: true, message: t('form.required', { label }) }]}
      getValueFromEvent={(event: { target: { value: string } }) => lines(event.target.value)}
      getValueProps={(value: string[] | undefined) => ({ value: value?.join('\n') ?? '' })}
    >
      <Input.TextArea rows={3} />
    </Form.Item>
  );
}

/** One field of a form: what it is called, what it takes, and whether the system knows it already. */
export function FieldEditor({ at, onRemove }: FieldEditorProps) {
  const t = useT();
  const clear = useClear();
  const form = Form.useFormInstance();
  const field = Form.useWatch(['fields', at], form) as FieldDraft | undefined;
  const kind = field?.kind ?? 'text';
  const known = Object.entries(KNOWN).filter(([, fills]) => fills === kind);
  return (
    <fieldset className="collection-field">
      <legend>{t('collection.fieldNo', { n: at + 1 })}</legend>
      <TextField name={[at, 'label']} label={t('collection.label')} required max={60} />
      <WordField
        name={[at, 'kind']}
        label={t('collection.kind')}
        required
        options={FIELD_KINDS.map((value) => ({ value, label: t(`fieldKind.${value}`) }))}
      />
      {known.length > 0 && (
        <Form.Item name={[at, 'known']} label={t('collection.known')} extra={t('collection.knownHelp')}>
          <Select
            allowClear={clear}
            options={known.map(([value]) => ({ value, label: t(`known.${value as keyof typeof KNOWN}`) }))}
          />
        </Form.Item>
      )}
      {field?.known && (
        <Form.Item name={[at, 'editable']} valuePropName="checked">
          <Checkbox>{t('collection.editable')}</Checkbox>
        </Form.Item>
      )}
      {(!field?.known || field.editable) && (
        <Form.Item name={[at, 'required']} valuePropName="checked">
          <Checkbox>{t('collection.required')}</Checkbox>
        </Form.Item>
      )}
      {kind === 'choice' && <ChoicesField name={[at, 'choices']} />}
      {kind === 'table' && <ColumnsEditor at={at} />}
      <TextField name={[at, 'help']} label={t('collection.help')} max={300} />
      <Button danger onClick={onRemove}>
        {t('collection.removeField', { n: at + 1 })}
      </Button>
    </fieldset>
  );
}
