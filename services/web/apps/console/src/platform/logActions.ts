import { type T, word } from '../i18n';

/** What the operators' log can be narrowed to. */
export const ACTIONS = [
  'operator.invited',
  'operator.activated',
  'operator.totp_started',
  'operator.entered',
  'operator.left',
  'operator.refused',
  'operator.password_changed',
  'operator.role_changed',
  'operator.disabled',
  'operator.enabled',
  'operator.reset',
  'signup.approved',
  'signup.refused',
  'tenant.backed_up',
  'tenant.last_export_fetched',
  'tenant.restoration_ordered',
  'tenant.restoration_swapped',
  'tenant.restoration_undone',
  'tenant.restoration_discarded',
  'tenant.restoration_lapsed',
  'move.begun',
  'move.brought',
  'move.import_ordered',
  'move.forgotten',
  'move.lapsed',
  'tenant.moved_in',
  'tenant.created',
  'tenant.suspended',
  'tenant.resumed',
  'tenant.closing',
  'tenant.reopened',
  'tenant.quotas_set',
  'tenant.admin_invited',
  'run.retried',
  'run.held',
  'run.released',
  'migrations.held',
  'migrations.released',
  'announcement.published',
  'announcement.withdrawn',
  'entry.asked',
  'entry.entered',
  'entry.came_in',
  'entry.left',
  'entry.ended',
  'signup.phone_read',
] as const;

/** An action in words; of one that is younger than this page it says so much. */
export function actionText(t: T, action: string): string {
  const said = word(t, 'deed', action);
  return said === action ? t('log.otherAction') : said;
}
