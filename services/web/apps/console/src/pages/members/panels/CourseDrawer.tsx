import { COURSES_STALE, type CourseIn, recordCourse } from '../../../api/meetings';
import type { Member } from '../../../api/records';
import { DateField } from '../../../forms/DateField';
import { DrawerForm } from '../../../forms/DrawerForm';
import { TextField } from '../../../forms/fields';
import { NumberField } from '../../../forms/NumberField';
import { useAction } from '../../../forms/useAction';
import { useT } from '../../../i18n';

interface Values {
  title: string;
  organiser: string;
  started_on: string | null;
  ended_on: string | null;
  hours: number | null;
  doc_no: string;
}

const HOURS = { min: 1, max: 999 };

const EMPTY: Values = { title: '', organiser: '', started_on: null, ended_on: null, hours: null, doc_no: '' };

/** Enters a concentrated course by its certificate. */
export function CourseDrawer({ of, open, onClose }: { of: Member; open: boolean; onClose: () => void }) {
  const t = useT();
  const record = useAction({
    run: (values: Values) => recordCourse(of.id, values as CourseIn),
    stale: COURSES_STALE,
    done: t('course.entered'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open={open}
      title={t('course.new', { name: of.name })}
      onClose={onClose}
      initial={EMPTY}
      onSubmit={(values) => record.mutate(values)}
      submitError={record.error}
      loading={record.isPending}
    >
      <p className="drawer-text">{t('course.what')}</p>
      <TextField name="title" label={t('course.name')} required />
      <TextField name="organiser" label={t('course.organiser')} required />
      <DateField name="started_on" label={t('course.startedOn')} required past />
      <DateField name="ended_on" label={t('course.endedOn')} required past />
      <NumberField name="hours" label={t('course.hours')} bounds={HOURS} required />
      <TextField name="doc_no" label={t('course.docNo')} max={100} />
    </DrawerForm>
  );
}
