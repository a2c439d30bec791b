import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Select } from 'antd';
import { type CodeTables, codes, unit as unitQuery, unitTree } from '../../../api/records';
import { DateField } from '../../../forms/DateField';
import { TextField } from '../../../forms/fields';
import { useI18n, useT, word } from '../../../i18n';
import { Notice } from '../../../kit/Notice';
import { UnitPicker } from '../../../kit/UnitPicker';
import { useClear } from '../../../kit/useClear';
import { GENDERS, MEMBER_KINDS, MEMBER_STATES, OMITTABLE, WORK_POSTS } from '../../../words/members';

export function WordField({
  name,
  group,
  words,
  required = false,
}: {
  name: string;
  group: string;
  words: readonly string[];
  required?: boolean;
}) {
  const t = useT();
  const clear = useClear();
  const label = word(t, 'field', name);
  return (
    <Form.Item name={name} label={label} rules={[{ required, message: t('form.required', { label }) }]}>
      <Select
        allowClear={!required && clear}
        options={words.map((value) => ({ value, label: word(t, group, value) }))}
      />
    </Form.Item>
  );
}

export function CodeField({ name, tables }: { name: string; tables: CodeTables | undefined }) {
  const t = useT();
  const clear = useClear();
  const rows = tables?.[name]?.codes ?? [];
  return (
    <Form.Item name={name} label={word(t, 'field', name)}>
      <Select
        allowClear={clear}
        showSearch={{ optionFilterProp: 'label' }}
        options={rows.map(({ code, label }) => ({ value: code, label }))}
      />
    </Form.Item>
  );
}

/** The branch with the formal membership; a unit that holds no members says so at once. */
export function PlaceFields() {
  const t = useT();
  const clear = useClear();
  const form = Form.useFormInstance();
  const unitId = Form.useWatch<string | null>('unit_id');
  const chosen = useQuery({ ...unitQuery(unitId ?? ''), enabled: Boolean(unitId) }).data;
  const units = useQuery(unitTree()).data ?? [];
  const groups = units.filter((unit) => unit.parent_id === unitId && unit.kind === 'group');
  const label = word(t, 'field', 'unit_id');
  return (
    <>
      <Form.Item name="unit_id" label={label} rules={[{ required: true, message: t('form.required', { label }) }]}>
        <UnitPicker
          onChange={(unit) => {
            form.setFieldValue('unit_id', unit);
            form.setFieldValue('group_id', null);
          }}
        />
      </Form.Item>
      <Form.Item name="group_id" label={word(t, 'field', 'group_id')}>
        <Select
          allowClear={clear}
          options={groups.map((group) => ({ value: group.id, label: group.name }))}
          notFoundContent={t('member.noGroups')}
        />
      </Form.Item>
      {chosen && !chosen.capabilities.includes('holds_members') && (
        <div className="wide">
          <Notice tone="warn" live>
            {t('member.holdsNone', { kind: word(t, 'unitKind', chosen.kind) })}
          </Notice>
        </div>
      )}
    </>
  );
}

export function PartyFields() {
  const t = useT();
  const kind = Form.useWatch<string | null>('member_kind');
  return (
    <div className="form-grid">
      <PlaceFields />
      <WordField name="member_kind" group="memberKind" words={MEMBER_KINDS} required />
      <WordField name="membership_state" group="memberState" words={MEMBER_STATES} required />
      <DateField name="joined_on" label={word(t, 'field', 'joined_on')} required past help={t('member.joinedHelp')} />
      {kind !== 'probationary' && (
        <DateField name="full_on" label={word(t, 'field', 'full_on')} past help={t('member.fullHelp')} />
      )}
    </div>
  );
}

export function BackgroundFields() {
  const { t, locale } = useI18n();
  const tables = useQuery(codes(locale)).data;
  return (
    <div className="form-grid">
      <WordField name="gender" group="gender" words={GENDERS} />
      <CodeField name="ethnic" tables={tables} />
      <DateField name="birth_date" label={word(t, 'field', 'birth_date')} past help={t('member.birthHelp')} />
      <TextField name="native_place" label={word(t, 'field', 'native_place')} max={100} />
      <TextField name="birth_place" label={word(t, 'field', 'birth_place')} max={100} />
    </div>
  );
}

export function WorkFields() {
  const { t, locale } = useI18n();
  const tables = useQuery(codes(locale)).data;
  return (
    <div className="form-grid">
      <CodeField name="education" tables={tables} />
      <CodeField name="degree" tables={tables} />
      <WordField name="work_post" group="workPost" words={WORK_POSTS} />
      <TextField name="job_title" label={word(t, 'field', 'job_title')} max={100} />
      <div className="wide">
        <TextField name="work_unit" label={word(t, 'field', 'work_unit')} max={200} />
      </div>
    </div>
  );
}

export function HonourFields() {
  const t = useT();
  return (
    <>
      <Form.Item name="medal" valuePropName="checked">
        <Checkbox>{word(t, 'field', 'medal')}</Checkbox>
      </Form.Item>
      <Form.Item name="veteran" valuePropName="checked">
        <Checkbox>{word(t, 'field', 'veteran')}</Checkbox>
      </Form.Item>
    </>
  );
}

/** Paper forms have no blank cells: what somebody does not have is said to be so. */
export function NotApplicableField() {
  const t = useT();
  return (
    <Form.Item name="not_applicable" label={t('member.notApplicableField')} extra={t('member.notApplicableHelp')}>
      <Select mode="multiple" options={OMITTABLE.map((value) => ({ value, label: word(t, 'field', value) }))} />
    </Form.Item>
  );
}
