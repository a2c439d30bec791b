import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { organisations } from '../../api/transfers';
import { useT } from '../../i18n';
import { useSettled } from '../../kit/useSettled';

export interface Address {
  organisation_id: string;
  committee_id: string;
}

interface OrganisationPickerProps {
  value?: Address | null;
  onChange?: (address: Address | null) => void;
  id?: string;
}

const keyOf = ({ organisation_id, committee_id }: Address) => `${organisation_id}/${committee_id}`;

function addressOf(key: string): Address {
  const [organisation_id = '', committee_id = ''] = key.split('/');
  return { organisation_id, committee_id };
}

/** A committee of another organisation that takes relations; nothing else of it is known here. */
export function OrganisationPicker({ value, onChange, ...rest }: OrganisationPickerProps) {
  const t = useT();
  const [text, setText] = useState('');
  const found = useQuery({ ...organisations(useSettled(text)), placeholderData: (before) => before });
  const options = (found.data?.items ?? []).flatMap((one) =>
    one.committees.map((committee) => ({
      value: keyOf({ organisation_id: one.organisation_id, committee_id: committee.committee_id }),
      label: committee.name,
      hint: `${one.name} · ${t(`tenantKind.${one.kind}`)}`,
    })),
  );
  return (
    <Select
      {...rest}
      className="full"
      value={value ? keyOf(value) : null}
      loading={found.isFetching}
      placeholder={t('transfer.pickOrganisation')}
      showSearch={{ filterOption: false, onSearch: setText }}
      options={options}
      optionRender={(option) => (
        <span className="picked">
          {option.data.label} <small className="quiet">{option.data.hint}</small>
        </span>
      )}
      notFoundContent={found.isPending ? t('common.loading') : t('transfer.pickNoOrganisation')}
      onChange={(key: string | null) => onChange?.(key ? addressOf(key) : null)}
    />
  );
}
