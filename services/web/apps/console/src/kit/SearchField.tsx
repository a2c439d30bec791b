import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useClear } from './useClear';

interface SearchFieldProps {
  label: string;
  placeholder: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

const PAUSE = 350;

/** What is typed takes effect with a short pause, or at once with Enter. A value from outside (Back) is taken over. */
export function SearchField({ label, placeholder, value, onChange }: SearchFieldProps) {
  const clear = useClear();
  const [text, setText] = useState(value ?? '');
  const told = useRef(value ?? '');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if ((value ?? '') !== told.current) {
      told.current = value ?? '';
      setText(told.current);
    }
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const tell = (next: string) => {
    clearTimeout(timer.current);
    told.current = next.trim();
    onChange(told.current || undefined);
  };
  return (
    <Input
      type="search"
      className="search"
      aria-label={label}
      placeholder={placeholder}
      prefix={<SearchOutlined aria-hidden />}
      allowClear={clear}
      autoComplete="off"
      autoCapitalize="none"
      maxLength={200}
      value={text}
      onChange={(event) => {
        const next = event.target.value;
        setText(next);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => tell(next), PAUSE);
      }}
      onPressEnter={() => tell(text)}
    />
  );
}
