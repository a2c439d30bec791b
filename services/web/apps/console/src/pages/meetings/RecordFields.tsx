import { PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select } from 'antd';
import type { MeetingDetail } from '../../api/meetings';
import { TextField } from '../../forms/fields';
import { useT } from '../../i18n';
import { useClear } from '../../kit/useClear';
import { DecisionFields } from './DecisionFields';
import { FollowUpFields } from './FollowUpFields';
import { PapersField } from './PapersField';
import { choicesOf } from './people';
import { newDecision, remedies } from './record';

interface RecordFieldsProps {
  of: MeetingDetail;
  /** Voters who are there, as entered so far. */
  voters: number;
  within?: readonly string[];
}

interface PartProps {
  of: MeetingDetail;
  /** Where a field is in the form. */
  at: (name: string) => string[];
}

/** Who led and wrote it, and whoever gave the lecture. */
function People({ of, at }: PartProps) {
  const t = useT();
  const clear = useClear();
  const people = choicesOf(t, of.participants);
  const lecturers = [...people, ...of.lecturers.map((one) => ({ value: one.id, label: one.name }))].filter(
    (one, n, all) => all.findIndex((other) => other.value === one.value) === n,
  );
  const person = (name: string, label: string, options = people, help?: string) => (
    <Form.Item name={at(name)} label={label} extra={help}>
      <Select
        options={options}
        allowClear={clear}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('meeting.choose')}
      />
    </Form.Item>
  );
  return (
    <div className="form-grid">
      {person('chair_id', t('meeting.chair'))}
      {person('recorder_id', t('meeting.recorder'))}
      {of.kinds.includes('lecture') &&
        person('lecturer_id', t('meeting.lecturer'), lecturers, t('meeting.lecturerHelp'))}
    </div>
  );
}

function Decisions({ of, voters, at }: PartProps & { voters: number }) {
  const t = useT();
  return (
    <Form.List name={at('decisions')}>
      {(fields, { add, remove }) => (
        <fieldset className="meeting-list">
          <legend>{t('meeting.decisions')}</legend>
          {fields.map(({ key, name }, n) => (
            <DecisionFields
              key={key}
              name={name}
              list={at('decisions')}
              n={n + 1}
              gathering={of.gathering}
              voters={voters}
              onRemove={() => remove(name)}
            />
          ))}
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => add(newDecision(of.gathering))}>
            {t('meeting.addDecision')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}

/** What is to be done, after some meetings as an answer to a problem. */
function FollowUps({ of, at }: PartProps) {
  const t = useT();
  const remedy = remedies(of);
  const people = choicesOf(t, of.participants);
  return (
    <Form.List name={at('follow_ups')}>
      {(fields, { add, remove }) => (
        <fieldset className="meeting-list">
          <legend>{t(remedy ? 'meeting.remedies' : 'meeting.followUps')}</legend>
          {fields.map(({ key, name }, n) => (
            <FollowUpFields
              key={key}
              name={name}
              n={n + 1}
              people={people}
              remedy={remedy}
              onRemove={() => remove(name)}
            />
          ))}
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({ text: '', owner_id: null, due_on: null })}>
            {t(remedy ? 'meeting.addRemedy' : 'meeting.addFollowUp')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}

/** What the record says: who led and wrote it, the agenda, what was said, decided and given to do. */
export function RecordFields({ of, voters, within = [] }: RecordFieldsProps) {
  const t = useT();
  const at = (name: string) => [...within, name];
  return (
    <>
      <People of={of} at={at} />
      <TextField name={at('agenda')} label={t('meeting.agenda')} help={t('meeting.agendaHelp')} rows={3} max={10000} />
      <Form.Item name={at('minutes')} label={t('meeting.minutes')} extra={t('meeting.minutesHelp')}>
        <Input.TextArea rows={10} maxLength={20000} />
      </Form.Item>
      <Decisions of={of} voters={voters} at={at} />
      <FollowUps of={of} at={at} />
      <PapersField
        unit={of.unit_id}
        name={at('papers')}
        label={t('meeting.papers')}
        help={t('meeting.papersHelp')}
        chosen={of.papers}
        several
      />
    </>
  );
}
