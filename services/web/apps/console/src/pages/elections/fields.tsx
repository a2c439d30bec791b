import { Form, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Voter } from '../../api/elections';
import { useT } from '../../i18n';

type Name = string | (string | number)[];

interface CountFieldProps {
  name: Name;
  label: string;
  required?: boolean;
  help?: ReactNode;
}

/** A whole number: people, ballots, votes. */
export function CountField({ name, label, required = true, help }: CountFieldProps) {
  const t = useT();
  return (
    <Form.Item name={name} label={label} extra={help} rules={[{ required, message: t('form.required', { label }) }]}>
      <InputNumber min={0} max={99999} precision={0} inputMode="numeric" className="full" />
    </Form.Item>
  );
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
