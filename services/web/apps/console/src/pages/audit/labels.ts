import { type T, word } from '../../i18n';

/** What the log of identity calls an address is one of the network; that of a member is where people live. */
const OF_NETWORK = new Set(['session', 'account']);

/** A field by the name its form gives it; one that no form has keeps the name it has in the log. */
export function fieldLabel(t: T, subject: string, path: string): string {
  if (path === 'address' && OF_NETWORK.has(subject)) return word(t, 'auditField', 'network');
  const labels = [
    word(t, 'field', path),
    word(t, 'settings', path),
    word(t, 'settingsField', path),
    word(t, 'unitField', path),
    word(t, 'auditField', path),
  ];
  return labels.find((label) => label !== path) ?? path;
}

/** Words of the product among the values, and the group of the catalogue they are in. */
const GROUPS: Record<string, string> = {
  role: 'role',
  member_kind: 'memberKind',
  membership_state: 'memberState',
  post: 'post',
  gender: 'gender',
  work_post: 'workPost',
};

/** A recorded value as people read it. */
export function valueText(t: T, path: string, value: unknown): string {
  if (value === undefined || value === null || value === '') return '—';
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
  if (typeof value === 'object') return JSON.stringify(value);
  return word(t, GROUPS[path] ?? '', String(value));
}
