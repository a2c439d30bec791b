import { fen, fenToYuan, yuanToFen } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import type { AnswerDetail, AnswerItem, Collection, Field, FieldColumn, Value, Values } from '../../api/collections';
import type { T } from '../../i18n';
import type { Tone } from '../../kit/Sign';

export const STATE_TONES: Record<Collection['state'], Tone> = { draft: 'plain', sent: 'wait', closed: 'good' };

export const ANSWER_TONES: Record<AnswerItem['state'], Tone> = {
  asked: 'warn',
  draft: 'warn',
  submitted: 'wait',
  returned: 'bad',
  accepted: 'good',
};

export const FIELD_KINDS = [
  'text',
  'number',
  'money',
  'date',
  'choice',
  'yes_no',
  'table',
] as const satisfies readonly Field['kind'][];

type Known = NonNullable<Field['known']>;

/** What the system fills in, by the kind of field. */
export const KNOWN: Record<Known, Field['kind']> = {
  unit_name: 'text',
  unit_code: 'text',
  parent_name: 'text',
  founded_on: 'date',
  secretary_name: 'text',
  groups: 'number',
  members: 'number',
  members_full: 'number',
  members_probationary: 'number',
  members_women: 'number',
  members_minority: 'number',
  members_young: 'number',
  members_old: 'number',
  members_educated: 'number',
  meetings_held: 'number',
  branch_meetings_held: 'number',
  lectures_held: 'number',
  themed_days_held: 'number',
  dues_paid_percent: 'number',
};

export const isIn = ({ state }: Pick<AnswerItem, 'state'>): boolean => state === 'submitted' || state === 'accepted';

/**
 * How whoever wrote an answer changes it after it came in: those who asked return it, and after the collection was closed
 * it is corrected. Nothing is said to those who return it themselves.
 */
export function wayToChange(of: Pick<AnswerDetail, 'state' | 'may'> & { collection: Pick<Collection, 'state'> }) {
  if (!isIn(of)) return undefined;
  if (of.may.includes('correct')) return 'correct';
  return of.collection.state === 'sent' && !of.may.includes('return') ? 'return' : undefined;
}

/** A field the unit is asked for; the others are filled in by the system. */
export const isAsked = (field: Field): boolean => !field.known || Boolean(field.editable);

/** A value in words. */
export function shown(t: T, locale: Locale, kind: Field['kind'], value: Value | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return t(value ? 'collection.yes' : 'collection.no');
  if (typeof value === 'number') return kind === 'money' ? fen(value, locale) : String(value);
  if (typeof value === 'string') return value;
  return t('collection.rows', { n: Array.isArray(value) ? value.length : 0 });
}

export type Written = string | boolean | Record<string, string | boolean>[] | undefined;

/** What a form holds of a value. */
export function toForm(kind: Field['kind'], value: Value | undefined): Written {
  if (value === undefined || typeof value === 'boolean') return value;
  if (typeof value === 'number') return kind === 'money' ? fenToYuan(value) : String(value);
  return value as Written;
}

function fromCell(
  kind: Field['kind'],
  written: string | boolean | null | undefined,
): string | number | boolean | undefined {
  if (typeof written === 'boolean') return written;
  const text = written?.trim();
  if (!text) return undefined;
  if (kind === 'money') return yuanToFen(text);
  return kind === 'number' ? Number(text) : text;
}

export function rowsToForm(
  columns: readonly FieldColumn[],
  value: Value | undefined,
): Record<string, string | boolean>[] {
  if (!Array.isArray(value)) return [];
  return value.map((row) =>
    Object.fromEntries(columns.map((one) => [one.key, (toForm(one.kind, row[one.key]) as string | boolean) ?? ''])),
  );
}

/** What is sent: only what was asked, and nothing that is blank. */
export function valuesOf(fields: readonly Field[], written: Record<string, Written>): Values {
  const values: Values = {};
  for (const field of fields.filter(isAsked)) {
    const given = written[field.key];
    if (Array.isArray(given)) {
      const rows = given.map((row) =>
        Object.fromEntries(
          (field.columns ?? [])
            .map((one) => [one.key, fromCell(one.kind, row?.[one.key])] as const)
            .filter(([, cell]) => cell !== undefined),
        ),
      );
      const full = rows.filter((row) => Object.keys(row).length > 0);
      if (full.length > 0) values[field.key] = full as Value;
    } else {
      const value = fromCell(field.kind, given);
      if (value !== undefined) values[field.key] = value;
    }
  }
  return values;
}
