import { useQuery } from '@tanstack/react-query';
import { call } from '@zhibu/api';
import { Select } from 'antd';
import { useState } from 'react';
import { api } from '../api/client';
import { R } from '../api/records';
import { useT } from '../i18n';
import { useClear } from './useClear';
import { useSettled } from './useSettled';

interface MemberPickerProps {
  value?: string | null;
  onChange?: (id: string | null, name: string | null, unitId: string | null) => void;
  id?: string;
  /** Only members of this unit and below. */
  unitId?: string | undefined;
  /** The name of the member chosen beforehand. */
  chosenName?: string | undefined;
  /** Says what it is for where no label stands above it. */
  placeholder?: string;
}

/** One member, found as in the roster: by name, initials, end of the telephone number or ID number. */
export function MemberPicker({ value, onChange, unitId, chosenName, placeholder, ...rest }: MemberPickerProps) {
  const t = useT();
  const clear = useClear();
  const [text, setText] = useState('');
  const q = useSettled(text);
  const found = useQuery({
    queryKey: [R.members, 'pick', q, unitId ?? null],
    queryFn: ({ signal }) => {
      const query = { limit: 20, ...(q && { q }), ...(unitId && { unit_id: unitId, below: true }) };
      return call(api.GET('/api/records/members', { params: { query }, signal }));
    },
  });
  const options = (found.data?.items ?? []).map((member) => ({
    value: member.id,
    label: member.name,
    unitId: member.unit_id,
    hint: [member.unit_name, member.birth_year].filter(Boolean).join(' · '),
  }));
  const missing = value && !options.some((option) => option.value === value);
  return (
    <Select
      {...rest}
      className="full"
      value={value ?? null}
      allowClear={clear}
      loading={found.isFetching}
      aria-label={placeholder}
      placeholder={placeholder ?? t('member.pick')}
      showSearch={{ filterOption: false, onSearch: setText }}
      options={missing && chosenName ? [{ value, label: chosenName, unitId: null, hint: '' }, ...options] : options}
      optionRender={(option) => (
        <span className="picked">
          {option.data.label} <small className="quiet">{option.data.hint}</small>
        </span>
      )}
      notFoundContent={found.isPending ? t('common.loading') : t('member.pickNone')}
      onChange={(id: string | null, option) => {
        const chosen = Array.isArray(option) ? undefined : option;
        onChange?.(id ?? null, chosen?.label ?? null, chosen?.unitId ?? null);
      }}
    />
  );
}
