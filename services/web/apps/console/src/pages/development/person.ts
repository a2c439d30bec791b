import type { DevelopmentFile, FilePatch } from '../../api/development';
import { patchOf } from '../../forms/patch';
import { KEEP, type Secret, secretOf } from '../members/edit/values';

/** What can be changed about the person of a file. */
export interface PersonValues {
  education: string | null;
  work_post: DevelopmentFile['work_post'];
  job_title: string | null;
  mobile: Secret;
  leaves_on: string | null;
}

export const toValues = ({ education, work_post, job_title, leaves_on }: DevelopmentFile): PersonValues => ({
  education,
  work_post,
  job_title,
  mobile: KEEP,
  leaves_on,
});

/** Only what was changed; a number that was never shown stays unless it is replaced or emptied. */
export function toPatch(before: PersonValues, { mobile, ...plain }: PersonValues): FilePatch {
  const number = secretOf(mobile);
  return { ...patchOf<object>(before, plain), ...(number !== undefined && { mobile: number }) };
}
