import { Select } from 'antd';
import { useT, word } from '../../i18n';

interface WordFilterProps {
  label: string;
  /** The group of the catalogue the words are in. */
  group: string;
  words: readonly string[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

export function WordFilter({ label, group, words, value, onChange }: WordFilterProps) {
  const t = useT();
  const known = value && !words.includes(value) ? [value, ...words] : words;
  return (
    <Select
      className="pick"
      aria-label={label}
      placeholder={label}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={value ?? null}
      options={known.map((item) => ({ value: item, label: word(t, group, item) }))}
      onChange={(chosen: string | null) => onChange(chosen ?? undefined)}
    />
  );
}
