import { Form, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Voter } from '../../api/elections';
import { type Bounds, NumberField } from '../../forms/NumberField';
import { useT } from '../../i18n';

type Name = string | (string | number)[];

interface CountFieldProps {
  name: Name;
  label: string;
  bounds?: Bounds;
  required?: boolean;
  help?: ReactNode;
}

const COUNT = { min: 0, max: 99_999 };

/** A whole number: people, ballots, votes. */
export function CountField({ bounds = COUNT, required = true, ...props }: CountFieldProps) {
  return <NumberField {...props} bounds={bounds} required={required} />;
}

interface VoterFieldProps {
  name: Name;
  label: string;
  voters: readonly Voter[];
}

/** One of those on the list of voters. */
export function VoterField({ name, label, voters }: VoterFieldProps) {
  const t = useT();
  const options = voters.map((one) => ({ value: one.member_id, label: one.name }));
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: t('form.required', { label }) }]}>
      <Select options={options} showSearch={{ optionFilterProp: 'label' }} placeholder={t('member.pick')} />
    </Form.Item>
  );
}

/** Everybody who votes, and so may stand. */
export const eligible = (voters: readonly Voter[]): Voter[] => voters.filter((one) => one.votes);
