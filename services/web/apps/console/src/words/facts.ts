import type { CodeTables } from '../api/records';
import { type T, word } from '../i18n';

/** Fields of a member that hold a code of a national standard, and the name of its table. */
const TABLES: Record<string, string> = {
  ethnic: 'ethnic',
  education: 'education',
  degree: 'degree',
  political_status: 'political_status',
  marital: 'marital',
  health: 'health',
};

/** Fields of a member that hold a word of this product, and the group of the catalogue it is in. */
const WORDS: Record<string, string> = {
  gender: 'gender',
  member_kind: 'memberKind',
  membership_state: 'memberState',
  work_post: 'workPost',
};

export function codeLabel(tables: CodeTables | undefined, table: string, code: string | null | undefined): string {
  if (!code) return '';
  return tables?.[table]?.codes.find((row) => row.code === code)?.label ?? code;
}

/** A fact as people read it: codes and words by their labels, everything else as it is. */
export function factText(
  t: T,
  tables: CodeTables | undefined,
  field: string,
  value: string | null | undefined,
): string {
  if (!value) return '';
  const table = TABLES[field];
  if (table) return codeLabel(tables, table, value);
  const group = WORDS[field];
  return group ? word(t, group, value) : value;
}
