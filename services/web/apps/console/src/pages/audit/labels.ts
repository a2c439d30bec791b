import { currentLocale, type T, usualWord, word } from '../../i18n';
import { FORMS, KEYED } from './groups';

/** What the log of identity calls an address is one of the network; that of a member is where people live. */
const OF_NETWORK = new Set(['session', 'account', 'operator_entry']);

/** The words of an organisation have a key of two parts: they are named by what everybody calls them. */
const OWN_WORD = /^words\.(\w+\.\w+)\.(zh|en)$/;

const PARTS = ' · ';

/** The text of the catalogue, where there is one. */
function named(t: T, group: string, key: string): string | undefined {
  const text = word(t, group, key);
  return text === key ? undefined : text;
}

/** One part of a path: as its subject calls it, as its form does, as everything does. */
function partLabel(t: T, subject: string, above: readonly string[], part: string): string {
  const path = [...above, part].join('.');
  const keyed = KEYED[subject]?.[above.join('.')];
  const forms = FORMS[subject] ?? [];
  return (
    named(t, `auditField.${subject}`, path) ??
    (keyed && named(t, keyed, part)) ??
    named(t, `auditField.${subject}`, part) ??
    forms.map((form) => named(t, form, path) ?? named(t, form, part)).find(Boolean) ??
    named(t, 'auditField', part) ??
    word(t, 'field', part)
  );
}

/** A field by the name its subject or its form gives it, a part of another after that; what no catalogue has stays. */
export function fieldLabel(t: T, subject: string, path: string): string {
  if (path === 'address' && OF_NETWORK.has(subject)) return word(t, 'auditField', 'network');
  const own = OWN_WORD.exec(path);
  if (own?.[1] && own[2]) {
    const usual = usualWord(own[1], currentLocale());
    return [fieldLabel(t, subject, 'words'), usual, word(t, 'auditField', own[2])].join(PARTS);
  }
  const parts = (path || 'value').split('.');
  return parts.map((part, n) => partLabel(t, subject, parts.slice(0, n), part)).join(PARTS);
}
