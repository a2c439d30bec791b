import { call } from '@zhibu/api';
import { Form } from 'antd';
import { useCallback } from 'react';
import { api } from '../../api/client';
import { usePrefetched } from '../../api/prefetched';
import { R, type Unit, type UnitDetail, unitTree } from '../../api/records';
import { DrawerForm } from '../../forms/DrawerForm';
import { bodyOf } from '../../forms/patch';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { UnitPicker } from '../../kit/UnitPicker';
import { pb } from '../../paths';
import { useGo } from '../../router/go';
import { isWithin } from '../../units/tree';
import { DecisionFields, type DecisionValues, Effects, NO_DECISION } from './DecisionFields';

interface Values extends DecisionValues {
  into_id: string | null;
}

const EMPTY: Values = { ...NO_DECISION, into_id: null };

/** Carries everything of a unit over to another one and closes it. */
export function MergeDrawer({ open, unit, onClose }: { open: boolean; unit: UnitDetail; onClose: () => void }) {
  const t = useT();
  const go = useGo();
  const units = usePrefetched(unitTree());
  const children = units.filter((other) => other.parent_id === unit.id).length;
  const merge = useAction({
    run: ({ into_id, decided_on, doc_no }: Values) => {
      const body = { into_id: into_id ?? '', decided_on: decided_on ?? '', ...bodyOf({ doc_no: doc_no ?? '' }) };
      return call(api.POST('/api/records/units/{id}/merge', { params: { path: { id: unit.id } }, body }));
    },
    stale: [R.units, R.members, R.posts],
    done: t('unit.merged'),
    onDone: (target) => {
      onClose();
      go(pb.unit(target.id));
    },
    inForm: true,
  });
  const { path } = unit;
  const refuse = useCallback((other: Unit) => isWithin(other, { path }), [path]);
  return (
    <DrawerForm<Values>
      open={open}
      title={t('unit.mergeTitle', { name: unit.name })}
      onClose={onClose}
      initial={EMPTY}
      onSubmit={(values) => merge.mutate(values)}
      submitError={merge.error}
      loading={merge.isPending}
      submitLabel={t('unit.merge')}
      danger
    >
      <Form.Item
        name="into_id"
        label={t('unit.mergeInto')}
        rules={[{ required: true, message: t('form.required', { label: t('unit.mergeInto') }) }]}
      >
        <UnitPicker refuse={refuse} />
      </Form.Item>
      <DecisionFields paper={unit.kind !== 'group'} />
      <Effects
        danger
        effects={[
          t('unit.mergeEffectMembers', { n: unit.members_full + unit.members_probationary }),
          t('unit.mergeEffectUnits', { n: children }),
          t('unit.mergeEffectPosts'),
          t('unit.mergeEffectClosed', { name: unit.name }),
        ]}
      />
    </DrawerForm>
  );
}
