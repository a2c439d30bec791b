import { call } from '@zhibu/api';
import { Form } from 'antd';
import { api } from '../../api/client';
import { E, type ElectionIn } from '../../api/elections';
import { DrawerForm } from '../../forms/DrawerForm';
import { useAction } from '../../forms/useAction';
import { useKeyHeader } from '../../forms/useKey';
import { useT } from '../../i18n';
import { UnitPicker } from '../../kit/UnitPicker';
import { pb } from '../../paths';
import { useGo } from '../../router/go';
import { PlanFields, type PlanValues, planOf } from './PlanFields';

interface PlanDrawerProps {
  open: boolean;
  unit: string | null;
  onClose: () => void;
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
