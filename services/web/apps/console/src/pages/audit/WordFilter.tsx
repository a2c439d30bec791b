import { useT, word } from '../../i18n';
import { SelectFilter } from '../../kit/SelectFilter';

interface WordFilterProps {
  label: string;
  /** The group of the catalogue the words are in. */
  group: string;
  words: readonly string[];
  value: string | undefined;
  /** What the value is called where it is no word. */
  called?: string;
  onChange: (value: string | undefined) => void;
}

export function WordFilter({ label, group, words, value, called, onChange }: WordFilterProps) {
  const t = useT();
  const known = value && !words.includes(value) ? [value, ...words] : words;
  return (
    <SelectFilter
      label={label}
      value={value}
      options={known.map((item) => ({ value: item, label: item === value && called ? called : word(t, group, item) }))}
      onChange={onChange}
      search
    />
  );
}
