import type { AuditFilter, AuditSource } from '../../api/audit';
import { ACTIONS } from './words';

export interface Search extends AuditFilter, Record<string, unknown> {
  source?: AuditSource;
}

export const sourceOf = ({ source }: Search): AuditSource => source ?? 'identity';

export const filterOf = ({ action, actor, subject, from, to }: Search): AuditFilter => ({
  ...(action && { action }),
  ...(actor && { actor }),
  ...(subject && { subject }),
  ...(from && { from }),
  ...(to && { to }),
});

/** Whether a subject is one look of an operator, which is known by its number, and no kind of subject. */
export const isLook = (subject: string | undefined): boolean =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(subject ?? '');

/** Turns to another part. Its words are not those of the last one; a look of an operator goes through both. */
export const turnTo = (source: AuditSource, { action, subject }: Search) => ({
  source,
  action: action && ACTIONS[source].includes(action) ? action : undefined,
  subject: isLook(subject) ? subject : undefined,
});
