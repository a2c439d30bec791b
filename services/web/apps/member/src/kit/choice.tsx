import { type ReactNode, useId } from 'react';

interface Props<V extends string> {
  legend: string;
  value: V;
  options: readonly { value: V; label: ReactNode }[];
  onValue: (value: V) => void;
}

/** One of a few: radio buttons in large rows, so that the arrows of the keyboard and the thumb both work. */
export function Choice<V extends string>({ legend, value, options, onValue }: Props<V>) {
  const name = useId();
  return (
    <fieldset className="choice">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className="option">
          <input type="radio" name={name} checked={option.value === value} onChange={() => onValue(option.value)} />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
