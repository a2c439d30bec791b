import { queryClient } from '../../api/client';
import { type LifeStep, MEETING_STALE, type MeetingDetail, meeting, noteStep } from '../../api/meetings';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { PapersField } from './PapersField';

interface Values {
  on: string | null;
  note: string | null;
  paper_id: string | null;
}

/** Notes that a step before an organisational-life meeting was taken, and when. */
export function StepDrawer({ of, step, onClose }: { of: MeetingDetail; step: LifeStep; onClose: () => void }) {
  const t = useT();
  const save = useAction({
    run: ({ on, note, paper_id }: Values) =>
      // the form asks for the day, so it is there
      noteStep(of, step.step, { on: on ?? '', note: note?.trim() || null, paper_id: paper_id ?? null }),
    stale: MEETING_STALE,
    done: t('life.noted'),
    onDone: (saved) => {
      queryClient.setQueryData(meeting(of.id).queryKey, saved);
      onClose();
    },
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open
      title={t('life.noteOf', { step: t(`lifeStep.${step.step}`) })}
      onClose={onClose}
      initial={{ on: step.on ?? null, note: step.note ?? null, paper_id: step.paper?.document_id ?? null }}
      onSubmit={(values) => save.mutate(values)}
      submitError={save.error}
      loading={save.isPending}
    >
      <p className="drawer-text">{t(`lifeStepWhat.${step.step}`)}</p>
      <DateField name="on" label={t('life.on')} required past />
      <TextField name="note" label={t('life.what')} rows={3} max={200} help={t('life.whatHelp')} />
      <PapersField
        unit={of.unit_id}
        name="paper_id"
        label={t('life.paper')}
        help={t('life.paperHelp')}
        chosen={step.paper ? [step.paper] : []}
      />
    </DrawerForm>
  );
}
