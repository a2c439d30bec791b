import { useQuery } from '@tanstack/react-query';
import { date } from '@zhibu/format';
import { Button, Form, Select } from 'antd';
import { dutyCalendar, type MeetingKind } from '../../api/meetings';
import { DateField } from '../../forms/DateField';
import { TextField } from '../../forms/fields';
import { useI18n, useT } from '../../i18n';
import { nextDay } from './themed';

/** What a meeting is about and when it is to be, as a form has it. */
export interface Values {
  kinds: MeetingKind[];
  subject: string;
  place: string | null;
  day: string;
  planned_start: string;
  planned_end: string;
  serves_year: string | null;
  /** One item a line. */
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

/** Once it was held, its times are those of the attendance and its agenda is a part of the record. */
export function Fields({ unit, year, held }: { unit: string; year: number; held: boolean }) {
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

export function AgendaField() {
  const t = useT();
  return <TextField name="agenda" label={t('meeting.agenda')} help={t('meeting.agendaHelp')} rows={3} max={10000} />;
}

export const yearOf = (text: string | null): number | null => (text?.trim() ? Number(text) : null);
