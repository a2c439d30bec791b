import { Form } from 'antd';
import { useEffect, useState } from 'react';
import { DateField } from '../../forms/DateField';
import { TextField } from '../../forms/fields';
import { NumberField } from '../../forms/NumberField';
import { useT } from '../../i18n';
import { Notice } from '../../kit/Notice';
import { AttendanceList } from './AttendanceList';
import { moment } from './times';

const GUESTS = { min: 0, max: 9999 };

/** Says before anybody is ticked that what has not begun cannot be saved. */
function Ahead({ day, start }: { day: readonly string[]; start: readonly string[] }) {
  const t = useT();
  const on = Form.useWatch<string | undefined>([...day]);
  const clock = Form.useWatch<string | undefined>([...start]);
  const at = on && clock ? Date.parse(moment(on, clock)) : Number.NaN;
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const since = Date.now();
    setNow(since);
    if (!(at > since)) return;
    const begins = setTimeout(() => setNow(Date.now()), at - since);
    return () => clearTimeout(begins);
  }, [at]);
  return at > now && <Notice tone="warn">{t('meeting.ahead')}</Notice>;
}

/** When it took place, who was there, and how many others. */
export function AttendanceFields({ within = [] }: { within?: readonly string[] }) {
  const t = useT();
  const at = (name: string) => [...within, name];
  return (
    <>
      <div className="meeting-times">
        <DateField name={at('day')} label={t('meeting.day')} required past />
        <TextField name={at('start')} label={t('meeting.start')} required type="time" />
        <TextField name={at('end')} label={t('meeting.end')} type="time" />
      </div>
      <Ahead day={at('day')} start={at('start')} />
      <Form.Item name={at('marks')} label={t('meeting.list')}>
        <AttendanceList />
      </Form.Item>
      <div className="meeting-times">
        <NumberField name={at('guests')} label={t('meeting.guests')} bounds={GUESTS} />
        <TextField name={at('guests_note')} label={t('meeting.guestsNote')} help={t('meeting.guestsHelp')} />
      </div>
    </>
  );
}
