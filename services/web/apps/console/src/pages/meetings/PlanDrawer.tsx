import { call } from '@zhibu/api';
import { Form } from 'antd';
import { api } from '../../api/client';
import { MEETING_STALE, type MeetingIn, type MeetingKind } from '../../api/meetings';
import { DrawerForm } from '../../forms/DrawerForm';
import { useAction } from '../../forms/useAction';
import { useKeyHeader } from '../../forms/useKey';
import { useT } from '../../i18n';
import { DoubleHint } from '../../kit/DoubleHint';
import { pb } from '../../paths';
import { useGo } from '../../router/go';
import { AgendaField, Fields, type Values, yearOf } from './MeetingFields';
import { linesOf } from './record';
import { moment } from './times';

/** Whether the unit has a meeting at that time already. */
function Already({ unit }: { unit: string }) {
  const day = Form.useWatch<string | undefined>('day');
  const start = Form.useWatch<string | undefined>('planned_start');
  const end = Form.useWatch<string | undefined>('planned_end');
  const whole = day && start && end && start < end;
  return (
    <DoubleHint
      about={
        whole
          ? { what: 'meeting', unit_id: unit, planned_start: moment(day, start), planned_end: moment(day, end) }
          : undefined
      }
    />
  );
}

interface PlanDrawerProps {
  open: boolean;
  onClose: () => void;
  unit: { id: string; name: string };
  /** What the duty that is planned for asks. */
  kind?: MeetingKind | undefined;
  /** The year before, where it is made up for. */
  serves?: number | undefined;
  day: string;
}

/** Plans a meeting, or enters one that was held already. */
export function PlanDrawer({ open, onClose, unit, kind, serves, day }: PlanDrawerProps) {
  const t = useT();
  const go = useGo();
  const key = useKeyHeader(open);
  const plan = useAction({
    run: (body: MeetingIn) => call(api.POST('/api/records/meetings', { body, ...key })),
    stale: MEETING_STALE,
    done: t('meeting.planned'),
    onDone: (made) => {
      onClose();
      go(pb.meeting(made.id));
    },
    inForm: true,
  });
  const initial: Values = {
    kinds: kind ? [kind] : [],
    subject: '',
    place: null,
    day,
    planned_start: '15:00',
    planned_end: '16:30',
    serves_year: serves ? String(serves) : null,
    agenda: '',
  };
  const submit = (values: Values) =>
    plan.mutate({
      unit_id: unit.id,
      kinds: values.kinds,
      subject: values.subject.trim(),
      place: values.place?.trim() || null,
      planned_start: moment(values.day, values.planned_start),
      planned_end: moment(values.day, values.planned_end),
      serves_year: yearOf(values.serves_year),
      agenda: linesOf(values.agenda),
    });
  return (
    <DrawerForm<Values>
      open={open}
      title={t('meeting.planTitle', { unit: unit.name })}
      onClose={onClose}
      initial={initial}
      onSubmit={submit}
      submitError={plan.error}
      loading={plan.isPending}
      submitLabel={t('meeting.plan')}
    >
      <Fields unit={unit.id} year={Number(day.slice(0, 4))} held={false} />
      <Already unit={unit.id} />
      <AgendaField />
    </DrawerForm>
  );
}
