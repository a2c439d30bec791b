import { UnitPicker } from './UnitPicker';

interface UnitFilterProps {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** A unit that narrows a list. */
export function UnitFilter({ label, value, onChange }: UnitFilterProps) {
  return (
    <UnitPicker
      className="pick wider"
      aria-label={label}
      allowClear
      placeholder={label}
      value={value}
      onChange={(unit) => onChange(unit ?? undefined)}
    />
  );
}
