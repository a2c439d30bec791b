import { useQuery } from '@tanstack/react-query';
import { Form, Radio, Select } from 'antd';
import { useState } from 'react';
import { places } from '../../api/transfers';
import { TextField } from '../../forms/fields';
import { useT } from '../../i18n';
import { useSettled } from '../../kit/useSettled';
import { type Address, OrganisationPicker } from './OrganisationPicker';

export interface Target {
  where: 'here' | 'platform' | 'elsewhere';
  to_unit_id: string | null;
  to_organisation: Address | null;
  to_place: string;
}

/** What the API is told: a branch here, an organisation of the platform, or a place elsewhere. */
export const targetOf = ({ where, to_unit_id, to_organisation, to_place }: Target) => ({
  to_unit_id: where === 'here' ? to_unit_id : null,
  to_organisation: where === 'platform' ? to_organisation : null,
  to_place: where === 'elsewhere' ? to_place.trim() : null,
});

interface PlacePickerProps {
  value?: string | null;
  onChange?: (id: string | null) => void;
  id?: string;
  chosenName?: string | undefined;
}

/** One branch of the organisation, found by part of its name; anybody may name any of them. */
export function PlacePicker({ value, onChange, chosenName, ...rest }: PlacePickerProps) {
  const t = useT();
  const [text, setText] = useState('');
  const found = useQuery({ ...places(useSettled(text)), placeholderData: (before) => before });
  const options = (found.data?.items ?? []).map((one) => ({
    value: one.unit_id,
    label: one.name,
    hint: one.committee_name,
  }));
  const missing = value && chosenName && !options.some((option) => option.value === value);
  return (
    <Select
      {...rest}
      className="full"
      value={value ?? null}
      loading={found.isFetching}
      placeholder={t('transfer.pickBranch')}
      showSearch={{ filterOption: false, onSearch: setText }}
      options={missing ? [{ value, label: chosenName, hint: '' }, ...options] : options}
      optionRender={(option) => (
        <span className="picked">
          {option.data.label} <small className="quiet">{option.data.hint}</small>
        </span>
      )}
      notFoundContent={found.isPending ? t('common.loading') : t('transfer.pickNone')}
      onChange={(id: string | null) => onChange?.(id ?? null)}
    />
  );
}

/** Where to: a branch of this organisation, another one of the platform, or a place as the letter shall name it. */
export function TargetFields({ chosenName }: { chosenName?: string | undefined }) {
  const t = useT();
  const where = Form.useWatch<Target['where']>('where') ?? 'here';
  const branch = t('transfer.toBranch');
  const committee = t('transfer.toOrganisation');
  return (
    <>
      <Form.Item name="where" label={t('transfer.where')}>
        <Radio.Group
          options={[
            { value: 'here', label: t('transfer.here') },
            { value: 'platform', label: t('transfer.platform') },
            { value: 'elsewhere', label: t('transfer.elsewhere') },
          ]}
        />
      </Form.Item>
      {where === 'platform' && (
        <Form.Item
          name="to_organisation"
          label={committee}
          extra={t('transfer.toOrganisationHelp')}
          rules={[{ required: true, message: t('form.required', { label: committee }) }]}
        >
          <OrganisationPicker />
        </Form.Item>
      )}
      {where === 'here' && (
        <Form.Item
          name="to_unit_id"
          label={branch}
          rules={[{ required: true, message: t('form.required', { label: branch }) }]}
        >
          <PlacePicker chosenName={chosenName} />
        </Form.Item>
      )}
      {where === 'elsewhere' && (
        <TextField name="to_place" label={t('transfer.toPlace')} required help={t('transfer.toPlaceHelp')} />
      )}
    </>
  );
}
