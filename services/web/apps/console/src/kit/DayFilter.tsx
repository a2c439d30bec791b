import { DayInput } from '../forms/DateField';

interface DayFilterProps {
  label: string;
  value: string | null | undefined;
  onChange: (value: string | undefined) => void;
}

/** A day that narrows a list. */
export function DayFilter({ label, value, onChange }: DayFilterProps) {
  return (
    <div className="pick">
      <DayInput
        aria-label={label}
        placeholder={label}
        value={value ?? null}
        onChange={(day) => onChange(day ?? undefined)}
      />
    </div>
  );
}
