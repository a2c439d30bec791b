import { call } from '@zhibu/api';
import { api } from '../../api/client';
import { usePrefetched } from '../../api/prefetched';
import { R, type UnitDetail, unitTree } from '../../api/records';
import { DrawerForm } from '../../forms/DrawerForm';
import { bodyOf } from '../../forms/patch';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { Notice } from '../../kit/Notice';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import { DecisionFields, type DecisionValues, Effects, NO_DECISION } from './DecisionFields';

/** What still stands in the way: members and units below must have gone elsewhere first. */
function useObstacles(unit: UnitDetail): { members: number; children: number } {
  const units = usePrefetched(unitTree());
  return {
    members: unit.members_full + unit.members_probationary,
    children: units.filter((other) => other.parent_id === unit.id).length,
  };
}

/** Closes a unit that is empty. */
export function DissolveDrawer({ open, unit, onClose }: { open: boolean; unit: UnitDetail; onClose: () => void }) {
  const t = useT();
  const { members, children } = useObstacles(unit);
  const blocked = members + children > 0 ? t('unit.notEmpty') : undefined;
  const dissolve = useAction({
    run: ({ decided_on, doc_no }: DecisionValues) => {
      const body = { decided_on: decided_on ?? '', ...bodyOf({ doc_no: doc_no ?? '' }) };
      return call(api.POST('/api/records/units/{id}/dissolve', { params: { path: { id: unit.id } }, body }));
    },
    stale: [R.units, R.posts],
    done: t('unit.dissolved'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<DecisionValues>
      open={open}
      title={t('unit.dissolveTitle', { name: unit.name })}
      onClose={onClose}
      initial={NO_DECISION}
      onSubmit={(values) => dissolve.mutate(values)}
      submitError={dissolve.error}
      loading={dissolve.isPending}
      submitLabel={t('unit.dissolve')}
      danger
      blocked={blocked}
    >
      {blocked && (
        <Notice tone="warn" title={blocked}>
          <ul className="effects">
            {members > 0 && (
              <li>
                <Go to={pb.members({ unit: unit.id })}>{t('unit.stillMembers', { n: members })}</Go>
              </li>
            )}
            {children > 0 && <li>{t('unit.stillChildren', { n: children })}</li>}
          </ul>
        </Notice>
      )}
      {/* a branch dissolves its groups itself */}
      <DecisionFields paper={unit.kind !== 'group'} />
      <Effects
        danger
        effects={[t('unit.dissolveEffectPosts'), t('unit.dissolveEffectRoles'), t('unit.dissolveEffectHistory')]}
      />
    </DrawerForm>
  );
}
