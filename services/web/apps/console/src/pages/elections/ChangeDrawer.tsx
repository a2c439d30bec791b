import { change, E, type ElectionPatch } from '../../api/elections';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import type { StepProps } from './drawers';
import { PlanFields, type PlanValues, planOf } from './PlanFields';

/** Changes the plan, while the meeting has not begun. */
export function ChangeDrawer({ of, onClose }: StepProps) {
  const t = useT();
  const save = useAction({
    run: (body: ElectionPatch) => change(of, body),
    stale: [E],
    done: t('election.saved'),
    onDone: onClose,
    inForm: true,
  });
  const { planned_on, committee, deputies, secretary_by, congress } = of;
  const ofDelegates = of.kind === 'delegates';
  const initial: PlanValues = ofDelegates
    ? { planned_on, secretary_by: 'assembly' }
    : {
        planned_on,
        committee,
        deputies,
        secretary_by: secretary_by === 'committee' ? 'committee' : 'assembly',
        by_delegates: Boolean(congress),
        delegates: congress?.delegates ?? null,
        scattered: congress?.scattered ?? false,
      };
  const bodyOf = (values: PlanValues) =>
    (ofDelegates ? { planned_on: values.planned_on } : planOf(values)) as unknown as ElectionPatch;
  return (
    <DrawerForm<PlanValues>
      open
      title={t('electionStep.change')}
      onClose={onClose}
      initial={initial}
      onSubmit={(values) => save.mutate(bodyOf({ ...initial, ...values }))}
      submitError={save.error}
      loading={save.isPending}
      submitLabel={t('common.save')}
    >
      {congress?.approval && <p className="drawer-text">{t('congress.changeApproval')}</p>}
      {of.shift && <p className="drawer-text">{t('election.changeShift')}</p>}
      {ofDelegates ? <DateField name="planned_on" label={t('election.plannedOn')} required /> : <PlanFields />}
    </DrawerForm>
  );
}
