import { call } from '@zhibu/api';
import { Checkbox, Form } from 'antd';
import { api } from '../../api/client';
import { E, type ElectionIn } from '../../api/elections';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { useAction } from '../../forms/useAction';
import { useKeyHeader } from '../../forms/useKey';
import { useT } from '../../i18n';
import { UnitPicker } from '../../kit/UnitPicker';
import { pb } from '../../paths';
import { useGo } from '../../router/go';
import { WordField } from '../dues/fields';
import { CountField } from './fields';

const SEATS = { min: 0, max: 99 };

interface PlanDrawerProps {
  open: boolean;
  unit: string | null;
  onClose: () => void;
}

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

/** Prepares an election of a unit. */
export function PlanDrawer({ open, unit, onClose }: PlanDrawerProps) {
  const t = useT();
  const go = useGo();
  const key = useKeyHeader(open);
  const save = useAction({
    run: (body: ElectionIn) => call(api.POST('/api/records/elections', { body, ...key })),
    stale: [E],
    done: t('election.planned'),
    onDone: (made) => {
      onClose();
      go(pb.election(made.id));
    },
    inForm: true,
  });
  const label = t('post.unit');
  const initial = { unit_id: unit, planned_on: null, committee: 3, deputies: 0, secretary_by: 'committee' } as const;
  return (
    <DrawerForm<PlanValues>
      open={open}
      title={t('election.prepare')}
      onClose={onClose}
      initial={initial}
      onSubmit={(values) => save.mutate(planOf({ ...initial, ...values }) as unknown as ElectionIn)}
      submitError={save.error}
      loading={save.isPending}
      submitLabel={t('election.prepare')}
    >
      <p className="drawer-text">{t('election.prepareWhat')}</p>
      <Form.Item name="unit_id" label={label} rules={[{ required: true, message: t('form.required', { label }) }]}>
        <UnitPicker />
      </Form.Item>
      <PlanFields />
    </DrawerForm>
  );
}
