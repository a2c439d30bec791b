import { Select } from 'antd';
import { useClear } from './useClear';

interface SelectFilterProps<V extends string> {
  label: string;
  /** What stands there while nothing is chosen; by default the label. */
  placeholder?: string;
  value: V | null | undefined;
  options: readonly { value: V; label: string }[];
  onChange: (value: V | undefined) => void;
  /** Whether a part of a label may be typed. */
  search?: boolean;
}

/** One of several that narrows a list. */
export function SelectFilter<V extends string>(props: SelectFilterProps<V>) {
  const clear = useClear();
  const { label, placeholder = label, value, options, onChange, search = false } = props;
  return (
    <Select
      className="pick"
      aria-label={label}
      placeholder={placeholder}
      allowClear={clear}
      {...(search && { showSearch: { optionFilterProp: 'label' } })}
      value={value ?? null}
      options={[...options]}
      onChange={(chosen: V | null) => onChange(chosen ?? undefined)}
    />
  );
}
