import { Button, Form, Select } from 'antd';
import type { MeetingDetail } from '../../api/meetings';
import { TextField } from '../../forms/fields';
import { NumberField } from '../../forms/NumberField';
import { useT } from '../../i18n';

interface DecisionFieldsProps {
  /** Its place in the list. */
  name: number;
  list: string[];
  n: number;
  gathering: MeetingDetail['gathering'];
  voters: number;
  onRemove: () => void;
}

const VOTES = ['yes', 'no', 'abstain'] as const;
const COUNT = { min: 0, max: 65_535 };

/** One decision; a unanimous one takes one press. */
export function DecisionFields({ name, list, n, gathering, voters, onRemove }: DecisionFieldsProps) {
  const t = useT();
  const form = Form.useFormInstance();
  const kinds = gathering === 'committee' ? (['committee'] as const) : (['ordinary', 'discipline'] as const);
  const unanimous = () => {
    const votes: Record<(typeof VOTES)[number], number> = { yes: voters, no: 0, abstain: 0 };
    for (const vote of VOTES) form.setFieldValue([...list, name, vote], votes[vote]);
  };
  return (
    <fieldset className="meeting-one">
      <legend>{t('meeting.decisionN', { n })}</legend>
      <TextField name={[name, 'text']} label={t('meeting.decisionText')} required max={500} rows={2} />
      <div className="meeting-times">
        <Form.Item name={[name, 'decision']} label={t('meeting.decisionKind')}>
          <Select options={kinds.map((value) => ({ value, label: t(`decision.${value}`) }))} />
        </Form.Item>
        <Form.Item name={[name, 'ballot']} label={t('meeting.ballot')}>
          <Select options={(['open', 'secret'] as const).map((value) => ({ value, label: t(`ballot.${value}`) }))} />
        </Form.Item>
      </div>
      <div className="meeting-votes">
        {VOTES.map((vote) => (
          <NumberField key={vote} name={[name, vote]} label={t(`vote.${vote}`)} bounds={COUNT} />
        ))}
      </div>
      <div className="meeting-one-foot">
        <Button onClick={unanimous}>{t('meeting.unanimous', { voters })}</Button>
        <Button onClick={onRemove} aria-label={t('meeting.removeDecision', { n })}>
          {t('meeting.remove')}
        </Button>
      </div>
    </fieldset>
  );
}
