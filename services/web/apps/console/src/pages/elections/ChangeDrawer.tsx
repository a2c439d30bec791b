import { change, E, type ElectionPatch } from '../../api/elections';
import { DrawerForm } from '../../forms/DrawerForm';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import type { StepProps } from './drawers';
import { PlanFields } from './PlanDrawer';

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
  const { planned_on, committee, deputies, secretary_by } = of;
  const initial = { planned_on, committee, deputies, secretary_by };
  return (
    <DrawerForm<Record<string, unknown>>
      open
      title={t('electionStep.change')}
      onClose={onClose}
      initial={initial}
      onSubmit={(values) => save.mutate({ ...initial, ...values } as unknown as ElectionPatch)}
      submitError={save.error}
      loading={save.isPending}
      submitLabel={t('common.save')}
    >
      {of.shift && <p className="drawer-text">{t('election.changeShift')}</p>}
      <PlanFields />
    </DrawerForm>
  );
}
