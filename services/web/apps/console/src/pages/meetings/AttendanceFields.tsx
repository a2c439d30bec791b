import { Form } from 'antd';
import { DateField } from '../../forms/DateField';
import { TextField } from '../../forms/fields';
import { NumberField } from '../../forms/NumberField';
import { useT } from '../../i18n';
import { AttendanceList } from './AttendanceList';

const GUESTS = { min: 0, max: 9999 };

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
