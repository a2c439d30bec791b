import { queryClient } from '../../api/client';
import { change, MEETING_STALE, type MeetingDetail, type MeetingPatch, meeting } from '../../api/meetings';
import { ConflictNotice } from '../../forms/ConflictNotice';
import { DrawerForm } from '../../forms/DrawerForm';
import { patchOf } from '../../forms/patch';
import { useVersioned } from '../../forms/useVersioned';
import { useT } from '../../i18n';
import { AgendaField, Fields, type Values, yearOf } from './MeetingFields';
import { linesOf } from './record';
import { dayOf, moment, timeOf } from './times';

const toValues = (of: MeetingDetail): Values => ({
  kinds: of.kinds,
  subject: of.subject,
  place: of.place ?? null,
  day: dayOf(of.planned_start),
  planned_start: timeOf(of.planned_start),
  planned_end: timeOf(of.planned_end),
  serves_year: of.serves_year ? String(of.serves_year) : null,
  agenda: of.agenda.join('\n'),
});

/** A day and the times on it are one moment each, so they change together. */
function toPatch(before: Values, after: Values): MeetingPatch {
  const { day, planned_start, planned_end, serves_year, agenda, ...rest } = patchOf(before, after);
  const moved = day !== undefined || planned_start !== undefined || planned_end !== undefined;
  return {
    ...rest,
    ...(serves_year !== undefined && { serves_year: yearOf(after.serves_year) }),
    ...(agenda !== undefined && { agenda: linesOf(after.agenda) }),
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

/** Changes what a meeting is about, and, until it is held, when it is and what it will talk about. */
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
      {!held && <AgendaField />}
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
