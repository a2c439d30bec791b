import { useInfiniteQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { organisations } from '../api/operator';
import { useClear } from '../kit/useClear';
import { useSettled } from '../kit/useSettled';

interface TenantPickerProps {
  label?: string;
  id?: string;
  className?: string;
  value?: string | undefined;
  onChange?: (tenant: string | undefined) => void;
}

/** One organisation, found by a part of its name. */
export function TenantPicker({ label, id, className, value, onChange }: TenantPickerProps) {
  const clear = useClear();
  const [text, setText] = useState('');
  const q = useSettled(text.trim());
  const { data } = useInfiniteQuery(organisations(q ? { q } : {}));
  const found = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Select
      {...(id && { id })}
      {...(className && { className })}
      {...(label && { 'aria-label': label, placeholder: label })}
      allowClear={clear}
      showSearch={{ filterOption: false, onSearch: setText }}
      value={value ?? null}
      options={found.map((of) => ({ value: of.id, label: of.name }))}
      onChange={(tenant: string | null) => onChange?.(tenant ?? undefined)}
    />
  );
}
