import { Checkbox, Form } from 'antd';
import { DateField } from '../../forms/DateField';
import { WordField } from '../../forms/WordField';
import { useT } from '../../i18n';
import { CountField } from './fields';

const SEATS = { min: 0, max: 99 };

/** What the form holds; the congress is sent where delegates elect. */
export interface PlanValues extends Record<string, unknown> {
  by_delegates?: boolean;
  delegates?: number | null;
  scattered?: boolean;
  secretary_by: 'committee' | 'assembly';
}

/** As the server reads it: all members or the delegates elect, whoever comes together. */
export function planOf({ by_delegates, delegates, scattered, secretary_by, ...plan }: PlanValues) {
  return {
    ...plan,
    secretary_by: secretary_by === 'committee' ? 'committee' : by_delegates ? 'congress' : 'members',
    congress: by_delegates ? { delegates: delegates ?? 0, scattered: scattered ?? false } : null,
  };
}

/** Delegates in place of all members: how many, and why, where the body is small. */
function CongressFields() {
  const t = useT();
  const chosen = Form.useWatch<boolean | undefined>('by_delegates');
  return (
    <>
      <Form.Item name="by_delegates" valuePropName="checked" extra={t('congress.planHelp')}>
        <Checkbox>{t('congress.plan')}</Checkbox>
      </Form.Item>
      {chosen && (
        <>
          <CountField name="delegates" label={t('congress.delegates')} />
          <Form.Item name="scattered" valuePropName="checked">
            <Checkbox>{t('congress.scattered')}</Checkbox>
          </Form.Item>
        </>
      )}
    </>
  );
}

/** What is elected, and by whom. */
export function PlanFields() {
  const t = useT();
  return (
    <>
      <DateField name="planned_on" label={t('election.plannedOn')} required help={t('election.plannedHelp')} />
      <CountField name="committee" label={t('election.committee')} bounds={SEATS} help={t('election.committeeHelp')} />
      <CountField name="deputies" label={t('election.deputies')} bounds={SEATS} />
      <WordField
        name="secretary_by"
        label={t('election.secretaryBy')}
        required
        options={[
          { value: 'committee', label: t('electors.committee') },
          { value: 'assembly', label: t('electors.assembly') },
        ]}
      />
      <CongressFields />
    </>
  );
}
