import { SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { call } from '@zhibu/api';
import { Select } from 'antd';
import { useState } from 'react';
import { api } from '../api/client';
import { R } from '../api/records';
import { useT } from '../i18n';
import { useMay } from '../kit/Action';
import { useSettled } from '../kit/useSettled';
import { pb } from '../paths';
import { useGo } from '../router/go';

/** From anywhere to a member: most of a secretary's questions begin with a name. */
export function QuickFind() {
  const t = useT();
  const go = useGo();
  const { allowed } = useMay('members.view');
  const [text, setText] = useState('');
  const q = useSettled(text.trim());
  const found = useQuery({
    queryKey: [R.members, 'quick', q],
    queryFn: ({ signal }) => call(api.GET('/api/records/members', { params: { query: { q, limit: 10 } }, signal })),
    enabled: allowed && q !== '',
  });
  if (!allowed) return null;
  const options = (q === '' ? [] : (found.data?.items ?? [])).map((member) => ({
    value: member.id,
    label: member.name,
    hint: [member.unit_name, member.birth_year].filter(Boolean).join(' · '),
  }));
  return (
    <Select
      className="quick-find"
      aria-label={t('find.label')}
      placeholder={t('find.hint')}
      prefix={<SearchOutlined aria-hidden />}
      suffixIcon={null}
      showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
      value={null}
      options={options}
      notFoundContent={q === '' ? null : t(found.isFetching ? 'common.loading' : 'member.pickNone')}
      optionRender={(option) => (
        <span className="picked">
          {option.data.label} <small className="quiet">{option.data.hint}</small>
        </span>
      )}
      onSelect={(id: string | null) => {
        setText('');
        if (id) go(pb.member(id));
      }}
    />
  );
}
