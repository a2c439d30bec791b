import { date } from '@zhibu/format';
import { Form, Select } from 'antd';
import { meetings } from '../../api/meetings';
import { useRows } from '../../api/paging';
import { correctTalk, enterTalk, TALKS_STALE, type Talk, type TalkOverview } from '../../api/talks';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { useAction } from '../../forms/useAction';
import { useKey } from '../../forms/useKey';
import { useI18n, useT } from '../../i18n';
import { DoubleHint } from '../../kit/DoubleHint';
import { useClear } from '../../kit/useClear';
import { today } from '../posts/term';
import { namesOf } from './columns';

interface Values {
  one_id: string | null;
  other_id: string | null;
  day: string;
  meeting_id: string | null;
}

function PersonField({ name, label, of }: { name: 'one_id' | 'other_id'; label: string; of: TalkOverview }) {
  const t = useT();
  const { committee = [], members = [] } = of.names ?? {};
  const group = (label: string, people: typeof members) => ({
    label,
    options: people.map((person) => ({ value: person.id, label: person.name })),
  });
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: t('form.required', { label }) }]}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('meeting.choose')}
        options={[group(t('talk.committee'), committee), group(t('talk.members'), members)]}
      />
    </Form.Item>
  );
}

/** The organisational-life meetings around a year that a talk can prepare. */
function MeetingField({ unit, year }: { unit: string; year: number }) {
  const { t, locale } = useI18n();
  const clear = useClear();
  // the one of a year is often held in the first months of the next
  const { rows, loading } = useRows(
    meetings({ unit_id: unit, kind: 'organisational_life', from: `${year}-01-01`, to: `${year + 1}-12-31` }),
  );
  const theirs = rows.filter((one) => one.unit_id === unit && one.state !== 'cancelled');
  return (
    <Form.Item name="meeting_id" label={t('talk.meeting')} extra={t('talk.meetingHelp')}>
      <Select
        allowClear={clear}
        loading={loading}
        placeholder={t('talk.noMeeting')}
        options={theirs.map((one) => ({ value: one.id, label: `${date(one.day, locale)} ${one.subject}` }))}
      />
    </Form.Item>
  );
}

/** Whether a talk of the two around that day is in the register already. */
function Already({ unit }: { unit: string }) {
  const one = Form.useWatch<string | null | undefined>('one_id');
  const other = Form.useWatch<string | null | undefined>('other_id');
  const day = Form.useWatch<string | undefined>('day');
  const whole = one && other && day && one !== other;
  return <DoubleHint about={whole ? { what: 'talk', unit_id: unit, one_id: one, other_id: other, day } : undefined} />;
}

/** Enters that two people of a branch talked. There is no field for what they said. */
export function EnterDrawer({ open, onClose, of }: { open: boolean; onClose: () => void; of: TalkOverview }) {
  const t = useT();
  const key = useKey(open);
  const save = useAction({
    run: ({ one_id, other_id, day, meeting_id }: Values) =>
      enterTalk(
        { unit_id: of.unit_id, one_id: one_id ?? '', other_id: other_id ?? '', day, meeting_id: meeting_id ?? null },
        key,
      ),
    stale: TALKS_STALE,
    done: t('talk.entered'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open={open}
      title={t('talk.enterTitle', { unit: of.unit_name })}
      onClose={onClose}
      initial={{ one_id: null, other_id: null, day: today(), meeting_id: null }}
      onSubmit={(values) => save.mutate(values)}
      submitError={save.error}
      loading={save.isPending}
      submitLabel={t('talk.enter')}
    >
      <p className="quiet">{t('talk.onlyThat')}</p>
      <PersonField name="one_id" label={t('talk.one')} of={of} />
      <PersonField name="other_id" label={t('talk.other')} of={of} />
      <DateField name="day" label={t('talk.day')} required past />
      <Already unit={of.unit_id} />
      <MeetingField unit={of.unit_id} year={of.year} />
    </DrawerForm>
  );
}

/** Corrects the day of an entry, or the meeting it prepares. */
export function CorrectDrawer({ open, onClose, of }: { open: boolean; onClose: () => void; of: Talk }) {
  const t = useT();
  const save = useAction({
    run: ({ day, meeting_id }: Pick<Values, 'day' | 'meeting_id'>) =>
      correctTalk(of, { day, meeting_id: meeting_id ?? null }),
    stale: TALKS_STALE,
    done: t('common.saved'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Pick<Values, 'day' | 'meeting_id'>>
      open={open}
      title={t('talk.correctOf', { names: namesOf(t, of) })}
      onClose={onClose}
      initial={{ day: of.day, meeting_id: of.meeting?.id ?? null }}
      onSubmit={(values) => save.mutate(values)}
      submitError={save.error}
      loading={save.isPending}
    >
      <DateField name="day" label={t('talk.day')} required past />
      <MeetingField unit={of.unit_id} year={Number(of.day.slice(0, 4))} />
    </DrawerForm>
  );
}
