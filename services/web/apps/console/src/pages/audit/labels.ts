import { type T, word } from '../../i18n';

/** A field by the name its form gives it; one that no form has keeps the name it has in the log. */
export function fieldLabel(t: T, path: string): string {
  const labels = [
    word(t, 'field', path),
    word(t, 'settings', path),
    word(t, 'settingsField', path),
    word(t, 'unitField', path),
    word(t, 'auditField', path),
  ];
  return labels.find((label) => label !== path) ?? path;
}
