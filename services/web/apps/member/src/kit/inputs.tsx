import { type InputHTMLAttributes, useState } from 'react';
import { t } from '../words';
import { Field } from './field';

interface Common {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  value: string;
  onValue: (value: string) => void;
}

type InputProps = Common & Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'>;

export function TextInput({ label, hint, error, value, onValue, ...rest }: InputProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(tie) => <input {...rest} {...tie} value={value} onInput={(event) => onValue(event.currentTarget.value)} />}
    </Field>
  );
}

export function PasswordInput({ label, hint, error, value, onValue, ...rest }: InputProps) {
  const [shown, show] = useState(false);
  return (
    <Field label={label} hint={hint} error={error}>
      {(tie) => (
        <div className="secret">
          <input
            {...rest}
            {...tie}
            type={shown ? 'text' : 'password'}
            maxLength={128}
            value={value}
            onInput={(event) => onValue(event.currentTarget.value)}
          />
          <button
            type="button"
            className="reveal"
            aria-controls={tie.id}
            aria-label={t(shown ? 'password.hide_label' : 'password.show_label')}
            onClick={() => show(!shown)}
          >
            {t(shown ? 'password.hide' : 'password.show')}
          </button>
        </div>
      )}
    </Field>
  );
}

export function TextArea({ label, hint, error, value, onValue, maxLength }: Common & { maxLength: number }) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(tie) => (
        <textarea
          {...tie}
          rows={3}
          maxLength={maxLength}
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export interface Option {
  value: string;
  label: string;
}

export function Select({ label, hint, error, value, onValue, options }: Common & { options: Option[] }) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(tie) => (
        <select {...tie} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
          <option value="">{t('correct.choose')}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
