import { date, dateTime, fen, month } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import type { CodeTables } from '../../api/records';
import { type T, word } from '../../i18n';
import { called, nameOf, type RuleWords } from '../rules/says';
import { CODES, EVERYWHERE, MONEY, WORDS } from './groups';
import { fieldLabel } from './labels';

/** What a value is read with: the subject of its entry, and the tables that are no catalogue. */
export interface Reading {
  t: T;
  locale: Locale;
  subject: string;
  codes?: CodeTables | undefined;
  rules?: RuleWords | undefined;
  /** The rule of an entry on rules: settings of several rules bear one name. */
  rule?: string | undefined;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** A language as the log keeps it. */
const LANGUAGE = /^(zh|en)(-\w+)?$/;
const MONTH = /^\d{4}-\d{2}$/;

/** A word of the product, by the catalogue of its path, of its name, or of what it stands under. */
function inWords({ t, subject }: Reading, path: string, value: string): string | undefined {
  const own = WORDS[subject] ?? {};
  const [name = '', first = ''] = [path.split('.').at(-1), path.split('.')[0]];
  const found = own[path] ?? own[name] ?? EVERYWHERE[name] ?? own[first] ?? [];
  const groups = typeof found === 'string' ? [found] : found;
  return groups.map((group) => word(t, group, value)).find((text) => text !== value);
}

/** What a rule, a setting of one, or a choice is called. */
function ofRules({ rules, rule = '' }: Reading, path: string, value: string): string | undefined {
  if (!rules) return undefined;
  if (path === 'rule') return called(rules, 'rule', value);
  return path === 'setting' ? nameOf(rules, rule, value) : called(rules, 'choice', value);
}

function text(reading: Reading, path: string, value: string): string {
  const { t, subject, locale, codes } = reading;
  if (INSTANT.test(value)) return dateTime(value, locale);
  if (DAY.test(value)) return date(value, locale);
  if (MONTH.test(value)) return month(`${value}-01`, locale);
  const language = /^(locale|value)$/.test(path) && subject !== 'rule' ? LANGUAGE.exec(value)?.[1] : undefined;
  if (language) return word(t, 'auditField', language);
  const table = codes?.[CODES[path.split('.').at(-1) ?? ''] ?? ''];
  const code = table?.codes.find((one) => one.code === value)?.label;
  return code ?? (subject === 'rule' ? ofRules(reading, path, value) : inWords(reading, path, value)) ?? value;
}

function number({ subject, locale }: Reading, path: string, value: number): string {
  const [first = ''] = path.split('.');
  if (MONEY[subject]?.has(first)) return fen(value, locale);
  if (path === 'basis_points') return `${value / 100}%`;
  // seconds since 1970, as backups are named
  return path === 'taken_at' ? dateTime(new Date(value * 1000).toISOString(), locale) : String(value);
}

/** Several in one line, or one line for each that has parts. */
function list(reading: Reading, path: string, values: readonly unknown[]): string {
  const plain = values.every((one) => typeof one !== 'object');
  const shown = values.map((one) => valueText(reading, path, one));
  return shown.length > 0 ? shown.join(plain ? reading.t('common.listComma') : '\n') : '—';
}

/** The parts of a value, each with its name. */
export function partsText(reading: Reading, of: object, path = ''): string {
  const { t, subject } = reading;
  const parts = Object.entries(of).filter(([, value]) => value !== null && value !== '');
  const shown = parts.map(([key, value]) => {
    const at = path ? `${path}.${key}` : key;
    // what it is part of was said before
    const name = fieldLabel(t, subject, at).split(' · ').at(-1) ?? key;
    return t('auditPart.pair', { name, value: valueText(reading, at, value) });
  });
  return shown.join(t('auditPart.end')) || '—';
}

/** A recorded value as people read it. */
export function valueText(reading: Reading, path: string, value: unknown): string {
  const { t } = reading;
  if (value === undefined || value === null || value === '') return '—';
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
  if (typeof value === 'number') return number(reading, path, value);
  if (Array.isArray(value)) return list(reading, path, value);
  if (typeof value === 'object') return partsText(reading, value, path);
  return text(reading, path || 'value', String(value));
}
