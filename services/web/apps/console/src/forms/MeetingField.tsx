import { useQuery } from '@tanstack/react-query';
import { date } from '@zhibu/format';
import { Form, Select } from 'antd';
import { heldAround } from '../api/meetings';
import { useI18n } from '../i18n';
import { useMay } from '../kit/Action';
import { useClear } from '../kit/useClear';

interface Props {
  unit: string;
  /** The field with the day; a meeting that is chosen fills it in. */
  day: string;
  label: string;
  help: string;
  /** Also of a committee or a group. */
  anybody?: boolean;
}

/** The meeting at which something was decided: one that was held around the day. */
export function MeetingField({ unit, day, label, help, anybody = false }: Props) {
  const clear = useClear();
  const { locale } = useI18n();
  const form = Form.useFormInstance();
  const on = Form.useWatch(day, form) as string | null | undefined;
  const { allowed } = useMay('meetings.view');
  const { data = [] } = useQuery({ ...heldAround(unit, on ?? undefined, anybody), enabled: allowed });
  const options = data.map((one) => ({ value: one.id, label: `${date(one.day, locale)} ${one.subject}` }));
  const take = (id: string | undefined) => {
    const one = data.find((meeting) => meeting.id === id);
    if (one) form.setFieldsValue({ [day]: one.day });
  };
  return (
    <Form.Item name="meeting_id" label={label} extra={help}>
      <Select allowClear={clear} options={options} onChange={take} showSearch={{ optionFilterProp: 'label' }} />
    </Form.Item>
  );
}
