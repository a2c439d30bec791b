import { call, idempotencyKey } from '@zhibu/api';
import { Form } from 'antd';
import { useMemo } from 'react';
import { api } from '../../api/client';
import { E, type ElectionIn } from '../../api/elections';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { UnitPicker } from '../../kit/UnitPicker';
import { pb } from '../../paths';
import { useGo } from '../../router/go';
import { WordField } from '../dues/fields';
import { CountField } from './fields';

interface PlanDrawerProps {
  open: boolean;
  unit: string | null;
  onClose: () => void;
}

export const ELECTORS = ['committee', 'members'] as const;

/** What is elected, and by whom. */
export function PlanFields() {
  const t = useT();
  return (
    <>
      <DateField name="planned_on" label={t('election.plannedOn')} required help={t('election.plannedHelp')} />
      <CountField name="committee" label={t('election.committee')} help={t('election.committeeHelp')} />
      <CountField name="deputies" label={t('election.deputies')} />
      <WordField
        name="secretary_by"
        label={t('election.secretaryBy')}
        required
        options={ELECTORS.map((value) => ({ value, label: t(`electors.${value}`) }))}
      />
    </>
  );
}

/** Prepares an election of a unit. */
export function PlanDrawer({ open, unit, onClose }: PlanDrawerProps) {
  const t = useT();
  const go = useGo();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new key each time the drawer opens
  const key = useMemo(() => idempotencyKey(), [open]);
  const save = useAction({
    run: (body: ElectionIn) => call(api.POST('/api/records/elections', { body, headers: { 'Idempotency-Key': key } })),
    stale: [E],
    done: t('election.planned'),
    onDone: (made) => {
      onClose();
      go(pb.election(made.id));
    },
    inForm: true,
  });
  const label = t('post.unit');
  const initial = { unit_id: unit, planned_on: null, committee: 3, deputies: 0, secretary_by: 'committee' };
  return (
    <DrawerForm<Record<string, unknown>>
      open={open}
      title={t('election.prepare')}
      onClose={onClose}
      initial={initial}
      onSubmit={(values) => save.mutate({ ...initial, ...values } as unknown as ElectionIn)}
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
