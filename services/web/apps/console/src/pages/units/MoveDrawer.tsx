import { useQuery } from '@tanstack/react-query';
import { call } from '@zhibu/api';
import { Form } from 'antd';
import { useCallback } from 'react';
import { api } from '../../api/client';
import { usePrefetched } from '../../api/prefetched';
import { R, type Unit, type UnitDetail, unit as unitQuery, unitTree } from '../../api/records';
import { DrawerForm } from '../../forms/DrawerForm';
import { bodyOf } from '../../forms/patch';
import { useAction } from '../../forms/useAction';
import { useT, word } from '../../i18n';
import { Notice } from '../../kit/Notice';
import { UnitPicker } from '../../kit/UnitPicker';
import { below, isWithin } from '../../units/tree';
import { DecisionFields, type DecisionValues, Effects, NO_DECISION } from './DecisionFields';
import { leavesReach } from './reach';

interface Values extends DecisionValues {
  parent_id: string | null;
}

const EMPTY: Values = { ...NO_DECISION, parent_id: null };

/** Says at once when the chosen parent takes no unit of this kind. */
function Fit({ unit }: { unit: UnitDetail }) {
  const t = useT();
  const target = Form.useWatch<string | null>('parent_id');
  const { data } = useQuery({ ...unitQuery(target ?? ''), enabled: Boolean(target) });
  if (!data || data.allowed_children.includes(unit.kind)) return null;
  return (
    <Notice tone="bad" live>
      {t('unit.misfit', { parent: word(t, 'unitKind', data.kind), child: word(t, 'unitKind', unit.kind) })}
    </Notice>
  );
}

/** What the move will bring about, by the parent that is chosen. */
function MoveEffects({ unit }: { unit: UnitDetail }) {
  const t = useT();
  const units = usePrefetched(unitTree());
  const target = Form.useWatch<string | null>('parent_id') ?? null;
  const own = units.find((other) => other.id === unit.id);
  const moved = own ? below(units, own).length : 0;
  const members = unit.members_full + unit.members_probationary;
  const effects = [
    t('unit.moveEffectUnits', { n: moved, members }),
    ...(leavesReach(units, unit.parent_id, target) ? [t('unit.moveEffectOld', { name: unit.parent_name ?? '' })] : []),
    t('unit.moveEffectNew'),
    t('unit.moveEffectHistory'),
  ];
  return <Effects effects={effects} />;
}

/** Hangs a unit under another parent, with everything below it. */
export function MoveDrawer({ open, unit, onClose }: { open: boolean; unit: UnitDetail; onClose: () => void }) {
  const t = useT();
  const move = useAction({
    run: ({ parent_id, decided_on, doc_no }: Values) => {
      const body = { parent_id: parent_id ?? '', decided_on: decided_on ?? '', ...bodyOf({ doc_no: doc_no ?? '' }) };
      return call(api.POST('/api/records/units/{id}/move', { params: { path: { id: unit.id } }, body }));
    },
    stale: [R.units, R.members],
    done: t('unit.moved'),
    onDone: onClose,
    inForm: true,
  });
  const { path, parent_id } = unit;
  const refuse = useCallback((other: Unit) => isWithin(other, { path }) || other.id === parent_id, [path, parent_id]);
  return (
    <DrawerForm<Values>
      open={open}
      title={t('unit.moveTitle', { name: unit.name })}
      onClose={onClose}
      initial={EMPTY}
      onSubmit={(values) => move.mutate(values)}
      submitError={move.error}
      loading={move.isPending}
      submitLabel={t('unit.move')}
    >
      <Form.Item
        name="parent_id"
        label={t('unit.newParent')}
        extra={t('unit.nowBelow', { name: unit.parent_name ?? '' })}
        rules={[{ required: true, message: t('form.required', { label: t('unit.newParent') }) }]}
      >
        <UnitPicker refuse={refuse} />
      </Form.Item>
      <Fit unit={unit} />
      <DecisionFields />
      <MoveEffects unit={unit} />
    </DrawerForm>
  );
}
