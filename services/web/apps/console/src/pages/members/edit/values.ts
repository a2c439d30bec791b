import type { Member, MemberIn, MemberPatch } from '../../../api/records';
import { bodyOf, patchOf } from '../../../forms/patch';

/** A sensitive field in a form that never saw its value: leave it, empty it, or put another in its place. */
export type Secret = { act: 'keep' } | { act: 'clear' } | { act: 'set'; value: string };

export const KEEP: Secret = { act: 'keep' };

export const SECRETS = ['id_no', 'mobile', 'landline', 'address', 'police_station'] as const;
export type SecretName = (typeof SECRETS)[number];

/** Hardship and incapacity are sensitive too; they are registered anew or left alone. */
export type Circumstances = { act: 'keep' } | { act: 'set'; hardship: boolean; incapacitated: boolean };

/** The fields that are shown as they are. */
export interface PlainValues {
  name: string;
  unit_id: string | null;
  group_id: string | null;
  gender: string | null;
  ethnic: string | null;
  birth_date: string | null;
  native_place: string | null;
  birth_place: string | null;
  education: string | null;
  degree: string | null;
  member_kind: string | null;
  membership_state: string | null;
  joined_on: string | null;
  full_on: string | null;
  work_post: string | null;
  job_title: string | null;
  work_unit: string | null;
  veteran: boolean;
  medal: boolean;
  not_applicable: string[];
}

export interface EditValues extends PlainValues, Record<SecretName, Secret> {
  circumstances: Circumstances;
  reason: string | null;
}

export const plainOf = (member: Member): PlainValues => ({
  name: member.name,
  unit_id: member.unit_id,
  group_id: member.group_id,
  gender: member.gender,
  ethnic: member.ethnic,
  birth_date: member.birth_date,
  native_place: member.native_place,
  birth_place: member.birth_place,
  education: member.education,
  degree: member.degree,
  member_kind: member.member_kind,
  membership_state: member.membership_state,
  joined_on: member.joined_on,
  full_on: member.full_on,
  work_post: member.work_post,
  job_title: member.job_title,
  work_unit: member.work_unit,
  veteran: member.veteran,
  medal: member.medal,
  not_applicable: member.not_applicable,
});

export const toValues = (member: Member): EditValues => ({
  ...plainOf(member),
  id_no: KEEP,
  mobile: KEEP,
  landline: KEEP,
  address: KEEP,
  police_station: KEEP,
  circumstances: { act: 'keep' },
  reason: null,
});

/** What is sent of a sensitive field: nothing where it stays. */
export const secretOf = (secret: Secret): string | null | undefined => {
  if (secret.act === 'keep') return undefined;
  const value = secret.act === 'set' ? secret.value.trim() : '';
  return value === '' ? null : value;
};

/** The body of a PATCH: only what was changed, in its three states. */
export function toPatch(before: EditValues, after: EditValues): MemberPatch {
  const { id_no, mobile, landline, address, police_station, circumstances, reason, ...plain } = after;
  const secrets = Object.entries({ id_no, mobile, landline, address, police_station })
    .map(([field, secret]) => [field, secretOf(secret)] as const)
    .filter(([, value]) => value !== undefined);
  const patch: Record<string, unknown> = { ...patchOf<object>(before, plain), ...Object.fromEntries(secrets) };
  if (circumstances.act === 'set') {
    patch.circumstances = { hardship: circumstances.hardship, incapacitated: circumstances.incapacitated };
  }
  if (Object.keys(patch).length > 0 && reason?.trim()) patch.reason = reason.trim();
  return patch as MemberPatch;
}

/** A form for somebody who is not on the roster yet: every field is plain. */
export interface NewValues extends PlainValues, Record<SecretName, string> {
  hardship: boolean;
  incapacitated: boolean;
}

export const EMPTY: NewValues = {
  name: '',
  unit_id: null,
  group_id: null,
  gender: null,
  ethnic: null,
  birth_date: null,
  native_place: null,
  birth_place: null,
  education: null,
  degree: null,
  member_kind: 'full',
  membership_state: 'normal',
  joined_on: null,
  full_on: null,
  work_post: null,
  job_title: null,
  work_unit: null,
  veteran: false,
  medal: false,
  not_applicable: [],
  id_no: '',
  mobile: '',
  landline: '',
  address: '',
  police_station: '',
  hardship: false,
  incapacitated: false,
};

export function toBody({ hardship, incapacitated, not_applicable, ...values }: NewValues): MemberIn {
  return {
    ...bodyOf(values),
    ...((hardship || incapacitated) && { circumstances: { hardship, incapacitated } }),
    ...(not_applicable.length > 0 && { not_applicable }),
  } as MemberIn;
}

/** The day of birth a resident ID states, to save typing; the personnel file may say otherwise. */
export function birthDateOf(idNo: string): string | null {
  const found = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dXx]$/.exec(idNo.trim());
  if (!found) return null;
  const day = `${found[1]}-${found[2]}-${found[3]}`;
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day) ? day : null;
}
