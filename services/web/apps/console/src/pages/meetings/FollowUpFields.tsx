import { Button, Form, Select } from 'antd';
import { DateField } from '../../forms/DateField';
import { TextField } from '../../forms/fields';
import { useT } from '../../i18n';

interface FollowUpFieldsProps {
  /** Its place in the list. */
  name: number;
  n: number;
  people: { value: string; label: string }[];
  /** It answers a problem. */
  remedy: boolean;
  onRemove: () => void;
}

/** What somebody is given to do, who, and until when. */
export function FollowUpFields({ name, n, people, remedy, onRemove }: FollowUpFieldsProps) {
  const t = useT();
  const owner = t('meeting.owner');
  return (
    <fieldset className="meeting-one">
      <legend>{t(remedy ? 'meeting.remedyN' : 'meeting.followUpN', { n })}</legend>
      {remedy && <TextField name={[name, 'problem']} label={t('meeting.problem')} max={500} rows={2} />}
      <TextField
        name={[name, 'text']}
        label={t(remedy ? 'meeting.measure' : 'meeting.followUpText')}
        required
        max={500}
        rows={2}
      />
      <div className="meeting-times">
        <Form.Item
          name={[name, 'owner_id']}
          label={owner}
          rules={[{ required: true, message: t('form.required', { label: owner }) }]}
        >
          <Select options={people} showSearch={{ optionFilterProp: 'label' }} placeholder={t('meeting.choose')} />
        </Form.Item>
        <DateField name={[name, 'due_on']} label={t('meeting.dueOn')} required />
      </div>
      <div className="meeting-one-foot">
        <Button onClick={onRemove} aria-label={t('meeting.removeFollowUp', { n })}>
          {t('meeting.remove')}
        </Button>
      </div>
    </fieldset>
  );
}
