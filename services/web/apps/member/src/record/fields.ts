import type { MyRecord } from '@zhibu/api';
import { date } from '@zhibu/format';
import { type Key, locale, t, word } from '../words';

/** Labels of the national codes by table and code, as the API gives them. */
export type Codes = Record<string, { codes: { code: string; label: string }[] }>;

export type InputKind = 'text' | 'date' | 'tel' | 'codes' | 'words';

export interface FieldSpec {
  /** The word of the API; also what a correction names. */
  name: string;
  label: Extract<Key, `field.${string}`>;
  hint?: Extract<Key, `hint.${string}`>;
  show: (record: MyRecord, codes: Codes) => string;
  /** How a correction is entered; without it the field is decided by the organisation. */
  input?: InputKind;
  /** The code table or the group of words to choose from. */
  from?: string;
  masked?: boolean;
}

const day = (value: string | null | undefined) => date(value, locale());

export const label = (codes: Codes, table: string, code: string | null | undefined): string =>
  codes[table]?.codes.find((row) => row.code === code)?.label ?? code ?? '';

const basic: FieldSpec[] = [
  { name: 'name', label: 'field.name', hint: 'hint.name', show: (r) => r.name, input: 'text' },
  { name: 'gender', label: 'field.gender', show: (r) => word('gender', r.gender), input: 'words', from: 'gender' },
  {
    name: 'ethnic',
    label: 'field.ethnic',
    show: (r, c) => label(c, 'ethnic', r.ethnic),
    input: 'codes',
    from: 'ethnic',
  },
  {
    name: 'id_no',
    label: 'field.id_no',
    hint: 'hint.id_no',
    show: (r) => r.id_no_masked ?? '',
    input: 'text',
    masked: true,
  },
  {
    name: 'birth_date',
    label: 'field.birth_date',
    hint: 'hint.birth_date',
    show: (r) => day(r.birth_date),
    input: 'date',
  },
  {
    name: 'native_place',
    label: 'field.native_place',
    hint: 'hint.native_place',
    show: (r) => r.native_place ?? '',
    input: 'text',
  },
  { name: 'birth_place', label: 'field.birth_place', show: (r) => r.birth_place ?? '', input: 'text' },
];

const party: FieldSpec[] = [
  { name: 'member_kind', label: 'field.member_kind', show: (r) => word('kind', r.member_kind) },
  { name: 'membership_state', label: 'field.membership_state', show: (r) => word('state', r.membership_state) },
  { name: 'joined_on', label: 'field.joined_on', hint: 'hint.joined_on', show: (r) => day(r.joined_on), input: 'date' },
  { name: 'full_on', label: 'field.full_on', hint: 'hint.full_on', show: (r) => day(r.full_on), input: 'date' },
  { name: 'unit_id', label: 'field.unit', show: (r) => r.unit_name },
  { name: 'group_id', label: 'field.group', show: (r) => r.group_name ?? '' },
];

const work: FieldSpec[] = [
  {
    name: 'education',
    label: 'field.education',
    hint: 'hint.education',
    show: (r, c) => label(c, 'education', r.education),
    input: 'codes',
    from: 'education',
  },
  {
    name: 'degree',
    label: 'field.degree',
    show: (r, c) => label(c, 'degree', r.degree),
    input: 'codes',
    from: 'degree',
  },
  { name: 'work_unit', label: 'field.work_unit', show: (r) => r.work_unit ?? '', input: 'text' },
  { name: 'job_title', label: 'field.job_title', show: (r) => r.job_title ?? '', input: 'text' },
  {
    name: 'work_post',
    label: 'field.work_post',
    hint: 'hint.work_post',
    show: (r) => word('work', r.work_post),
    input: 'words',
    from: 'work',
  },
];

const contact: FieldSpec[] = [
  {
    name: 'mobile',
    label: 'field.mobile',
    hint: 'hint.mobile',
    show: (r) => r.mobile_masked ?? '',
    input: 'tel',
    masked: true,
  },
  { name: 'landline', label: 'field.landline', show: (r) => r.landline_masked ?? '', input: 'tel', masked: true },
  {
    name: 'address',
    label: 'field.address',
    hint: 'hint.address',
    show: (r) => r.address_masked ?? '',
    input: 'text',
    masked: true,
  },
  {
    name: 'police_station',
    label: 'field.police_station',
    show: (r) => r.police_station_masked ?? '',
    input: 'text',
    masked: true,
  },
];

export const SECTIONS = [
  { title: 'record.basic', fields: basic },
  { title: 'record.party', fields: party },
  { title: 'record.work', fields: work },
  { title: 'record.contact', fields: contact },
] as const satisfies { title: Key; fields: FieldSpec[] }[];

const ALL: FieldSpec[] = SECTIONS.flatMap((section) => [...section.fields]);

export const fieldLabel = (name: string): string => {
  const spec = ALL.find((field) => field.name === name);
  return spec ? t(spec.label) : name;
};

/** A proposed or former value in words, for the list of requests. */
export function inWords(name: string, value: string | null, codes: Codes): string {
  const spec = ALL.find((field) => field.name === name);
  if (!value || !spec) return value ?? '';
  if (spec.input === 'codes' && spec.from) return label(codes, spec.from, value);
  if (spec.input === 'words' && spec.from) return word(spec.from, value);
  return spec.input === 'date' ? day(value) : value;
}

const WORDS: Record<string, string[]> = {
  gender: ['male', 'female'],
  work: ['worker', 'farmer', 'professional', 'manager', 'official', 'student', 'retired', 'other'],
};

export function optionsOf(spec: FieldSpec, codes: Codes): { value: string; label: string }[] {
  const from = spec.from ?? '';
  if (spec.input === 'words') return (WORDS[from] ?? []).map((value) => ({ value, label: word(from, value) }));
  return (codes[from]?.codes ?? []).map((row) => ({ value: row.code, label: row.label }));
}
