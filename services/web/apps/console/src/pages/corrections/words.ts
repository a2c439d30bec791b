import type { Correction, CorrectionIn } from '../../api/records';
import type { T } from '../../i18n';
import { GENDERS, WORK_POSTS } from '../../words/members';

/** What can be asked to be corrected, in the order of the record, and in which form a value of it is given. */
export const FIELDS: Record<CorrectionIn['field'], 'text' | 'date' | 'codes' | readonly string[]> = {
  name: 'text',
  id_no: 'text',
  gender: GENDERS,
  ethnic: 'codes',
  birth_date: 'date',
  native_place: 'text',
  birth_place: 'text',
  education: 'codes',
  degree: 'codes',
  joined_on: 'date',
  full_on: 'date',
  work_post: WORK_POSTS,
  job_title: 'text',
  work_unit: 'text',
  mobile: 'text',
  landline: 'text',
  address: 'text',
  police_station: 'text',
};

/** By whom a request was made, where that was not the member. */
export const askedBy = (t: T, of: Correction): string | undefined => {
  if (!of.on_behalf) return undefined;
  return of.asked_by_name ? t('correction.byOther', { name: of.asked_by_name }) : t('correction.byRole');
};
