import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { queryClient } from '../../api/client';
import { type LifeStep, MEETING_STALE, type MeetingDetail, meeting, noteStep } from '../../api/meetings';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { papersOf } from '../../forms/papers';
import { ScanInput } from '../../forms/ScanInput';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';

interface Values {
  on: string | null;
  note: string | null;
  paper_id: string | null;
}

/** The paper that shows a step: one that is there already, or a scan that is brought now. */
function PaperField({ of, paper }: { of: MeetingDetail; paper: LifeStep['paper'] }) {
  const t = useT();
  const form = Form.useFormInstance();
  const { data: own = [] } = useQuery(papersOf(of.unit_id));
  const titles = new Map([
    ...(paper ? [[paper.document_id, paper.title] as const] : []),
    ...own.map((one) => [one.id, one.title] as const),
  ]);
  return (
    <>
      <Form.Item name="paper_id" label={t('life.paper')} extra={t('life.paperHelp')}>
        <Select
          allowClear
          options={[...titles].map(([value, label]) => ({ value, label }))}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
      <ScanInput
        unit={of.unit_id}
        kind="minutes"
        label={t('meeting.papersUpload')}
        going={(file) => t('meeting.papersGoing', { name: file })}
        onThere={(there) => form.setFieldValue('paper_id', there)}
      />
    </>
  );
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
      <PaperField of={of} paper={step.paper} />
    </DrawerForm>
  );
}
