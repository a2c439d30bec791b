import type { MemberRow } from '../api/records';

/** Words of a member's record; `services/records/src/members/words.rs` is where they are declared. */
export const MEMBER_KINDS = ['full', 'probationary'] as const satisfies readonly MemberRow['member_kind'][];

export const MEMBER_STATES = [
  'normal',
  'suspended',
  'transferred',
  'removed',
  'withdrawn',
  'expelled',
  'deceased',
  'not_recognised',
] as const;

export const GENDERS = ['male', 'female', 'unknown', 'not_stated'] as const;

export const WORK_POSTS = [
  'worker',
  'farmer',
  'professional',
  'manager',
  'official',
  'student',
  'other',
  'retired',
] as const;

/** Shown only on request, with a reason, and every time leaving a trace. */
export const SENSITIVE = ['id_no', 'mobile', 'landline', 'address', 'police_station', 'circumstances'] as const;
export type Sensitive = (typeof SENSITIVE)[number];

/** What may be left out on purpose ("无"), which is not the same as not knowing it yet. */
export const OMITTABLE = [
  'ethnic',
  'birth_date',
  'native_place',
  'birth_place',
  'education',
  'degree',
  'work_post',
  'job_title',
  'work_unit',
  'mobile',
  'landline',
  'address',
  'police_station',
] as const;
