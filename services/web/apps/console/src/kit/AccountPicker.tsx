import { useQuery } from '@tanstack/react-query';
import { call } from '@zhibu/api';
import { Select } from 'antd';
import { useState } from 'react';
import { api } from '../api/client';
import { account as accountOf, I } from '../api/identity';
import { useT } from '../i18n';
import { useClear } from './useClear';
import { useSettled } from './useSettled';

interface AccountPickerProps {
  value?: string | null;
  onChange?: (id: string | null) => void;
  id?: string;
  placeholder?: string;
}

export function AccountPicker({ value, onChange, placeholder, ...rest }: AccountPickerProps) {
  const t = useT();
  const clear = useClear();
  const [text, setText] = useState('');
  const q = useSettled(text);
  const found = useQuery({
    queryKey: [I.accounts, 'pick', q],
    queryFn: ({ signal }) => {
      const query = { limit: 20, ...(q && { q }) };
      return call(api.GET('/api/identity/accounts', { params: { query }, signal }));
    },
  });
  const items = found.data?.items ?? [];
  // chosen beforehand, as in the address of the page
  const missing = Boolean(value) && found.isSuccess && !items.some((account) => account.id === value);
  const chosen = useQuery({ ...accountOf(value ?? ''), enabled: missing });
  const options = (missing && chosen.data ? [chosen.data, ...items] : items).map((account) => ({
    value: account.id,
    label: account.display_name,
    hint: account.user_name ?? account.email_masked ?? account.phone_masked ?? '',
  }));
  return (
    <Select
      {...rest}
      className="full"
      value={value ?? null}
      allowClear={clear}
      loading={found.isFetching}
      aria-label={placeholder}
      placeholder={placeholder ?? t('account.pick')}
      showSearch={{ filterOption: false, onSearch: setText }}
      options={options}
      optionRender={(option) => (
        <span className="picked">
          {option.data.label} <small className="quiet">{option.data.hint}</small>
        </span>
      )}
      notFoundContent={found.isPending ? t('common.loading') : t('account.pickNone')}
      onChange={(id: string | null) => onChange?.(id ?? null)}
    />
  );
}
