import { useI18n } from '../i18n';
import { Choice } from './Choice';

interface StateChoiceProps<S extends string> {
  label: string;
  value: S | 'all';
  states: readonly (S | 'all')[];
  /** What a state is called. */
  called: (state: S) => string;
  onChange: (state: S | 'all') => void;
}

/** Which states a list shows: one of them, or all. */
export function StateChoice<S extends string>({ label, value, states, called, onChange }: StateChoiceProps<S>) {
  const { t } = useI18n();
  const options = states.map((state) => ({
    value: state,
    label: state === 'all' ? t('common.all') : called(state as S),
  }));
  return <Choice quiet label={label} value={value} options={options} onChange={onChange} />;
}
