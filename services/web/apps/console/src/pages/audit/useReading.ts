import { useQuery } from '@tanstack/react-query';
import type { AuditEntry } from '../../api/audit';
import { codes } from '../../api/records';
import { useI18n } from '../../i18n';
import { useWords } from '../rules/useWords';
import type { Reading } from './values';

/** Subjects whose values hold codes of the national standards. */
const CODED = new Set(['member', 'development']);

/** What the values of an entry are read with. */
export function useReading({ subject, new: now }: Pick<AuditEntry, 'subject' | 'new'>): Reading {
  const { t, locale } = useI18n();
  const tables = useQuery({ ...codes(locale), enabled: CODED.has(subject) }).data;
  const rules = useWords();
  const rule = (now as { rule?: unknown } | null | undefined)?.rule;
  return { t, locale, subject, codes: tables, rules, rule: typeof rule === 'string' ? rule : undefined };
}
