import { Form, Select } from 'antd';
import { type FollowUp, MEETING_STALE, type ReportIn, report } from '../../api/meetings';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { today } from '../posts/term';

const STATES: readonly ReportIn['state'][] = ['under_way', 'delayed', 'done'];

interface Values {
  state: ReportIn['state'];
  on: string | null;
  note: string | null;
}

/** What was done is said with `done`; of everything else there is something to say. */
function Note() {
  const t = useT();
  const state = Form.useWatch<Values['state']>('state');
  return <TextField name="note" label={t('followUp.note')} required={state !== 'done'} rows={3} max={200} />;
}

/** Reports how something a meeting gave to do is going. */
export function ReportDrawer({ of, onClose }: { of: FollowUp; onClose: () => void }) {
  const t = useT();
  const save = useAction({
    run: (values: Values) => report(of.id, values),
    stale: MEETING_STALE,
    done: t('followUp.wasReported'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open
      title={t('followUp.report')}
      onClose={onClose}
      initial={{ state: 'under_way', on: today(), note: null }}
      onSubmit={(values) => save.mutate(values)}
      submitError={save.error}
      loading={save.isPending}
    >
      {of.problem && <p className="drawer-text">{t('meeting.problemOf', { problem: of.problem })}</p>}
      <p className="drawer-text">{of.text}</p>
      <Form.Item name="state" label={t('followUp.progress')}>
        <Select options={STATES.map((value) => ({ value, label: t(`followUpReport.${value}`) }))} />
      </Form.Item>
      <DateField name="on" label={t('meeting.day')} required past />
      <Note />
    </DrawerForm>
  );
}
