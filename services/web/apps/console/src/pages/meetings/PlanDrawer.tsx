import { useQuery } from '@tanstack/react-query';
import { call } from '@zhibu/api';
import { date } from '@zhibu/format';
import { Button, Form, Select } from 'antd';
import { api, queryClient } from '../../api/client';
import {
  change,
  dutyCalendar,
  MEETING_STALE,
  type MeetingDetail,
  type MeetingIn,
  type MeetingKind,
  type MeetingPatch,
  meeting,
} from '../../api/meetings';
import { ConflictNotice } from '../../forms/ConflictNotice';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { patchOf } from '../../forms/patch';
import { useAction } from '../../forms/useAction';
import { useKeyHeader } from '../../forms/useKey';
import { useVersioned } from '../../forms/useVersioned';
import { useI18n, useT } from '../../i18n';
import { DoubleHint } from '../../kit/DoubleHint';
import { pb } from '../../paths';
import { useGo } from '../../router/go';
import { linesOf } from './record';
import { nextDay } from './themed';
import { dayOf, moment, timeOf } from './times';

interface Values {
  kinds: MeetingKind[];
  subject: string;
  place: string | null;
  day: string;
  planned_start: string;
  planned_end: string;
  serves_year: string | null;
  agenda: string;
}

/** The kinds a unit may hold; several may share one gathering. */
function Kinds({ unit, year }: { unit: string; year: number }) {
  const t = useT();
  const { data, isPending } = useQuery(dutyCalendar(unit, year));
  return (
    <Form.Item
      name="kinds"
      label={t('meeting.kinds')}
      extra={t('meeting.kindsHelp')}
      rules={[{ required: true, message: t('form.required', { label: t('meeting.kinds') }) }]}
    >
      <Select
        mode="multiple"
        loading={isPending}
        options={(data?.kinds ?? []).map(({ kind }) => ({ value: kind, label: t(`meetingKind.${kind}`) }))}
        placeholder={t('meeting.choose')}
      />
    </Form.Item>
  );
}

/** The next fixed day, offered once a themed day is planned. */
function FixedDay({ unit, year }: { unit: string; year: number }) {
  const { t, locale } = useI18n();
  const form = Form.useFormInstance<Values>();
  const kinds = Form.useWatch<MeetingKind[]>('kinds');
  const day = Form.useWatch<string>('day');
  const { data } = useQuery(dutyCalendar(unit, year));
  const next = data?.themed_day ? nextDay(data.themed_day, data.today) : undefined;
  if (!next || !kinds?.includes('themed_day') || day === next) return null;
  return (
    <p>
      {t('themed.next', { day: date(next, locale) })}{' '}
      <Button size="small" onClick={() => form.setFieldValue('day', next)}>
        {t('themed.take')}
      </Button>
    </p>
  );
}

function Fields({ unit, year, held }: { unit: string; year: number; held: boolean }) {
  const t = useT();
  return (
    <>
      <Kinds unit={unit} year={year} />
      <TextField name="subject" label={t('meeting.subject')} required />
      <TextField name="place" label={t('meeting.place')} help={t('meeting.placeHelp')} />
      {!held && <FixedDay unit={unit} year={year} />}
      {!held && (
        <div className="meeting-times">
          <DateField name="day" label={t('meeting.day')} required />
          <TextField name="planned_start" label={t('meeting.start')} required type="time" />
          <TextField name="planned_end" label={t('meeting.end')} required type="time" />
        </div>
      )}
      <TextField
        name="serves_year"
        label={t('meeting.servesYear')}
        help={t('meeting.servesYearHelp')}
        inputMode="numeric"
        pattern={/^\d{4}$/}
        patternText={t('meeting.servesYearForm')}
      />
    </>
  );
}

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

const yearOf = (text: string | null): number | null => (text?.trim() ? Number(text) : null);

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
      <TextField name="agenda" label={t('meeting.agenda')} help={t('meeting.agendaHelp')} rows={3} max={10000} />
    </DrawerForm>
  );
}

const toValues = (of: MeetingDetail): Values => ({
  kinds: of.kinds,
  subject: of.subject,
  place: of.place ?? null,
  day: dayOf(of.planned_start),
  planned_start: timeOf(of.planned_start),
  planned_end: timeOf(of.planned_end),
  serves_year: of.serves_year ? String(of.serves_year) : null,
  agenda: '',
});

/** A day and the times on it are one moment each, so they change together. */
function toPatch(before: Values, after: Values): MeetingPatch {
  const { day, planned_start, planned_end, serves_year, agenda: _, ...rest } = patchOf(before, after);
  const moved = day !== undefined || planned_start !== undefined || planned_end !== undefined;
  return {
    ...rest,
    ...(serves_year !== undefined && { serves_year: yearOf(after.serves_year) }),
    ...(moved && {
      planned_start: moment(after.day, after.planned_start),
      planned_end: moment(after.day, after.planned_end),
    }),
  } as MeetingPatch;
}

const LABELS = {
  kinds: 'meeting.kinds',
  subject: 'meeting.subject',
  place: 'meeting.place',
  day: 'meeting.day',
  planned_start: 'meeting.start',
  planned_end: 'meeting.end',
  serves_year: 'meeting.servesYear',
  agenda: 'meeting.agenda',
} as const;

/** Changes what a meeting is about, and, until it is held, when. */
export function ChangeDrawer({ open, onClose, of }: { open: boolean; onClose: () => void; of: MeetingDetail }) {
  const t = useT();
  const held = of.state !== 'planned';
  const saving = useVersioned<MeetingDetail, Values>({
    record: of,
    opened: open,
    toValues,
    toPatch,
    reload: () => queryClient.fetchQuery({ ...meeting(of.id), staleTime: 0 }),
    save: (version, patch) => change({ ...of, version }, patch),
    stale: MEETING_STALE,
    done: t('common.saved'),
    onDone: onClose,
  });
  const close = () => {
    saving.reset();
    onClose();
  };
  const show = (field: keyof Values, { [field]: value }: Values) =>
    Array.isArray(value) ? value.map((kind) => t(`meetingKind.${kind}`)).join(t('common.listComma')) : value || '—';
  return (
    <DrawerForm<Values>
      open={open}
      title={t('meeting.changeTitle')}
      onClose={close}
      initial={toValues(of)}
      onSubmit={(values) => saving.submit({ ...toValues(of), ...values })}
      submitError={saving.error}
      loading={saving.loading}
    >
      <Fields unit={of.unit_id} year={Number(of.day.slice(0, 4))} held={held} />
      {saving.conflict && (
        <ConflictNotice
          conflict={saving.conflict}
          label={(field) => t(LABELS[field])}
          show={show}
          onResolve={saving.resolve}
          onDiscard={close}
          loading={saving.loading}
        />
      )}
    </DrawerForm>
  );
}
