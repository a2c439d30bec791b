import { Form } from 'antd';
import { useEffect } from 'react';
import { queryClient } from '../../api/client';
import { attend, MEETING_STALE, type MeetingDetail, meeting } from '../../api/meetings';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { Notice } from '../../kit/Notice';
import { AttendanceFields } from './AttendanceFields';
import {
  type AttendanceValues,
  answered,
  atFields,
  attendanceBody,
  attendanceValues,
  nobodyMarked,
  rowsOf,
} from './attendance';
import { LeaveRequests } from './LeaveRequests';
import { PanelForm } from './PanelForm';
import { PresenceCode } from './PresenceCode';
import { dayOf, timeOf } from './times';

/** The list of who was there. Before the meeting it is closed: nobody is present at what has not begun. */
export function AttendancePanel({ of, today }: { of: MeetingDetail; today: string }) {
  const t = useT();
  const [form] = Form.useForm<AttendanceValues>();
  const rows = Form.useWatch('marks', form);
  const save = useAction({
    run: (values: AttendanceValues) => attend(of, attendanceBody(values)).catch(atFields),
    stale: MEETING_STALE,
    done: t('meeting.attended'),
    onDone: (saved) => {
      queryClient.setQueryData(meeting(of.id).queryKey, saved);
      form.setFieldsValue(attendanceValues(saved, dayOf, timeOf));
    },
    inForm: true,
  });
  useEffect(() => {
    const rows = form.getFieldValue('marks') as AttendanceValues['marks'] | undefined;
    if (rows) form.setFieldValue('marks', answered(rows, rowsOf(of)));
  }, [of, form]);
  const { present, unmarked } = of.attendance;
  // as the list below counts: whoever is exempt and stays away is not expected
  const should = of.attendance.should - of.attendance.exempt;
  const early = of.state === 'planned' && of.day > today;
  return (
    <details className="panel meeting-panel" open={of.state === 'planned' || unmarked > 0}>
      <summary>
        <h2>{t('meeting.attendance')}</h2>
        <span className="number">{t('meeting.sum', { present, should, unmarked })}</span>
      </summary>
      <div className="panel-body">
        <LeaveRequests of={of} />
        {!early && <PresenceCode meeting={of.id} />}
        {early ? (
          <Notice tone="info" title={t('meeting.early')}>
            {t('meeting.earlyWhy', { should })}
          </Notice>
        ) : (
          <PanelForm<AttendanceValues>
            form={form}
            initial={attendanceValues(of, dayOf, timeOf)}
            onSubmit={(values) => save.mutate(values)}
            submitError={save.error}
            loading={save.isPending}
            submitLabel={t('meeting.saveAttendance')}
            blocked={nobodyMarked(rows ?? rowsOf(of)) ? t('meeting.nobodyMarked') : undefined}
          >
            <AttendanceFields />
          </PanelForm>
        )}
      </div>
    </details>
  );
}
