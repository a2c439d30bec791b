import { useQuery } from '@tanstack/react-query';
import { call } from '@zhibu/api';
import { Select } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client';
import { R } from '../../api/records';
import { useT, word } from '../../i18n';
import { useSettled } from '../../kit/useSettled';
import { toldApart } from '../../words/namesakes';

interface MembersFieldProps {
  value?: string[];
  onChange?: (ids: string[]) => void;
  id?: string;
  unit: string;
  /** Those who were chosen before, by name. */
  known: readonly { member_id: string; name: string }[];
}

/** Several members of a body that is too large for a list: found by name. */
export function MembersField({ value, onChange, unit, known, ...rest }: MembersFieldProps) {
  const t = useT();
  const [text, setText] = useState('');
  const [names, setNames] = useState(() => new Map(known.map((one) => [one.member_id, one.name])));
  const q = useSettled(text);
  const found = useQuery({
    queryKey: [R.members, 'pick', q, unit],
    queryFn: ({ signal }) => {
      const query = { limit: 20, unit_id: unit, below: true, ...(q && { q }) };
      return call(api.GET('/api/records/members', { params: { query }, signal }));
    },
  });
  const items = found.data?.items ?? [];
  const labels = toldApart(
    t,
    items,
    (one) => one.name,
    (one) => [word(t, 'gender', one.gender), one.birth_year],
  );
  const options = items.map((one, at) => ({ value: one.id, label: `${labels[at]} · ${one.unit_name}` }));
  const missing = (value ?? []).filter((id) => !options.some((option) => option.value === id));
  return (
    <Select
      {...rest}
      mode="multiple"
      className="full"
      value={value ?? []}
      loading={found.isFetching}
      placeholder={t('member.pick')}
      showSearch={{ filterOption: false, onSearch: setText }}
      options={[...missing.map((id) => ({ value: id, label: names.get(id) ?? '' })), ...options]}
      onChange={(ids: string[]) => {
        setNames(new Map([...names, ...options.map((one) => [one.value, one.label] as const)]));
        onChange?.(ids);
      }}
    />
  );
}
