import { Form } from 'antd';
import { correct, MEETING_STALE, type MeetingDetail } from '../../api/meetings';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { AttendanceFields } from './AttendanceFields';
import { type AttendanceValues, atFields, attendanceBody, attendanceValues, type Row, sumOf } from './attendance';
import { RecordFields } from './RecordFields';
import { type RecordValues, recordBody, recordValues } from './record';
import { dayOf, timeOf } from './times';

interface Values {
  reason: string;
  details: { subject: string; place: string | null };
  attendance: AttendanceValues;
  record: RecordValues;
}

function Record({ of }: { of: MeetingDetail }) {
  const marks = Form.useWatch<Row[] | undefined>(['attendance', 'marks']);
  return <RecordFields of={of} voters={sumOf(marks ?? []).voters} within={['record']} />;
}

/** Corrects a filed record by a new version; the one before is kept. */
export function CorrectDrawer({ open, onClose, of }: { open: boolean; onClose: () => void; of: MeetingDetail }) {
  const t = useT();
  const save = useAction({
    run: ({ reason, details, attendance, record }: Values) =>
      correct(of, {
        reason: reason.trim(),
        details: { subject: details.subject.trim(), place: details.place?.trim() || null },
        attendance: attendanceBody(attendance),
        record: recordBody(record),
      }).catch(atFields),
    stale: MEETING_STALE,
    done: t('meeting.corrected'),
    onDone: onClose,
    inForm: true,
  });
  const initial: Values = {
    reason: '',
    details: { subject: of.subject, place: of.place ?? null },
    attendance: attendanceValues(of, dayOf, timeOf),
    record: recordValues(of),
  };
  return (
    <DrawerForm<Values>
      open={open}
      wide
      title={t('meeting.correctTitle')}
      onClose={onClose}
      initial={initial}
      onSubmit={(values) => save.mutate({ ...initial, ...values })}
      submitError={save.error}
      loading={save.isPending}
      submitLabel={t('meeting.correct')}
    >
      <TextField name="reason" label={t('meeting.correctWhy')} required max={500} rows={2} />
      <TextField name={['details', 'subject']} label={t('meeting.subject')} required />
      <TextField name={['details', 'place']} label={t('meeting.place')} />
      <AttendanceFields within={['attendance']} />
      <Record of={of} />
    </DrawerForm>
  );
}
