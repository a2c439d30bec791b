import { useQuery } from '@tanstack/react-query';
import { date } from '@zhibu/format';
import { Form, Select } from 'antd';
import { type DecidingMeeting, decisions } from '../../../api/meetings';
import { DateField } from '../../../forms/DateField';
import { TextField } from '../../../forms/fields';
import { useI18n } from '../../../i18n';
import { useMay } from '../../../kit/Action';
import { useClear } from '../../../kit/useClear';

interface Option {
  value: string;
  label: string;
  day: string;
  meeting: string;
}

const optionsOf = (meetings: readonly DecidingMeeting[]): Option[] =>
  meetings.flatMap(({ day, subject, decisions: all }) =>
    all.map((one) => ({ value: one.id, label: one.text, day, meeting: subject })),
  );

interface Props {
  unit: string;
  /** The field with the day that the decision must not be later than. */
  before: string;
  /** The decision itself is sent; otherwise its words are. */
  linked?: boolean;
}

/** Who decided it: a decision of a meeting that is recorded here, or which meeting it was, in words. */
export function DecisionField({ unit, before, linked = false }: Props) {
  const { t, locale } = useI18n();
  const clear = useClear();
  const form = Form.useFormInstance();
  const to = Form.useWatch(before, form) as string | null | undefined;
  const chosen = Form.useWatch('decision_id', form) as string | null | undefined;
  const { allowed } = useMay('meetings.view');
  const { data } = useQuery({ ...decisions(unit, to ?? undefined), enabled: allowed });
  const options = optionsOf(data ?? []);
  const take = (id: string | undefined) => {
    const one = options.find(({ value }) => value === id);
    if (one && !linked) form.setFieldsValue({ decision: one.label, decided_on: one.day });
  };
  return (
    <>
      {(options.length > 0 || chosen) && (
        <Form.Item name="decision_id" label={t('spend.fromMeeting')} extra={t('spend.fromMeetingHelp')}>
          <Select
            allowClear={clear}
            options={options}
            onChange={take}
            placeholder={t('spend.fromMeetingPick')}
            showSearch={{ optionFilterProp: 'label' }}
            optionRender={({ data: one }) => (
              <span className="two-lines">
                <span>{one.label}</span>
                <span className="quiet">{`${date(one.day, locale)} ${one.meeting}`}</span>
              </span>
            )}
          />
        </Form.Item>
      )}
      {!(linked && chosen) && (
        <>
          <TextField
            name="decision"
            label={t('spend.decision')}
            required
            max={500}
            rows={2}
            help={t('spend.decisionHelp')}
          />
          <DateField name="decided_on" label={t('spend.decided')} required past />
        </>
      )}
    </>
  );
}
