import { Checkbox, Form, Select } from 'antd';
import { lazy, Suspense } from 'react';
import type { NextOutcome } from '../../api/development';
import { DateField } from '../../forms/DateField';
import { TextField } from '../../forms/fields';
import { MeetingField } from '../../forms/MeetingField';
import { NumberField } from '../../forms/NumberField';
import { useT, word } from '../../i18n';
import { MemberPicker } from '../../kit/MemberPicker';
import { METHODS, OF_LIST, RESOLUTION, VOTE_COUNTS } from './step';

const Receiver = lazy(async () => ({ default: (await import('./Receiver')).Receiver }));

const VOTES = { min: 0, max: 9999 };
const HOURS = { min: 0, max: 2000 };
const DAYS = { min: 0, max: 366 };
const MONTHS = { min: 1, max: 120 };

const TEXTS = {
  entitled: 'dev.entitled',
  excluded: 'dev.excluded',
  present: 'dev.present',
  issued: 'dev.issued',
  returned: 'dev.returned',
  yes: 'dev.yes',
  no: 'dev.no',
  abstained: 'dev.abstained',
  spoilt: 'dev.spoilt',
  written_yes: 'dev.writtenYes',
  written_no: 'dev.writtenNo',
} as const;

/** A new vote is secret; how one was taken that is filled in afterwards stands on paper. */
function Method() {
  const t = useT();
  const late = Form.useWatch<boolean>('back_fill');
  if (!late) return null;
  return (
    <Form.Item name="vote_method" label={t('dev.method')} extra={t('dev.methodHelp')}>
      <Select options={METHODS.map((value) => ({ value, label: word(t, 'devBallot', value) }))} />
    </Form.Item>
  );
}

function Vote({ unit }: { unit: string }) {
  const t = useT();
  const meeting = Form.useWatch<string | null>('meeting_id');
  const told = VOTE_COUNTS.filter((count) => !(meeting && OF_LIST.includes(count)));
  return (
    <>
      <MeetingField unit={unit} day="decided_on" label={t('dev.meeting')} help={t('dev.meetingHelp')} />
      <fieldset className="dev-vote">
        <legend>{t('dev.vote')}</legend>
        <p className="quiet">{t('dev.voteHelp')}</p>
        <div className="dev-counts">
          {told.map((count) => (
            <NumberField
              key={count}
              name={['vote', count]}
              label={t(TEXTS[count])}
              bounds={VOTES}
              required={count !== 'entitled'}
            />
          ))}
        </div>
      </fieldset>
      <Method />
      <Form.Item name="resolution" label={t('dev.resolution')}>
        <Checkbox.Group options={RESOLUTION.map((value) => ({ value, label: word(t, 'devPart', value) }))} />
      </Form.Item>
      <Form.Item name="candidate_present" valuePropName="checked">
        <Checkbox>{t('dev.candidatePresent')}</Checkbox>
      </Form.Item>
      <Form.Item name="introducers_present" valuePropName="checked">
        <Checkbox>{t('dev.introducersPresent')}</Checkbox>
      </Form.Item>
      <DateField name="reported_on" label={t('dev.reportedOn')} past help={t('dev.reportedHelp')} />
    </>
  );
}

function Mentors({ as: role, unit }: { as: 'contact' | 'introducer'; unit: string }) {
  const t = useT();
  const said = word(t, 'devRole', role);
  const labels = [t('dev.mentor1', { role: said }), t('dev.mentor2', { role: said })];
  return labels.map((label, n) => (
    <Form.Item
      key={label}
      name={['mentors', n]}
      label={label}
      rules={[{ required: n === 0 || role === 'introducer', message: t('form.required', { label }) }]}
    >
      <MemberPicker unitId={unit} />
    </Form.Item>
  ));
}

const BODIES = ['party_committee', 'work_committee', 'general_branch', 'leading_group'] as const;

function Body() {
  const t = useT();
  return (
    <>
      <TextField name={['body', 'name']} label={t('dev.bodyName')} required />
      <Form.Item
        name={['body', 'kind']}
        label={t('dev.bodyKind')}
        rules={[{ required: true, message: t('form.required', { label: t('dev.bodyKind') }) }]}
      >
        <Select options={BODIES.map((value) => ({ value, label: word(t, 'unitKind', value) }))} />
      </Form.Item>
      <Form.Item name={['body', 'under_township']} valuePropName="checked">
        <Checkbox>{t('dev.underTownship')}</Checkbox>
      </Form.Item>
    </>
  );
}

/** What a step asks to be told beside its day. */
export function StepFields({ way, unit }: { way: NextOutcome; unit: string }) {
  const t = useT();
  const asks = (what: NextOutcome['asked'][number]) => way.asked.includes(what);
  return (
    <>
      {asks('contacts') && <Mentors as="contact" unit={unit} />}
      {asks('introducers') && <Mentors as="introducer" unit={unit} />}
      {asks('training') && (
        <div className="dev-counts">
          <NumberField name="training_hours" label={t('dev.hours')} bounds={HOURS} />
          <NumberField name="training_days" label={t('dev.days')} bounds={DAYS} />
        </div>
      )}
      {asks('training') && <p className="quiet">{t('dev.trainingHelp')}</p>}
      {asks('opinions') && (
        <Form.Item name="opinions_heard" valuePropName="checked">
          <Checkbox>{t('dev.opinions')}</Checkbox>
        </Form.Item>
      )}
      {asks('vote') && <Vote unit={unit} />}
      {asks('months') && <NumberField name="months" label={t('dev.months')} bounds={MONTHS} required />}
      {asks('months') && <p className="quiet">{t('dev.monthsHelp')}</p>}
      {asks('body') && <Body />}
      {asks('unit') && (
        <Suspense fallback={null}>
          <Receiver />
        </Suspense>
      )}
    </>
  );
}
