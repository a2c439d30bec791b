import { Button, Form, Input } from 'antd';
import { useT, word } from '../../../i18n';
import { KEEP, type Secret, type SecretName } from './values';

interface SecretInputProps {
  value?: Secret;
  onChange?: (value: Secret) => void;
  id?: string;
  label: string;
  masked: string | null | undefined;
  /** Every member has an ID number: it can be replaced, not emptied. */
  required: boolean;
}

function Kept({
  masked,
  label,
  required,
  change,
}: {
  masked: string | null | undefined;
  label: string;
  required: boolean;
  change: (value: Secret) => void;
}) {
  const t = useT();
  return (
    <div className="secret-row">
      <span className="number">{masked ?? <span className="quiet">{t('common.blank')}</span>}</span>
      <Button
        size="small"
        onClick={() => change({ act: 'set', value: '' })}
        aria-label={t('member.replaceOf', { field: label })}
      >
        {t(masked ? 'member.replace' : 'member.fillIn')}
      </Button>
      {masked && !required && (
        <Button
          size="small"
          onClick={() => change({ act: 'clear' })}
          aria-label={t('member.clearOf', { field: label })}
        >
          {t('member.clear')}
        </Button>
      )}
    </div>
  );
}

function SecretInput({ value = KEEP, onChange, id, label, masked, required }: SecretInputProps) {
  const t = useT();
  const change = (next: Secret) => onChange?.(next);
  if (value.act === 'keep') return <Kept masked={masked} label={label} required={required} change={change} />;
  return (
    <div className="secret-row">
      {value.act === 'set' ? (
        <Input
          {...(id && { id })}
          autoFocus
          autoComplete="off"
          aria-label={label}
          maxLength={200}
          value={value.value}
          onChange={(event) => change({ act: 'set', value: event.target.value })}
        />
      ) : (
        <span className="bad-text">{t('member.willClear')}</span>
      )}
      <Button size="small" onClick={() => change(KEEP)}>
        {t('member.keep')}
      </Button>
    </div>
  );
}

/** A field whose value the form never sees: it stays, is emptied, or is replaced. */
export function SecretField({ name, masked }: { name: SecretName; masked: string | null | undefined }) {
  const t = useT();
  const label = word(t, 'field', name);
  const required = name === 'id_no';
  const filled = (_: unknown, value: Secret) =>
    required && value.act === 'set' && value.value.trim() === ''
      ? Promise.reject(new Error(t('form.required', { label })))
      : Promise.resolve();
  return (
    <Form.Item name={name} label={label} rules={[{ validator: filled }]}>
      <SecretInput label={label} masked={masked} required={required} />
    </Form.Item>
  );
}
