import type { AuditEntry } from '../../api/audit';
import { type T, word } from '../../i18n';
import { differences } from './diff';
import { fieldLabel } from './labels';

type Deed = Pick<AuditEntry, 'action' | 'new'>;

const told = (entry: Deed, name: string): unknown => (entry.new as Record<string, unknown> | null | undefined)?.[name];

/** What was done. Having read the privacy notice is kept as a purpose and is none that one agrees to. */
export function deed(t: T, entry: Deed): string {
  const read = entry.action === 'consent.given' && told(entry, 'purpose') === 'notice';
  return read ? word(t, 'consentPurpose', 'notice') : word(t, 'auditAction', entry.action);
}

/** What an operator asked for, where an entry tells of that: its address says what they saw. */
export function asked(entry: Deed): string | undefined {
  if (entry.action !== 'operator.read') return undefined;
  return [told(entry, 'method'), told(entry, 'path')].filter((part) => typeof part === 'string').join(' ') || undefined;
}

/** The names of the fields that were changed. */
export const changed = (t: T, entry: Pick<AuditEntry, 'old' | 'new' | 'subject'>): string =>
  differences(entry.old, entry.new)
    .map(({ path }) => fieldLabel(t, entry.subject, path))
    .join(t('common.listComma'));
